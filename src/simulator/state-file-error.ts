/** A state file that cannot be used. It is never repaired or reset: the message names the file and the remedy. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
  /** Stable, for programs: what is wrong with the file. */
  readonly code: "unreadable" | "damaged" | "other-version" | "locked";
  /** The file's path as it was given. */
  readonly file: string;

  constructor(code: StateFileError["code"], file: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.file = file;
  }
}

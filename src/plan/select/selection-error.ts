/** A selection that selects nothing, or is not written as one. */
export class SelectionError extends Error {
  override readonly name = "SelectionError";
  readonly code = "selection";
  /** What to write instead. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

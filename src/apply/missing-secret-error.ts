/** A value to be sent names environment variables that are not set. Nothing was sent. */
export class MissingSecretError extends Error {
  override readonly name = "MissingSecretError";
  readonly code = "apply-secret-missing";

  constructor(names: readonly string[]) {
    super(`the environment variable ${names.join(", ")} is not set`);
  }
}

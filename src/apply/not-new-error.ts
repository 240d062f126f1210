/** The answer to a creation is an object that was in the space before: nothing may be built on it. */
export class NotNewError extends Error {
  override readonly name = "NotNewError";
  readonly code = "apply-not-new";

  constructor(id: string) {
    super(`the API answered the creation with ${id}, which was in the space before`);
  }
}

/** The API said that a write was done, and the space does not show it. */
export class NoEffectError extends Error {
  override readonly name = "NoEffectError";
  readonly code = "apply-no-effect";

  /** @param shown What the space shows instead. */
  constructor(shown: string) {
    super(`the API reported success, but ${shown}`);
  }
}

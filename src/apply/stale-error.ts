/** The space is no longer as the plan saw it, so that what was agreed to is not what would happen. */
export class StaleError extends Error {
  override readonly name = "StaleError";
  readonly code = "apply-stale";
}

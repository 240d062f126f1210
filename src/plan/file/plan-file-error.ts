/** A saved plan that cannot be used: damaged, changed by hand, or of another version. */
export class PlanFileError extends Error {
  override readonly name = "PlanFileError";
  readonly code = "plan-file";
}

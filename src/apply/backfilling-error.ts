import { stillBackfilling } from "../plan/change/withhold-backfilling.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { FirstComputation } from "../resources/first-computation.ts";

/** An object may be at its first computation since the plan was made, so it is not edited. */
export class BackfillingError extends Error {
  override readonly name = "BackfillingError";
  readonly code = "plan-still-backfilling";
  /** What can be done about it. */
  readonly hint: string | undefined;

  constructor(change: Change, found: Exclude<FirstComputation, { type: "over" }>) {
    const { message, hint } = stillBackfilling(change, found);
    super(message);
    this.hint = hint;
  }
}

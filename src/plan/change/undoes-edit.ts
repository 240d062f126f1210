import type { Change } from "../generated/plan.ts";

/** Whether a change takes back what somebody did in the space by hand, as far as a record of what was applied tells. */
export function undoesEdit({ reason, edited = [] }: Pick<Change, "reason" | "edited">): boolean {
  return reason === "drift" || edited.length > 0;
}

import type { Change } from "../plan/generated/plan.ts";

/** Whether a change destroys an object. */
export function isDestructive({ action }: Pick<Change, "action">): boolean {
  return action === "delete" || action === "replace";
}

/** Whether a warning says that everybody in an audience is sent again, which nothing takes back. */
export function isResync({ code }: Pick<Change["warnings"][number], "code">): boolean {
  return code === "plan-resync";
}

/** Whether a change sends everybody in an audience again. */
export function resyncs({ warnings }: Pick<Change, "warnings">): boolean {
  return warnings.some(isResync);
}

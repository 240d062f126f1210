import type { Change } from "../plan/generated/plan.ts";

/** Whether a change destroys an object. */
export function isDestructive({ action }: Pick<Change, "action">): boolean {
  return action === "delete" || action === "replace";
}

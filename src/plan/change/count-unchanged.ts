import type { Change, Plan } from "../generated/plan.ts";
import { isAsDeclared } from "./is-change.ts";

/** How many objects and parts are as declared, and how many of them are parts. */
export function countUnchanged(changes: readonly Change[]): Pick<Plan, "unchanged" | "unchangedParts"> {
  const same = changes.filter(isAsDeclared);
  const parts = same.filter(({ within }) => within !== undefined).length;
  return { unchanged: same.length, ...(parts > 0 && { unchangedParts: parts }) };
}

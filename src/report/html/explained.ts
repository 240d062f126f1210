import type { Change } from "../../plan/generated/plan.ts";

/**
 * Whether the files of the pull request explain a change; `undefined` where the plan was made without a base to compare
 * them with.
 */
export function isExplained(change: Change & { explained?: boolean }): boolean | undefined {
  return change.explained;
}

import type { Change, Plan } from "../plan/generated/plan.ts";
import { isBaseUnreadable } from "../plan/base/unreadable-base.ts";
import { count, plural } from "../values/words.ts";

/** What of a plan does not come from the files that it was made for. */
export interface Unexplained {
  changes: Change[];
  /** How much of the plan that is: `2 of 5 changes`, or `2 changes` where it is not known of the others. */
  share: string;
  /** Those of which something comes from there, each with what does not. */
  partly: { address: string; fields: readonly string[] }[];
}

/** Where such changes come from. */
export const OTHER_CAUSES = "manual edits, or an earlier merge that was not applied";

/** What of a plan its base does not explain. Without a base, nothing. */
export function findUnexplained({ changes, warnings }: Pick<Plan, "changes" | "warnings">): Unexplained {
  const judged = changes.filter(({ explained }) => explained !== undefined);
  const others = judged.filter(({ explained }) => explained === false);
  return {
    changes: others,
    share: warnings.some(isBaseUnreadable)
      ? plural(others.length, "change")
      : `${count(others.length)} of ${plural(judged.length, "change")}`,
    partly: others.flatMap(({ address, unexplainedFields: fields }) => (fields ? [{ address, fields }] : [])),
  };
}

/** What is said of a change that its base does not explain, or not in all fields. */
export function unexplainedText({ unexplainedFields: fields = [] }: Pick<Change, "unexplainedFields">): string {
  return `not explained by this branch${fields.length === 0 ? "" : `: ${fields.join(", ")}`}`;
}

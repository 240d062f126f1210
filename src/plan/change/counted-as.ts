import type { Change } from "../generated/plan.ts";
import { changedFields } from "./changed-fields.ts";

/** What a change counts as: its action, where an adoption that writes fields is told apart from one that only marks. */
export type CountedAction = Change["action"] | typeof ADOPT_WITH_CHANGES;

/** What an adoption counts as that writes fields of the object, which is an update of what others rely on. */
export const ADOPT_WITH_CHANGES = "adopt with changes";

/** What is counted, in guards, summaries and reports alike. */
export function countedAs(change: Pick<Change, "action" | "kind" | "before" | "after">): CountedAction {
  return change.action === "adopt" && changedFields(change).length > 0 ? ADOPT_WITH_CHANGES : change.action;
}

import { goneFields, writtenFields, type FieldChange } from "../plan/change/field-changes.ts";
import type { Change } from "../plan/generated/plan.ts";

/** What a report calls an object by, so that it stands at its head already. */
const NAME = "/name";

/** Whether something is lost with a value: an empty one is no setting that goes. */
function isWorthKeeping({ pointer, before }: FieldChange): boolean {
  return pointer !== NAME && !isEmpty(before);
}

function isEmpty(value: FieldChange["before"]): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The fields of a change as a report shows them: what becomes of them, and of a deletion what goes. */
export function shownFields(change: Change): FieldChange[] {
  return change.action === "delete" ? goneFields(change).filter(isWorthKeeping) : writtenFields(change);
}

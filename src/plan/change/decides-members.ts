import { kindOf } from "../../resources/kinds.ts";
import { fieldPath } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { changedFields } from "./changed-fields.ts";
import { isWritten } from "./is-change.ts";

/** The fields of a live object that a change edits and that decide who is in an audience, or what value of a trait somebody has. */
export function decidingFields({ kind, before, after }: Pick<Change, "kind" | "before" | "after">): string[] {
  if (before === null || after === null) return [];
  const deciding = new Set(
    kindOf(kind).fields.flatMap(({ pointer, decides }) => (decides ? [fieldPath(pointer)] : [])),
  );
  return changedFields({ kind, before, after }).filter((field) => deciding.has(field));
}

/** Whether others may be in a live audience after a change, or have another value of a trait, whatever else the plan does. */
export function decidesMembers(change: Pick<Change, "kind" | "before" | "after">): boolean {
  return decidingFields(change).length > 0;
}

/** Whether a live audience, or the one that a change is of, may have other members after the plan: by this change or by another. */
export function mayHaveOthers(change: Change): boolean {
  const { impact } = change;
  if (!isWritten(change)) return false;
  return impact.othersMayBeIn === true || (kindOf(change.kind).keyMeans === "audience" && decidesMembers(change));
}

/** Whether people may have other values of a live trait after a change. */
export function givesOtherValues(change: Change): boolean {
  return isWritten(change) && kindOf(change.kind).keyMeans === "trait" && decidesMembers(change);
}

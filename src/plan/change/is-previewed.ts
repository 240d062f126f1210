import { kindOf } from "../../resources/kinds.ts";
import { fieldPath } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { decidingFields } from "./decides-members.ts";

/** Whether a preview goes by all that a change edits and that decides who is in the audience. */
export function isPreviewed(change: Change): boolean {
  const { action, kind, unknown } = change;
  const { previewable, fields } = kindOf(kind);
  if (!previewable || action === "delete" || action === "forget" || unknown.length > 0) return false;
  const deciding = decidingFields(change);
  const previewed = new Set(fields.flatMap(({ pointer, previewed: is }) => (is ? [fieldPath(pointer)] : [])));
  return deciding.length > 0 && deciding.every((field) => previewed.has(field));
}

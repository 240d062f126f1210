import { stringify } from "safe-stable-stringify";
import { kindOf } from "../../resources/kinds.ts";
import { fieldPath, getAt } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";

/** The fields whose values a change of a live object changes, as rows of the table of their kind: `definition.query`. */
export function changedFields({ kind, before, after }: Pick<Change, "kind" | "before" | "after">): string[] {
  return kindOf(kind)
    .fields.map(({ pointer }) => pointer)
    .filter((pointer) => stringify(getAt(before ?? {}, pointer)) !== stringify(getAt(after ?? {}, pointer)))
    .map((pointer) => fieldPath(pointer));
}

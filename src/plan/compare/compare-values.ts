import { kindOf, partsOf } from "../../resources/kinds.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import type { JsonObject } from "../../values/json.ts";
import { getAt, setAt, type Pointer } from "../../values/pointer.ts";
import { fieldDifferences, type FieldChange } from "../change/field-changes.ts";
import { sameMeaning } from "../change/has-moved.ts";

/** What is compared of an object in one environment. */
export interface ComparedValues {
  spec: JsonObject;
  /** Fields that are not known, so that nothing is said of them. */
  notTold: readonly Pointer[];
}

/** What is declared of an object and of its parts. */
export interface DeclaredTree {
  declared: DeclaredResource;
  parts: readonly DeclaredResource[];
}

/** The fields of a kind that do not mean the same in two objects, each with both values, spelt as reports show them. */
export function compareValues(kindName: string, one: ComparedValues, other: ComparedValues): FieldChange[] {
  const [before, after]: [JsonObject, JsonObject] = [{}, {}];
  for (const rule of kindOf(kindName).fields) {
    const { pointer, comparison } = rule;
    const [left, right] = [getAt(one.spec, pointer), getAt(other.spec, pointer)];
    if (one.notTold.includes(pointer) || other.notTold.includes(pointer)) continue;
    if (left !== undefined && right !== undefined && sameMeaning(rule, left, right, one.spec)) continue;
    if (left !== undefined) setAt(before, pointer, comparison.tidy(left));
    if (right !== undefined) setAt(after, pointer, comparison.tidy(right));
  }
  return fieldDifferences(before, after);
}

/**
 * What two manifests say besides the fields of their objects. How an object is to be found and what it was called are about
 * one space, so `adopt` and `previousNames` are left out.
 */
export function compareMetadata(one: DeclaredTree, other: DeclaredTree): FieldChange[] {
  return fieldDifferences(besides(one, other.declared), besides(other, one.declared));
}

/** What a manifest says besides its fields. A list of parts that is empty counts where the other manifest has none. */
function besides({ declared, parts }: DeclaredTree, other: DeclaredResource): JsonObject {
  const { kind, parent, labels, protect, onRemove, replaceAllowed, manages } = declared;
  const lists: JsonObject = {};
  for (const part of partsOf(kind)) {
    const isEmpty = manages.includes(part.kind) && !parts.some((each) => each.kind === part.kind);
    if (isEmpty && !other.manages.includes(part.kind)) lists[part.parent?.field ?? ""] = [];
  }
  // Parts have the metadata of what they are part of.
  if (parent !== undefined) return lists;
  const metadata = {
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(protect && { protect }),
    ...(onRemove && { onRemove }),
    ...(replaceAllowed && { replace: "allow" }),
  };
  return { ...(Object.keys(metadata).length > 0 && { metadata }), ...lists };
}

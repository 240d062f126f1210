import { hashField, readBaseline } from "../../resources/baseline.ts";
import { kindOf } from "../../resources/kinds.ts";
import { hashKey, type Ownership } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { isUntouched } from "./is-leftover.ts";

/** Whether an object carries a marker that was written for another: one with another key. */
export function isCopy(object: LiveResource, marker: Ownership): boolean {
  return hasAnotherKey(object, marker) && !isUnfinished(object, marker);
}

/**
 * Whether an object is as a run leaves it whose creation got another key than was expected, and that has not written the
 * marker again: it still has the name that it was created with, and nobody has edited it since. Whoever gives that name to
 * a copy edits the copy. What is not told is not known, and then it is a copy.
 */
export function isUnfinished(object: LiveResource, marker: Ownership): boolean {
  const { keyHash, baseline } = marker;
  const kind = kindOf(object.kind);
  const rule = kind.fields.find(({ pointer }) => pointer === "/name");
  const created = readBaseline(kind, baseline).get("/name");
  return (
    hasAnotherKey(object, marker) &&
    keyHash === hashKey(kind.predictKey(object.name)) &&
    (created === undefined || (rule !== undefined && hashField(rule, object.name, object.spec) === created)) &&
    isUntouched(object)
  );
}

function hasAnotherKey({ key = "" }: LiveResource, { keyHash }: Ownership): boolean {
  return key !== "" && keyHash !== hashKey(key);
}

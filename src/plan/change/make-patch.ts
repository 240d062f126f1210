import jsonpatch from "fast-json-patch";
import type { ResourceKind } from "../../resources/kind.ts";
import { getAt } from "../../values/pointer.ts";
import type { JsonObject } from "../../values/json.ts";
import type { PatchOperation } from "../generated/plan.ts";

/**
 * The patch from one state of an object to another (RFC 6902). It starts with a `test` for every field that has a value
 * before, changed or not: a patch that applies proves that nothing moved since it was made.
 */
export function makePatch(kind: ResourceKind, before: JsonObject | null, after: JsonObject | null): PatchOperation[] {
  if (!before) return after ? [{ op: "add", path: "", value: after }] : [];
  const tests = kind.fields.flatMap(({ pointer }): PatchOperation[] => {
    const value = getAt(before, pointer);
    return value === undefined ? [] : [{ op: "test", path: pointer, value }];
  });
  if (!after) return [...tests, { op: "remove", path: "" }];
  return [...tests, ...(jsonpatch.compare(before, after) as PatchOperation[])];
}

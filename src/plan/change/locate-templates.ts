import type { ResourceKind } from "../../resources/kind.ts";
import { getAt, childPointer, type Pointer } from "../../values/pointer.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";

/**
 * Where declared templates stand in values that are spelt in one order: the items of a set are sorted there.
 *
 * @param pointers Templates, as places in the declared values.
 * @param values The same fields as they are shown and written.
 */
export function locateTemplates(
  kind: ResourceKind,
  declared: JsonObject,
  pointers: readonly Pointer[],
  values: JsonObject,
): Pointer[] {
  return pointers.flatMap((pointer) => {
    const text = getAt(declared, pointer);
    const whole = kind.fields.some((rule) => rule.pointer === pointer);
    if (whole || getAt(values, pointer) === text) return [pointer];
    const field = kind.fields.find((rule) => pointer.startsWith(`${rule.pointer}/`))?.pointer ?? "";
    return findLeaves(getAt(values, field), field, text);
  });
}

function findLeaves(value: JsonValue | undefined, at: Pointer, text: JsonValue | undefined): Pointer[] {
  if (typeof value !== "object" || value === null) return value === text && value !== undefined ? [at] : [];
  return Object.entries(value).flatMap(([key, member]) => findLeaves(member, childPointer(at, key), text));
}

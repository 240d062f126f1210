import { comesByItself } from "../../resources/comes-by-itself.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { absenceSays, readTold } from "../../resources/told.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import { partOf } from "./compare-fields.ts";

/**
 * Whether a live object means in a field what it meant before, as far as both readings tell.
 *
 * @param before The values of that reading that a change shows.
 * @param spokenOf Values that say which part of a field is meant, where that is not all of it.
 */
export function hasMoved(rule: FieldRule, before: JsonObject, now: JsonObject, spokenOf: JsonObject): boolean {
  const { pointer, comparison } = rule;
  const shown = getAt(before, pointer) ?? absenceSays(rule, before).value;
  const { value } = readTold(rule, now);
  if (comparison.accompanies || shown === undefined || value === undefined) return false;
  const part = partOf(rule, value, getAt(spokenOf, pointer) ?? value);
  return !sameMeaning(rule, shown, part, now);
}

/**
 * Whether a live object that is to go has in a field what it did not have before, or no longer what it had, as far as both
 * readings tell. All of the value counts, keys that nobody declares among it, because all of it goes.
 *
 * @param before All values of that reading.
 */
export function hasMovedAtAll(rule: FieldRule, before: JsonObject, now: JsonObject): boolean {
  const { pointer, comparison } = rule;
  const { value } = readTold(rule, now);
  if (comparison.accompanies || value === undefined) return false;
  const shown = getAt(before, pointer) ?? absenceSays(rule, before).value;
  // What the plan did not see, nobody agreed to lose; but for what a field is without anybody's doing.
  return shown === undefined
    ? !comesByItself(rule, value, now)
    : !sameMeaning(rule, shown, comparison.tidy(value), now);
}

/** Whether two declarations mean the same in the given fields, however they are written. */
export function sameFields(
  kind: ResourceKind,
  before: JsonObject,
  now: JsonObject,
  pointers: readonly Pointer[],
): boolean {
  return kind.fields.every((rule) => {
    const { pointer, comparison } = rule;
    if (!pointers.includes(pointer) || comparison.accompanies) return true;
    const [left, right] = [getAt(before, pointer), getAt(now, pointer)];
    return left === undefined || right === undefined ? left === right : sameMeaning(rule, left, right, now);
  });
}

/**
 * Whether a declaration asks for nothing in the given fields that the earlier one did not: what is to be done along with a
 * write counts, too, and `false` asks for nothing.
 */
export function asksTheSame(
  kind: ResourceKind,
  earlier: JsonObject,
  now: JsonObject,
  pointers: readonly Pointer[],
): boolean {
  const asks = (spec: JsonObject, pointer: Pointer): boolean => (getAt(spec, pointer) ?? false) !== false;
  return (
    sameFields(kind, earlier, now, pointers) &&
    kind.fields.every(
      ({ pointer, comparison }) =>
        !comparison.accompanies || !pointers.includes(pointer) || asks(earlier, pointer) || !asks(now, pointer),
    )
  );
}

/** Whether two values of a field mean the same, however they are written. @param spec The whole object that has one of them. */
export function sameMeaning({ comparison }: FieldRule, left: JsonValue, right: JsonValue, spec: JsonObject): boolean {
  return JSON.stringify(comparison.normalise(left, spec)) === JSON.stringify(comparison.normalise(right, spec));
}

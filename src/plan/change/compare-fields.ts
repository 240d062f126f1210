import type { RuleCode } from "../../diagnostics/codes.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { getAt, setAt, type Pointer } from "../../values/pointer.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";

/** The declared fields of one object beside the live ones. */
export interface FieldComparisonResult {
  /** Live values of the declared fields. */
  before: JsonObject;
  /** The same fields as they are to be. Where both mean the same, the live spelling stays. */
  after: JsonObject;
  /** The fields that differ. */
  changed: Pointer[];
  /** Those of them that the API does not edit in place, with the reason. */
  replaces: { pointer: Pointer; reason: string }[];
  /** What is worth saying about fields that count as equal. */
  notes: { pointer: Pointer; code: RuleCode }[];
}

/** Compares what is declared, field by field, by the rules of the kind. Fields that are not declared do not exist here. */
export function compareFields(kind: ResourceKind, declared: JsonObject, live: JsonObject): FieldComparisonResult {
  const result: FieldComparisonResult = { before: {}, after: {}, changed: [], replaces: [], notes: [] };
  for (const rule of kind.fields) {
    const { pointer, comparison } = rule;
    const declaredValue = getAt(declared, pointer);
    if (declaredValue === undefined) continue;
    const liveValue = getAt(live, pointer);
    const livePart = liveValue === undefined ? undefined : partOf(rule, liveValue, declaredValue);
    const { equal, note } = comparison.compare(declaredValue, liveValue, live);
    if (note) result.notes.push({ pointer, code: note });
    if (livePart !== undefined) setAt(result.before, pointer, equal ? livePart : comparison.tidy(livePart));
    if (!equal) setAt(result.after, pointer, comparison.tidy(declaredValue));
    else if (livePart !== undefined) setAt(result.after, pointer, livePart);
    if (equal) continue;
    result.changed.push(pointer);
    const reason = replacementReason(rule, live, declared);
    if (reason !== undefined) result.replaces.push({ pointer, reason });
  }
  if (result.changed.length > 0) addCompanions(kind, declared, result);
  return result;
}

/** What is to be done along with a write stands in it when it is asked for. */
function addCompanions(kind: ResourceKind, declared: JsonObject, { after }: FieldComparisonResult): void {
  for (const { pointer, comparison } of kind.fields) {
    const declaredValue = getAt(declared, pointer);
    if (comparison.accompanies && declaredValue !== undefined && declaredValue !== false)
      setAt(after, pointer, declaredValue);
  }
}

/** The part of a live value that a declared one speaks about. */
export function partOf({ comparison }: FieldRule, live: JsonValue, declared: JsonValue): JsonValue {
  return comparison.part?.(live, declared) ?? live;
}

/** The given fields of an object, in the order in which people read them. */
export function projectFields(kind: ResourceKind, source: JsonObject, pointers?: readonly Pointer[]): JsonObject {
  const projection: JsonObject = {};
  for (const { pointer } of kind.fields) {
    const value = getAt(source, pointer);
    if (value !== undefined && (pointers?.includes(pointer) ?? true)) setAt(projection, pointer, value);
  }
  return projection;
}

/** Every field that an object has a value for, spelt as it is shown and written. */
export function tidyFields(kind: ResourceKind, source: JsonObject): JsonObject {
  const tidied: JsonObject = {};
  for (const { pointer, comparison } of kind.fields) {
    const value = getAt(source, pointer);
    if (value !== undefined) setAt(tidied, pointer, comparison.tidy(value));
  }
  return tidied;
}

/** Which fields of the kind an object has a value for. */
export function presentFields(kind: ResourceKind, source: JsonObject): Pointer[] {
  return kind.fields.map((rule) => rule.pointer).filter((pointer) => getAt(source, pointer) !== undefined);
}

/**
 * Whether an object means in some fields what it meant before, however it is written.
 *
 * @param spokenOf Values that say which part of a field is meant, where that is not all of it.
 */
export function sameFields(
  kind: ResourceKind,
  before: JsonObject,
  now: JsonObject,
  pointers: readonly Pointer[],
  spokenOf: JsonObject = before,
): boolean {
  return kind.fields.every((rule) => {
    const { pointer, comparison } = rule;
    if (!pointers.includes(pointer) || comparison.accompanies) return true;
    const [left, whole] = [getAt(before, pointer), getAt(now, pointer)];
    const right = whole === undefined ? undefined : partOf(rule, whole, getAt(spokenOf, pointer) ?? whole);
    if (left === undefined || right === undefined) return left === right;
    return JSON.stringify(comparison.normalise(left)) === JSON.stringify(comparison.normalise(right));
  });
}

function replacementReason(
  { change, replacesBecause, pointer }: FieldRule,
  live: JsonObject,
  declared: JsonObject,
): string | undefined {
  if (change === "create-only") return "it is fixed when the object is created";
  const declaredValue = getAt(declared, pointer);
  return declaredValue === undefined ? undefined : replacesBecause?.(getAt(live, pointer), declaredValue, declared);
}

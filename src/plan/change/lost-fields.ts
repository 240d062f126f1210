import { comesByItself } from "../../resources/comes-by-itself.ts";
import { declareSettings } from "../../resources/declare-settings.ts";
import { toDeclared } from "../../resources/declare-spec.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { undeclaredPart } from "../../resources/settings.ts";
import { readTold } from "../../resources/told.ts";
import { overlay } from "../../resources/wire-values.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import { getAt, setAt, type Pointer } from "../../values/pointer.ts";

/** A live object and what is to be created in its place. */
export interface Successor {
  /** What the manifest declares. */
  declared: JsonObject;
  /** The values of the live object. */
  live: JsonObject;
  /** The values of the new object. */
  after: JsonObject;
  /** For parts: the values of the audience that they will belong to. */
  audienceAfter?: JsonObject | undefined;
}

/** What a replacement would lose of its object. */
export interface LostFields {
  pointers: Pointer[];
  /** The fields as a manifest declares them. What the API masks is the mention of a variable whose name is to be chosen. */
  spec: JsonObject;
}

/**
 * The fields that the space tells of a live object, that its manifest does not declare, and that a new object would not
 * have by itself. Of a field that the space does not tell, nothing is known to be lost; what a new object of these values
 * cannot have, nobody can keep.
 */
export function lostFields(kind: ResourceKind, { declared, live, after, audienceAfter }: Successor): LostFields {
  const told = kind.fields.flatMap((rule) => {
    const { keysOf } = rule;
    if (keysOf !== undefined && getAt(after, keysOf) !== getAt(live, keysOf)) return [];
    const value = undeclaredValue(rule, declared, live);
    return value === undefined ? [] : [{ rule, value }];
  });
  const kept: JsonObject = {};
  for (const { rule, value } of told) setAt(kept, rule.pointer, value);
  const possible = kind.creatable(overlay(after, kept), audienceAfter);
  const lost = told.filter(({ rule, value }) => {
    const needs = rule.absent?.needs;
    if (needs && getAt(possible, needs.pointer) !== needs.value) return false;
    if (getAt(possible, rule.pointer) === undefined) return false;
    if (getAt(declared, rule.pointer) !== undefined) return true;
    const given = getAt(after, rule.pointer);
    return given === undefined
      ? !comesByItself(rule, value, possible)
      : !rule.comparison.compare(given, value, possible).equal;
  });
  const spec: JsonObject = {};
  for (const { rule, value } of lost) {
    const needs = rule.absent?.needs;
    if (needs && getAt(declared, needs.pointer) === undefined) setAt(spec, needs.pointer, needs.value);
    setAt(spec, rule.pointer, write(rule, value));
  }
  return { pointers: lost.map(({ rule }) => rule.pointer), spec };
}

/** What a live value says that the manifest does not, if anything. */
function undeclaredValue(rule: FieldRule, declared: JsonObject, live: JsonObject): JsonValue | undefined {
  const own = getAt(declared, rule.pointer);
  if (own !== undefined && !rule.comparison.part) return undefined;
  const value = readTold(rule, live).value ?? undefined;
  return value === undefined || !rule.comparison.part ? value : undeclaredPart(value, own);
}

function write(rule: FieldRule, value: JsonValue): JsonValue {
  return rule.comparison.part && isJsonObject(value) ? writeSettings(value) : toDeclared(rule, value);
}

/** Settings as a manifest declares them. Which variable holds a secret that the API masks is for a person to say. */
export function writeSettings(settings: JsonObject): JsonObject {
  return declareSettings(settings, () => "NAME");
}

import type { JsonObject, JsonValue } from "../values/json.ts";
import { getAt, parentPointer, type Pointer } from "../values/pointer.ts";
import type { Comparison, FieldRule, LeftOut } from "./field-rule.ts";

/** How a declared value and what the space says of its field stand to each other. */
export interface ToldComparison extends Comparison {
  /** Whether the space says anything of the field. Where it does not, the two count as equal: nothing is concluded. */
  told: boolean;
}

/** Holds a declared value against a live object. Every comparison with the space goes this way. */
export function compareTold(rule: FieldRule, declared: JsonValue, live: JsonObject): ToldComparison {
  const { comparison, absent } = rule;
  const { value, note = "plan-not-told" } = readTold(rule, live);
  if (value !== undefined) return { ...comparison.compare(declared, value, live), told: true };
  if (comparison.untold) return { equal: true, told: true };
  // What a manifest without the field amounts to is what an answer without it amounts to.
  const usual = absent?.means(live);
  if (usual !== undefined && comparison.compare(declared, usual, live).equal) return { equal: true, told: true };
  return { equal: true, told: false, note };
}

/**
 * What a live object says of a field: its value, or what its absence says by the field's row. An absence says something
 * only where the object around the field was answered.
 */
export function readTold(rule: FieldRule, live: JsonObject): LeftOut {
  const value = getAt(live, rule.pointer);
  if (value !== undefined && value !== null) return { value };
  return getAt(live, parentPointer(rule.pointer)) === undefined ? {} : absenceSays(rule, live);
}

/** The fields that every manifest of a kind has to declare and of which a live object says nothing, the outermost that is missing. */
export function untoldRequired(fields: readonly FieldRule[], live: JsonObject): Pointer[] {
  const untold = fields.filter((rule) => rule.clear === "required" && readTold(rule, live).value === undefined);
  return [...new Set(untold.map(({ pointer }) => outermostMissing(pointer, live)))];
}

function outermostMissing(pointer: Pointer, live: JsonObject): Pointer {
  const parent = parentPointer(pointer);
  return getAt(live, parent) === undefined ? outermostMissing(parent, live) : pointer;
}

/** What the absence of a field says beside the other values of the object. */
export function absenceSays({ leftOutSays }: FieldRule, live: JsonObject): LeftOut {
  return leftOutSays?.(live) ?? {};
}

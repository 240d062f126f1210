import { hashField, readBaseline } from "../../resources/baseline.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { readTold } from "../../resources/told.ts";
import type { JsonObject } from "../../values/json.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";

/** The three sides of an object. */
export interface ThreeSides {
  /** What was last applied, as the marker has it. */
  baseline: string;
  /** What the manifest says, with the keys that are known. */
  declared: JsonObject;
  /** What is in the space. */
  live: JsonObject;
  /** The fields that differ between the manifest and the space. */
  changed: readonly Pointer[];
  /** Declared fields whose texts name keys that are not known yet. */
  unknown: readonly Pointer[];
}

/** Who moved in which field. */
export interface FieldStates {
  /** Fields that somebody edited in the space. A field without a baseline is never among them. */
  edited: NonNullable<Change["edited"]>;
  /** Whether the manifest asks for anything that was not applied. */
  pending: boolean;
  /**
   * Whether the marker has to be renewed so that later edits are seen as what they are: a declared field is not as the
   * baseline has it, or the baseline has one that is not declared any more.
   */
  baselineIsOld: boolean;
}

/**
 * Holds manifest and space against what was last applied, field by field and by meaning:
 *
 * | space     | manifest  | state                                       |
 * | --------- | --------- | ------------------------------------------- |
 * | as applied | another  | pending                                     |
 * | another   | as applied | edited                                     |
 * | another   | a third   | edited, and pending                         |
 * | the same as the manifest, not as applied | | converged: the baseline is old |
 */
export function fieldStates(kind: ResourceKind, sides: ThreeSides): FieldStates {
  const { declared, live, changed, unknown } = sides;
  const applied = readBaseline(kind, sides.baseline);
  const states: FieldStates = { edited: [], pending: false, baselineIsOld: false };
  for (const rule of kind.fields) {
    const { pointer } = rule;
    const wasApplied = applied.get(pointer);
    const isDeclared = unknown.includes(pointer) ? undefined : hashField(rule, getAt(declared, pointer), declared);
    const { value: told } = readTold(rule, live);
    // What is neither told nor written is not known to be as declared.
    const known = told !== undefined || changed.includes(pointer);
    if (known && isDeclared !== undefined && isDeclared !== wasApplied) states.baselineIsOld = true;
    // Remembered any longer, a field that is declared again one day would be called edited for what happened in between.
    if (wasApplied !== undefined && getAt(declared, pointer) === undefined) states.baselineIsOld = true;
    if (!changed.includes(pointer)) continue;
    const declaredAsApplied = isDeclared === wasApplied;
    // What the space does not tell, nobody is said to have edited.
    if (wasApplied !== undefined && told !== undefined && hashField(rule, told, live) !== wasApplied)
      states.edited.push({ pointer, declaredAsApplied });
    if (!declaredAsApplied || wasApplied === undefined) states.pending = true;
  }
  return states;
}

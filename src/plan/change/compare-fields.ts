import type { RuleCode } from "../../diagnostics/codes.ts";
import type { EditVerdict, FieldRule } from "../../resources/field-rule.ts";
import type { KnownBehaviour } from "../../resources/known-behaviour.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { compareTold } from "../../resources/told.ts";
import { getAt, setAt, type Pointer } from "../../values/pointer.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";

/** What decides whether an edit is done in place, besides the values. */
interface KnownOfEdit {
  /** How the server computes the live object. */
  cadence?: string;
  behaviour?: KnownBehaviour;
}

/** Something worth saying about one field. */
export interface FieldNote {
  pointer: Pointer;
  code: RuleCode;
  /** What makes the values equal, by name, where the note is about that. */
  equalBy?: readonly string[];
  /** What is wrong with the live value, which stays, and not with the declared one. */
  keeps?: readonly string[];
}

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
  /** Declared fields of which the space says nothing. They count as equal, unless they are to be written all the same. */
  untold: Pointer[];
  /** What is worth saying about fields that are left as they are, and about edits of which something is not known. */
  notes: FieldNote[];
}

/**
 * Compares what is declared, field by field, by the rules of the kind. Fields that are not declared do not exist here. A
 * field of which the space says nothing is no difference, and is never a reason to create the object anew.
 *
 * @param writesAlike Whether what is declared for a field that counts as equal is to be written all the same; told whether
 *   the space says anything of it. Default: for none.
 * @param known How the server computes the live object, where it says so, and how the space behaves. Default: nothing is known.
 */
export function compareFields(
  kind: ResourceKind,
  declared: JsonObject,
  live: JsonObject,
  writesAlike: (rule: FieldRule, told: boolean) => boolean = () => false,
  known: KnownOfEdit = {},
): FieldComparisonResult {
  const result: FieldComparisonResult = { before: {}, after: {}, changed: [], replaces: [], untold: [], notes: [] };
  for (const rule of kind.fields) {
    const { pointer, comparison, change } = rule;
    const declaredValue = getAt(declared, pointer);
    if (declaredValue === undefined) continue;
    const { told, note, equalBy, keeps, ...compared } = compareTold(rule, declaredValue, live);
    const equal = compared.equal && (change === "create-only" || !writesAlike(rule, told));
    if (!told) result.untold.push(pointer);
    if (note && equal) result.notes.push({ pointer, code: note, ...(equalBy && { equalBy }), ...(keeps && { keeps }) });
    const liveValue = getAt(live, pointer) ?? undefined;
    const livePart = liveValue === undefined ? undefined : partOf(rule, liveValue, declaredValue);
    if (livePart !== undefined) setAt(result.before, pointer, equal ? livePart : comparison.tidy(livePart));
    if (!equal) setAt(result.after, pointer, comparison.tidy(declaredValue));
    else if (livePart !== undefined) setAt(result.after, pointer, livePart);
    if (equal) continue;
    result.changed.push(pointer);
    const verdict = told ? judgeEdit(rule, live, declared, known) : {};
    if (verdict.reason !== undefined) result.replaces.push({ pointer, reason: verdict.reason });
    if (verdict.note !== undefined) result.notes.push({ pointer, code: verdict.note });
  }
  if (result.changed.length > 0) addCompanions(kind, declared, result);
  return result;
}

/**
 * What is to be done along with a write stands in it when it is asked for. What the space says nothing of is written
 * again beside what the API takes as a whole: left out, it might be lost.
 */
function addCompanions(kind: ResourceKind, declared: JsonObject, result: FieldComparisonResult): void {
  const { after, changed, untold } = result;
  const sections = new Set(changed.map(sectionOf));
  for (const { pointer, comparison } of kind.fields) {
    const declaredValue = getAt(declared, pointer);
    if (declaredValue === undefined) continue;
    const asked = comparison.accompanies === true && declaredValue !== false;
    const silent = untold.includes(pointer) && !changed.includes(pointer);
    const together = kind.updatedWhole === true || (sectionOf(pointer) !== pointer && sections.has(sectionOf(pointer)));
    if (asked) setAt(after, pointer, declaredValue);
    if (!silent || !together) continue;
    setAt(after, pointer, comparison.tidy(declaredValue));
    result.notes = result.notes.filter((note) => note.pointer !== pointer);
  }
}

/** The outermost object that a field is in; a field that is in none is its own. */
function sectionOf(pointer: Pointer): Pointer {
  const end = pointer.indexOf("/", 1);
  return end === -1 ? pointer : pointer.slice(0, end);
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

function judgeEdit(
  { change, replacesBecause, pointer, inPlaceWhere }: FieldRule,
  live: JsonObject,
  declared: JsonObject,
  { cadence, behaviour = {} }: KnownOfEdit,
): EditVerdict {
  // Seen in the space stands over said of all of them.
  if (inPlaceWhere?.every((edit) => behaviour[edit] === "accepted")) return {};
  if (change === "create-only") return { reason: "it is fixed when the object is created" };
  const after = getAt(declared, pointer);
  if (after === undefined) return {};
  return (
    replacesBecause?.({ before: getAt(live, pointer), after, declared, ...(cadence !== undefined && { cadence }) }) ??
    {}
  );
}

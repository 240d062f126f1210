import { comesByItself } from "../../resources/comes-by-itself.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { kindOf } from "../../resources/kinds.ts";
import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import { stringify } from "safe-stable-stringify";
import type { Change } from "../generated/plan.ts";
import { sentAlong } from "./sent-along.ts";
import { fieldPath, childPointer, getAt, setAt, someWithin, type Pointer } from "../../values/pointer.ts";

/** One field of a change. */
export interface FieldChange extends Difference {
  /** The field as people read it: `definition.query`. */
  field: string;
}

/** A place where two values differ. */
interface Difference {
  pointer: Pointer;
  /** `undefined` where there is no value. */
  before: JsonValue | undefined;
  after: JsonValue | undefined;
}

/** The fields that a change touches, or would touch if it were not left out: all for a creation, the differing ones otherwise. */
export function fieldChanges(change: Change): FieldChange[] {
  // A mask differs from every secret, also from the one that it stands for.
  return writtenFields(change).filter(({ pointer }) => sentAlong(change, pointer) !== "same");
}

/** The same with the secrets that are sent along as they were sent last: written, and no difference that is known. */
export function writtenFields(change: Change): FieldChange[] {
  const { kind, before, after, action, replaces } = change;
  if (action === "delete" || action === "forget") return [];
  if (action === "withheld" && (before === null || after === null)) return [];
  const found = fieldDifferences(before ?? {}, after ?? {});
  return replaces ? found.filter((each) => isSeen(each, kindOf(kind), before ?? {}, after ?? {})) : found;
}

/** The fields in which two objects differ. */
export function fieldDifferences(before: JsonObject, after: JsonObject): FieldChange[] {
  return differences(before, after, "").map((each) => ({
    field: fieldPath(each.pointer, each.before === undefined ? after : before),
    ...each,
  }));
}

/** What goes with an object that is deleted: its fields, each with the value that is lost. */
export function goneFields({ before, action }: Pick<Change, "before" | "action">): FieldChange[] {
  if (action !== "delete") return [];
  return fieldDifferences(before ?? {}, {});
}

/**
 * Whether a field of a new object is another one than the old object's. What the API takes on creation and never shows is
 * no difference, and neither is what a new object has without being told.
 */
function isSeen(each: FieldChange, kind: ResourceKind, before: JsonObject, after: JsonObject): boolean {
  if (each.before === undefined) return isAsked(each.after);
  if (each.after !== undefined) return true;
  const rule = kind.fields.find(({ pointer }) => someWithin([each.pointer], pointer));
  const value = rule && getAt(before, rule.pointer);
  if (!rule || value === undefined) return true;
  const whole = structuredClone(after);
  setAt(whole, rule.pointer, value);
  return !comesByItself(rule, value, whole);
}

/** Whether a value without one before it asks for something to be done. */
function isAsked(value: JsonValue | undefined): boolean {
  return value === true;
}

/** Objects are told apart member by member. Lists are one value: they are compared and shown whole. */
function differences(before: JsonValue | undefined, after: JsonValue | undefined, pointer: Pointer): Difference[] {
  const members = membersOf(before, after);
  if (members)
    return members.flatMap((key) => differences(member(before, key), member(after, key), childPointer(pointer, key)));
  // The order of an object's keys never has a meaning.
  if (stringify(before) === stringify(after)) return [];
  return [{ pointer, before, after }];
}

/** The keys to go on with; `undefined` where both sides are to be compared as they are. */
function membersOf(before: JsonValue | undefined, after: JsonValue | undefined): string[] | undefined {
  const objects = [before, after].filter((value) => value !== undefined);
  if (!objects.every(isJsonObject)) return undefined;
  const keys = [...new Set(objects.flatMap(Object.keys))];
  // An empty object that comes or goes is a difference, too.
  return keys.length === 0 && objects.length === 1 ? undefined : keys;
}

import { droppedByEdit } from "./dropped-by-edit.ts";
import { changedFields } from "../plan/change/changed-fields.ts";
import { fieldChanges } from "../plan/change/field-changes.ts";
import { keysNotKnown } from "../plan/change/keys-not-known.ts";
import { isSentAgain } from "../plan/change/sends-secrets.ts";
import type { Change } from "../plan/generated/plan.ts";
import { coverMasks } from "../values/masked-value.ts";
import { fieldPath, removeAt, touchesAny } from "../values/pointer.ts";
import type { DriftedField, DriftedObject, DriftedPart, PartDifference } from "./drift.ts";

/**
 * The object of a change that would take it back to what was applied. A change reads from what is live to what will be,
 * drift from what was applied to what is live: this is the one place where they are turned round.
 */
export function toDriftedObject(change: Change): DriftedObject {
  const { address, kind, name, id, key, within, live, source, warnings } = change;
  // What a plan would do to members is nothing that happened to them.
  const { othersMayBeIn: _, ...impact } = change.impact;
  return {
    address,
    kind,
    name,
    ...(id !== undefined && { id }),
    ...(key !== undefined && { key }),
    ...(within && { within }),
    ...(live && { live }),
    impact,
    ...(source && { source }),
    warnings,
    fields: fieldChanges(change).map((each) => toDriftedField(change, each)),
    rows: changedFields(change),
  };
}

/** A change without those readers of a filter's events that only a manifest declares: what is not in the space reads none yet. */
export function readInSpace(change: Change, changes: ReadonlyMap<string, Pick<Change, "id">>): Change {
  const { eventReaders, ...impact } = change.impact;
  if (!eventReaders) return change;
  const isThere = (address: string): boolean => !changes.has(address) || changes.get(address)?.id !== undefined;
  const own = eventReaders.filter(({ dependent }) => isThere(dependent));
  return { ...change, impact: { ...impact, ...(own.length > 0 && { eventReaders: own }) } };
}

/** An edited object, with the edited fields alone: what is only pending in it is no drift. */
export function toEditedObject(change: Change): DriftedObject {
  const { edited = [] } = change;
  const stateOf = (pointer: string) => edited.find((each) => touchesAny([each.pointer], pointer));
  const object = toDriftedObject(change);
  const fields = object.fields.flatMap((field): DriftedField[] => {
    const state = stateOf(field.pointer);
    if (!state) return [];
    if (state.declaredAsApplied) return [field];
    const { applied: declared, ...rest } = field;
    const keysOf = keysNotKnown(change, field.pointer);
    return [{ ...rest, applied: undefined, notKnown: { declared, keysOf } }];
  });
  const rows = object.rows.filter((row) => edited.some(({ pointer }) => fieldPath(pointer) === row));
  const dropped = droppedByEdit(change);
  return { ...object, fields, rows, ...(dropped && { dropped }) };
}

/** A change without what takes back edits, which are told as drift: what is left of it is pending. */
export function withoutEdits(change: Change): Change {
  const { edited = [], before, after, readings } = change;
  const undone = edited.filter(({ declaredAsApplied }) => declaredAsApplied).map(({ pointer }) => pointer);
  if (undone.length === 0 || !before || !after) return change;
  const [was, becomes] = [structuredClone(before), structuredClone(after)];
  for (const pointer of undone) {
    removeAt(was, pointer);
    removeAt(becomes, pointer);
  }
  return {
    ...change,
    before: was,
    after: becomes,
    edited: edited.filter(({ declaredAsApplied }) => !declaredAsApplied),
    ...(readings && { readings: readings.filter(({ pointer }) => !touchesAny(undone, pointer)) }),
  };
}

/** A part with how it differs. @param audience What people call its audience. */
export function toDriftedPart(change: Change, audience: string): DriftedPart {
  const object = toDriftedObject(change);
  const sentAgain = fieldChanges(change).filter((each) => isSentAgain(change, each));
  const fields = object.fields.filter(({ pointer }) => !sentAgain.some((each) => each.pointer === pointer));
  const rows = object.rows.filter((row) => fields.some(({ pointer }) => isBelowRow(pointer, row)));
  return {
    ...object,
    ...(sentAgain.length > 0 && { fields, rows }),
    difference: differences[change.action] ?? "fields",
    audience,
  };
}

function isBelowRow(pointer: string, row: string): boolean {
  const path = fieldPath(pointer);
  return path === row || path.startsWith(`${row}.`);
}

const differences: Partial<Record<Change["action"], PartDifference>> = { create: "missing", delete: "undeclared" };

function toDriftedField(
  { readings = [], unknown, secrets = [], otherInSpace = [] }: Change,
  { field, pointer, before: live, after: applied }: ReturnType<typeof fieldChanges>[number],
): DriftedField {
  const reading = readings.find((each) => each.pointer === pointer);
  const words = reading && {
    ...(reading.after !== undefined && { applied: reading.after }),
    ...(reading.before !== undefined && { live: reading.before }),
  };
  return {
    field,
    pointer,
    applied,
    // Even of a mask, the API leaves the last characters of a secret readable.
    live: live === undefined ? undefined : coverMasks(live),
    ...(words && { inWords: words }),
    ...(touchesAny(unknown, pointer) && { keyUnknown: true as const }),
    ...(touchesAny(secrets, pointer) && { secret: true as const }),
    ...(otherInSpace.some((each) => each.pointer === pointer) && { otherSecret: true as const }),
  };
}

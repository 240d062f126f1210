import { fieldsOf, meaningOf, respell, type FieldRow, type Value } from "./fields.ts";
import { nameOf, type Known, type LiveObject } from "./model.ts";
import { freeName, pick } from "./pick.ts";
import type { RealSpace } from "./real-space.ts";
import type { Hand } from "./steps.ts";
import { lists, MARKER, toBody } from "./wire.ts";

type FieldHand = Extract<Hand, { field: number }>;

/** Edits a field in the space, to another value or to the same in another spelling. */
export async function editByHand(
  known: Known,
  space: RealSpace,
  object: LiveObject,
  hand: FieldHand,
): Promise<string | undefined> {
  const { kind, id, values, mark } = object;
  const row = pick(fieldsOf[kind], hand.field);
  const before = row && values[row.field];
  if (!row || before === undefined) return undefined;
  const { field } = row;
  const after = wantedValue(known, object, row, hand);
  // A description cannot be empty in the space, unless a marker is in it.
  if (after === undefined || after === before || (after === "" && !mark)) return undefined;
  const told =
    hand.type === "edit"
      ? `somebody sets ${field} of ${nameOf(object)} to ${meaningOf(field, after)}`
      : `somebody spells ${field} of ${nameOf(object)} in another way`;
  const marker = field === "description" ? MARKER.exec(space.descriptionOf(kind, id))?.[0] : undefined;
  const sent = marker === undefined ? after : `${String(after)}\n${marker}`;
  await space.send("PATCH", `${lists[kind]}/${id}`, toBody(kind, { [field]: sent }));
  values[field] = after;
  return told;
}

function wantedValue(known: Known, object: LiveObject, row: FieldRow, hand: FieldHand): Value | undefined {
  const before = object.values[row.field];
  if (hand.type === "respell by hand") return before === undefined ? undefined : respell(row.field, before);
  if (row.field !== "name") return pick(row.values(object.number), hand.value);
  return freeName(known, object, hand.value);
}

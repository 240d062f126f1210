import type { Change, PlainValue } from "../../plan/generated/plan.ts";
import { fieldChanges } from "../field-changes.ts";
import { notesOf } from "../text/field-text.ts";

/** One field with the two values that a page holds against each other. */
export interface FieldRow {
  field: string;
  /** `undefined` where there is no value. */
  before: PlainValue | undefined;
  after: PlainValue | undefined;
  /** What is to be known besides, such as `default`. */
  notes: readonly string[];
  /** What each value says in plain English, where that is known. */
  reading?: { before?: string; after?: string };
  /** Whether the values are shown line by line, however short they are. */
  lines: boolean;
}

/** The fields of a change, from what is in the space to what will be. */
export function fieldRows(change: Change): FieldRow[] {
  const { readings = [], ownership } = change;
  const fields = fieldChanges(change).map(({ field, pointer, before, after }): FieldRow => {
    const reading = readings.find((each) => each.pointer === pointer);
    const notes = notesOf(change, pointer, before === undefined).map((note) => note.replaceAll(/[()]/g, ""));
    return { field, before, after, notes, ...(reading && { reading }), lines: pointer === "/definition/query" };
  });
  return [...addressRow(change), ...protectionRow(ownership), ...fields];
}

/** The same fields the other way round, from what was applied to what is in the space. */
export function driftedRows(change: Change): FieldRow[] {
  return fieldRows(change).map(({ before, after, reading, ...rest }) => ({
    ...rest,
    before: after,
    after: before,
    ...(reading && { reading: swap(reading) }),
  }));
}

function swap({ before, after }: NonNullable<FieldRow["reading"]>): NonNullable<FieldRow["reading"]> {
  return { ...(after !== undefined && { before: after }), ...(before !== undefined && { after: before }) };
}

function addressRow({ address, previousAddress }: Change): FieldRow[] {
  return previousAddress === undefined ? [] : [plainRow("address", previousAddress, address)];
}

function protectionRow({ before, after }: Change["ownership"]): FieldRow[] {
  return before && after && before.protect !== after.protect
    ? [plainRow("metadata.protect", before.protect, after.protect)]
    : [];
}

function plainRow(field: string, before: PlainValue, after: PlainValue): FieldRow {
  return { field, before, after, notes: [], lines: false };
}

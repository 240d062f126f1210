import type { DriftedField } from "../../drift/drift.ts";
import type { JsonValue } from "../../values/json.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { metadataChanges } from "../../plan/change/metadata-changes.ts";
import { shownFields } from "../shown-fields.ts";
import { isShownByLine } from "../field-values.ts";
import { driftNotes, notesOf } from "../field-notes.ts";

/** One field with the two values that a page holds against each other. */
export interface FieldRow {
  field: string;
  /** `undefined` where there is no value. */
  before: JsonValue | undefined;
  after: JsonValue | undefined;
  /** What is to be known besides, such as `default`. */
  notes: readonly string[];
  /** What each value says in plain English, where that is known. */
  reading?: { before?: string; after?: string };
  /** Whether the values are shown line by line. */
  lines: boolean;
  /** Whether the whole object goes, so that nothing comes after any value. */
  goes?: boolean;
}

/** The fields of a change, from what is in the space to what will be. */
export function fieldRows(change: Change): FieldRow[] {
  const { readings = [], ownership } = change;
  const fields = shownFields(change).map((each): FieldRow => {
    const { field, pointer, before, after } = each;
    const reading = readings.find((each) => each.pointer === pointer);
    const notes = withoutBrackets(notesOf(change, pointer));
    const goes = change.action === "delete";
    return { field, before, after, notes, ...(reading && { reading }), lines: isShownByLine(each), goes };
  });
  return [
    ...addressRow(change),
    ...metadataChanges(ownership).map((each) => plainRow(each.field, each.before, each.after)),
    ...fields,
  ];
}

/** Drifted fields, from what was applied to what is in the space. */
export function driftedRows(fields: readonly DriftedField[]): FieldRow[] {
  return fields.map((each): FieldRow => {
    const { field, pointer, applied: before, live: after, inWords } = each;
    const words = inWords && {
      ...(inWords.applied !== undefined && { before: inWords.applied }),
      ...(inWords.live !== undefined && { after: inWords.live }),
    };
    return {
      field,
      before,
      after,
      notes: withoutBrackets(driftNotes(each)),
      ...(words && { reading: words }),
      lines: isShownByLine({ pointer, before, after }),
    };
  });
}

/** On a page notes stand in tags of their own. */
function withoutBrackets(notes: readonly string[]): string[] {
  return notes.map((note) => note.replace(/^\((.*)\)$/s, "$1"));
}

function addressRow({ address, previousAddress }: Change): FieldRow[] {
  return previousAddress === undefined ? [] : [plainRow("address", previousAddress, address)];
}

function plainRow(field: string, before: JsonValue, after: JsonValue): FieldRow {
  return { field, before, after, notes: [], lines: false };
}

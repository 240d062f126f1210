import type { FieldNote } from "./compare-fields.ts";
import { fieldPath } from "../../values/pointer.ts";
import type { RuleCode } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DesiredResource } from "../../resources/resource.ts";

interface NoteText {
  /** Default: `warning`. */
  severity?: "info";
  message: string | ((field: string, equalBy: readonly string[]) => string);
  hint?: string | ((keeps: readonly string[]) => string | undefined);
}

/** What the notes that field rules can give say of a field, with the remedy. */
const noteTexts: Partial<Record<RuleCode, NoteText>> = {
  "plan-query-spelling": {
    severity: "info",
    message: (field, equalBy) =>
      `${field} is spelled in another way in the space and means the same, so it is not written${equalBy.length > 0 ? `; equal by ${equalBy.join(", ")}` : ""}`,
    hint: (keeps) =>
      keeps.length > 0
        ? `the declared spelling is written together with the next change of the meaning; until then the space keeps one with a warning: ${keeps.join("; ")}`
        : undefined,
  },
  "plan-history-forced": {
    message:
      "Segment includes historical data although the manifest says false, as it does by itself where a query needs history",
    hint: "declare includeHistoricalData: true to say what is the case",
  },
  "plan-backfill-dropped": {
    message: "Segment does not apply the days of backfill here and takes all available data into account",
    hint: "leave the option out",
  },
  "plan-not-told": {
    message: (field) => `Segment did not say what ${field} is in the space, so whether it differs is not known`,
    hint: "nothing is written because of it; look at the object in the app, and change it there when it is not as declared",
  },
  "plan-cadence-unknown": {
    message:
      "whether this query turns the object from real time to batch or back is not known, and the API does not edit that in place",
    hint: "if Segment refuses the edit, recreate the object under another name",
  },
  "plan-target-removed": {
    message: "the target entity of this audience is gone from the data graph, so the audience cannot work",
    hint: "restore the entity in the data graph, or replace the audience",
  },
};

/** The notes of a comparison as findings that point at the field. */
export function fieldNotes(desired: DesiredResource, notes: readonly FieldNote[]): Diagnostic[] {
  return notes.flatMap(({ pointer, code, equalBy = [], keeps = [] }) => {
    const text = noteTexts[code];
    const source = desired.sources.get(pointer) ?? desired.source;
    if (!text) return [];
    const message = typeof text.message === "string" ? text.message : text.message(fieldPath(pointer), equalBy);
    const { severity = "warning" } = text;
    const hint = typeof text.hint === "function" ? text.hint(keeps) : text.hint;
    return [{ code, severity, message, ...(hint !== undefined && { hint }), address: desired.address, source }];
  });
}

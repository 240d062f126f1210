import type { DriftedField } from "../drift/drift.ts";
import { notCompared } from "../plan/change/keys-not-known.ts";
import type { Change } from "../plan/generated/plan.ts";
import { sentAlong } from "../plan/change/sent-along.ts";
import { isLong, showValue } from "./field-values.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { escapeControls } from "../values/printable.ts";
import { getAt, touchesAny } from "../values/pointer.ts";

/** What is to be known of a field besides its values. Safe to print on one line. */
export function notesOf(change: Change, pointer: string): string[] {
  const { defaults, unknown, secrets = [], edited = [], live, impact } = change;
  const value = getAt(change.after ?? change.before ?? {}, pointer);
  const sink = impact.destinations?.find(({ id }) => id === value);
  const name = sink && destinationName(sink);
  // An id says nothing to a reader, and is among the details of the object.
  const editor = live?.updatedByName;
  const isEdited = edited.some((each) => touchesAny([each.pointer], pointer));
  return [
    ...(name === undefined ? [] : [`(${escapeControls(name)})`]),
    ...(isEdited
      ? [`(undoes an edit${editor === undefined ? "" : `, last edited by ${escapeControls(editor)}`})`]
      : []),
    ...(touchesAny(defaults, pointer) ? ["(default)"] : []),
    ...(touchesAny(unknown, pointer) ? ["(keys known after apply)"] : []),
    ...(touchesAny(secrets, pointer) ? [secretNote(change, pointer)] : []),
  ];
}

/** A secret that goes along with other settings need not be another one than the space has. */
function secretNote(change: Change, pointer: string): string {
  const known = sentAlong(change, pointer);
  if (known === "unknown") return "(secret; whether it is another one than in the space is not known)";
  if (known === "same") return "(secret; sent along, with the value that was sent last)";
  const isOther = change.otherInSpace?.some((each) => each.pointer === pointer) === true;
  return isOther ? OTHER_IN_SPACE : "(secret)";
}

const OTHER_IN_SPACE = "(secret; the space has another one)";

/** What is to be known of a drifted field besides its values. */
export function driftNotes({ keyUnknown, secret, otherSecret, notKnown }: DriftedField): string[] {
  return [
    ...(notKnown ? [`(${appliedNotKnown(notKnown)})`] : []),
    ...(keyUnknown && !notKnown ? ["(keys known after apply)"] : []),
    ...(secret ? [otherSecret ? OTHER_IN_SPACE : "(secret)"] : []),
  ];
}

/**
 * What is said where the manifest is not known to ask for what was applied: only a hash of that is left. It may ask for the
 * same, where it names keys that are not known yet.
 */
export function appliedNotKnown({ declared, keysOf }: NonNullable<DriftedField["notKnown"]>): string {
  if (keysOf.length > 0) return `what was applied is not known; ${notCompared(keysOf)}`;
  const asks = declared === undefined || isLong(declared) ? "something else" : showValue(declared);
  return `what was applied is not known; the manifest asks for ${asks} by now`;
}

import type { DriftedField } from "../drift/drift.ts";
import type { Change } from "../plan/generated/plan.ts";
import { touchesAny } from "../values/pointer.ts";

/** What is to be known of a field besides its values. @param isNew Whether there is no value yet. */
export function notesOf({ defaults, unknown, secrets = [] }: Change, pointer: string, isNew: boolean): string[] {
  return [
    // A replacement keeps what no manifest declares; what was not there before comes from the rules of creation.
    ...(touchesAny(defaults, pointer) ? [isNew ? "(default)" : "(kept)"] : []),
    ...(touchesAny(unknown, pointer) ? ["(keys known after apply)"] : []),
    ...(touchesAny(secrets, pointer) ? ["(secret)"] : []),
  ];
}

/** What is to be known of a drifted field besides its values. */
export function driftNotes({ keyUnknown, secret }: DriftedField): string[] {
  return [...(keyUnknown ? ["(keys known after apply)"] : []), ...(secret ? ["(secret)"] : [])];
}

import { stringify } from "safe-stable-stringify";
import { groupBy } from "../values/group-by.ts";
import type { Change } from "../plan/generated/plan.ts";
import { countedAs } from "../plan/change/counted-as.ts";
import { metadataChanges } from "../plan/change/metadata-changes.ts";
import { plural } from "../values/words.ts";
import { reasonsOf } from "./change-reasons.ts";
import { notesOf } from "./field-notes.ts";
import { kindNoun } from "./kind-noun.ts";
import { shownFields } from "./shown-fields.ts";

/** Fewer are read as fast one by one. */
const FEWEST_ALIKE = 3;

/**
 * Changes by what they do, each group where the first of it is. What differs within a group is the object alone: its name,
 * its place, its members. What has few like it stands alone.
 */
export function groupAlike(changes: readonly Change[]): Change[][] {
  const keys = new Map(changes.map((change) => [change, matterOf(change)]));
  const groups = groupBy(changes, (change) => keys.get(change) ?? change);
  const shown = new Set<Change>();
  return changes.flatMap((change) => {
    const group = groups.get(keys.get(change) ?? change) ?? [];
    if (group.length < FEWEST_ALIKE) return [[change]];
    if (shown.has(change)) return [];
    for (const each of group) shown.add(each);
    return [group];
  });
}

/** How many objects a group is about: `16 audiences`. */
export function groupText(group: readonly Change[]): string {
  const [first] = group;
  return first ? plural(group.length, kindNoun(first.kind)) : "";
}

/** Warnings as they are the same of all in a group: each object has a place of its own. */
export function sharedWarnings({ warnings }: Pick<Change, "warnings">): Change["warnings"] {
  return warnings.map(({ code, severity, message, hint, paste }) => ({
    code,
    severity,
    message,
    ...(hint !== undefined && { hint }),
    ...(paste !== undefined && { paste }),
  }));
}

/** What there is to say of a change besides its object; `undefined` when there is nothing, or it is the object's own. */
function matterOf(change: Change): string | undefined {
  const { kind, ownership, warnings, witness, explained, unexplainedFields, previousAddress, action, before, after } =
    change;
  const fields = shownFields(change).map((field) => ({ ...field, notes: notesOf(change, field.pointer) }));
  const metadata = metadataChanges(ownership);
  const reasons = reasonsOf(change);
  const isEmpty = [fields, metadata, reasons, warnings].every(({ length }) => length === 0);
  // What is created or deleted has a name of its own, and what is to be known of it is its own, too.
  if (isEmpty || previousAddress !== undefined || before === null || after === null) return undefined;
  return stringify({
    kind,
    action,
    counted: countedAs(change),
    fields,
    metadata,
    reasons,
    warnings: sharedWarnings(change),
    witness,
    explained,
    unexplainedFields,
  });
}

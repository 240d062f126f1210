import { changedFields } from "../plan/change/changed-fields.ts";
import { metadataChanges } from "../plan/change/metadata-changes.ts";
import type { Change } from "../plan/generated/plan.ts";
import { WORDS_OF_AUDIENCES } from "../plan/members-affected.ts";
import { kindOf } from "../resources/kinds.ts";

/**
 * What stays the same of a live audience or trait that is written, where that is known: only what it is called and how it is
 * described changes, or nothing but what its marker remembers. Without a full stop; `undefined` for all other changes.
 */
export function staysText(change: Change): string | undefined {
  const { action, kind, within, unknown, before, after, ownership, previousAddress } = change;
  const { keyMeans } = kindOf(kind);
  if (keyMeans === undefined || within || !before || !after || unknown.length > 0) return undefined;
  const fields = changedFields(change);
  if (fields.some((field) => !WORDS_OF_AUDIENCES.has(field))) return undefined;
  const isAudience = keyMeans === "audience";
  if (fields.length > 0 && (action === "update" || action === "adopt"))
    return isAudience ? "who is in it stays the same" : "no value of it changes by that";
  const isOfMarker = previousAddress !== undefined || metadataChanges(ownership).length > 0;
  if (action !== "update" || !isOfMarker) return undefined;
  return `in Segment only its marker changes, so ${isAudience ? "who is in it stays the same" : "no value of it changes"}`;
}

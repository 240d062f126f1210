import { kindOf } from "../../resources/kinds.ts";
import type { Change } from "../generated/plan.ts";
import { WORDS_OF_AUDIENCES } from "../members-affected.ts";
import { changedFields } from "./changed-fields.ts";
import { metadataChanges } from "./metadata-changes.ts";

/** A change of which it is known that nothing but this changes, and what stays the same by that: members, or values. */
export interface WhatStays {
  /** `words`: what it is called and how it is described. `marker`: what its marker remembers. */
  only: "words" | "marker";
  stays: "members" | "values";
}

/** What stays the same of a live audience or computed trait that is written; `undefined` where that is not known. */
export function whatStays(change: Change): WhatStays | undefined {
  const { action, kind, within, unknown, before, after, ownership, previousAddress } = change;
  const { keyMeans } = kindOf(kind);
  if (keyMeans === undefined || within || !before || !after || unknown.length > 0) return undefined;
  const fields = changedFields(change);
  if (fields.some((field) => !WORDS_OF_AUDIENCES.has(field))) return undefined;
  const stays = keyMeans === "audience" ? "members" : "values";
  if (fields.length > 0) return action === "update" || action === "adopt" ? { only: "words", stays } : undefined;
  const isOfMarker = previousAddress !== undefined || metadataChanges(ownership).length > 0;
  return action === "update" && isOfMarker ? { only: "marker", stays } : undefined;
}

import type { Change, OwnershipRecord } from "../generated/plan.ts";

/** A word of a manifest's metadata that the marker remembers and a change gives another value. */
export interface MetadataChange {
  /** As people write it: `metadata.protect`. */
  field: string;
  before: string | boolean;
  after: string | boolean;
}

/** What markers remember of the metadata, besides the name. */
const remembered: readonly { field: string; valueOf: (marker: OwnershipRecord) => string | boolean }[] = [
  { field: "metadata.protect", valueOf: ({ protect }) => protect },
  { field: "metadata.onRemove", valueOf: ({ onRemove = "delete" }) => onRemove },
];

/** What a change does to the metadata that the marker of its object remembers. Nothing where there is only one marker. */
export function metadataChanges({ before, after }: Change["ownership"]): MetadataChange[] {
  if (!before || !after) return [];
  return remembered
    .map(({ field, valueOf }) => ({ field, before: valueOf(before), after: valueOf(after) }))
    .filter((each) => each.before !== each.after);
}

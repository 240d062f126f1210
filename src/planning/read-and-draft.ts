import type { SpaceAccess } from "../live/call-kind.ts";
import { readParts, type PartsToRead } from "../live/read-parts.ts";
import { readSpace } from "../live/read-space.ts";
import { draftPlan, type Draft, type DraftInput } from "../plan/draft.ts";
import type { Change } from "../plan/generated/plan.ts";
import { lookAgain } from "../live/look-again.ts";
import type { Reading } from "../resources/reading.ts";

/** A space as far as a project is concerned with it, and what differs. */
export interface DraftedReading {
  /** The space, and which of its kinds could be read. */
  reading: Reading;
  /** Who belongs to whom and what differs; no part that it is about is missing from the reading. */
  draft: Draft;
  /** When the space was read, ISO 8601. */
  createdAt: string;
}

/** Somebody who is told what a reading is about to ask for. */
export interface PartsListener {
  /** Called before parts of audiences are read, each time anew. Default: nobody is told. */
  onParts?: ((parts: readonly PartsToRead[]) => void) | undefined;
}

/** Objects that a draft would create, of kinds whose lists may have left them out. */
function lookedForAgain({ changes }: Draft, { unproven = [] }: Reading): Change[] {
  return changes.filter(({ action, kind, within }) => action === "create" && !within && unproven.includes(kind));
}

/**
 * Reads a space with the fewest requests: first the lists, then the parts that a draft turns out to be about, until
 * nothing is missing.
 */
export async function readAndDraft(
  access: SpaceAccess,
  declared: Omit<DraftInput, "live" | "createdAt">,
  { onParts }: PartsListener = {},
): Promise<DraftedReading> {
  let reading = await readSpace(access);
  const createdAt = new Date().toISOString();
  for (;;) {
    const draft = draftPlan({ ...declared, live: reading.live, createdAt });
    const doubtful = lookedForAgain(draft, reading);
    if (doubtful.length > 0) reading = await lookAgain(access, reading, doubtful);
    else if (draft.missing.length > 0) {
      const parts = groupByAudience(draft.missing);
      onParts?.(parts);
      reading = await readParts(access, reading, parts);
    } else return { reading, draft, createdAt };
  }
}

function groupByAudience(missing: Draft["missing"]): PartsToRead[] {
  const kinds = new Map<string, Set<string>>();
  for (const { audience, kind } of missing) kinds.set(audience, (kinds.get(audience) ?? new Set()).add(kind));
  return [...kinds].map(([audience, names]) => ({ audience, kinds: [...names] }));
}

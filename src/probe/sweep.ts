import { compareText } from "../values/compare-text.ts";
import { findLeft, type FoundLeft } from "./find-left.ts";
import type { ObjectKind } from "./objects.ts";
import { removeLeft } from "./remove-left.ts";
import type { SweepOptions } from "./sweep-options.ts";

/** Something that a probe made, or that looks so. */
export interface SweptObject {
  kind: ObjectKind;
  /** Empty where it is not known. */
  id: string;
  /** Its name in the space, else that in the journal. */
  name: string;
}

/** Something that is still there. */
export interface LeftObject extends SweptObject {
  /** Why, in words. */
  because: string;
}

/** What a sweep did. */
export interface Sweep extends Pick<FoundLeft, "unseen" | "unread"> {
  removed: SweptObject[];
  /** What a journal had and the space had not any more. */
  absent: SweptObject[];
  /** What could not be deleted; a later sweep may. */
  left: LeftObject[];
  /** What is not as a probe makes it, and was not touched. No later sweep will. */
  kept: (LeftObject & {
    /** Whether a journal says that a probe made it. */
    journaled: boolean;
  })[];
}

/** A sweep that found nothing. */
export const nothingSwept: Sweep = { removed: [], absent: [], left: [], kept: [], unseen: [], unread: [] };

/** How long a lock or a list is waited for, in API seconds, one after the other. Together ten minutes. */
const WAITS = [1, 2, 4, 8, 15, 30, 60, 60, 60, 60, 60, 60, 60, 60, 60] as const;

/** So many waits are enough for a list to show an object of which nobody knows whether it was made. */
const WAITS_FOR_UNSEEN = 4;

/**
 * Takes away what probes made: what is in all that is told of it as a probe makes it, with the name and the marker of one
 * run; see `speaksAgainst`. Each is read before it is deleted, and again until it is not there any more; the youngest goes
 * first.
 *
 * @throws {ProbeEndError} when the API is in trouble, or somebody broke it off.
 */
export async function sweep(options: SweepOptions): Promise<Sweep> {
  const { removed, absent, kept } = structuredClone(nothingSwept);
  const settled = new Set<string>();
  for (let round = 0; ; round += 1) {
    const { found, unseen, unread } = await findLeft(options, settled);
    const left: LeftObject[] = [];
    let mayPass = false;
    for (const candidate of found.toSorted((a, b) => compareText(b.createdAt, a.createdAt))) {
      const { fate, name, because } = await removeLeft(options, candidate);
      const { kind, id, journaled } = candidate;
      const object = { kind, id, name };
      // What the token may not delete, it may not delete later either.
      mayPass ||= fate === "left";
      if (fate === "left" || fate === "refused") left.push({ ...object, because });
      else settled.add(id);
      if (fate === "removed") removed.push(object);
      if (fate === "kept") kept.push({ ...object, because, journaled: journaled !== undefined });
      if (fate === "absent" && journaled) absent.push(object);
      if (fate === "removed" || fate === "absent") options.onGone?.(id);
    }
    const waitsForUnseen = unseen.length > 0 && round < WAITS_FOR_UNSEEN;
    const wait = WAITS[round];
    if (wait === undefined || (!mayPass && !waitsForUnseen)) return { removed, absent, left, kept, unseen, unread };
    await options.sleep(wait);
  }
}

/** Whether nothing stays of what was made, as far as can be known. */
export function isSwept({ left, kept, unread }: Sweep): boolean {
  return (
    left.length === 0 && !kept.some(({ journaled }) => journaled) && !unread.some(({ kind }) => kind === "audience")
  );
}

/** Whether a later sweep has nothing to do of what a journal says, so that the journal is not needed any more. */
export function isJournalDone({ left, unseen, unread }: Sweep): boolean {
  return left.length === 0 && !unseen.some(({ kind }) => unread.some((each) => each.kind === kind));
}

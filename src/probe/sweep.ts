import { compareText } from "../values/compare-text.ts";
import { findLeft } from "./find-left.ts";
import type { ObjectKind } from "./objects.ts";
import { removeLeft } from "./remove-left.ts";
import type { SweepOptions } from "./sweep-options.ts";

/** Something of a probe that is still there. */
export interface LeftObject {
  kind: ObjectKind;
  id: string;
  name: string;
  /** Why, in words. */
  because: string;
}

/** What a sweep did. */
export interface Sweep {
  removed: number;
  left: LeftObject[];
  /** Names of objects that may have been made, and that no list had. */
  unseen: string[];
  /** Kinds whose list was refused, so that nobody knows what there is of them. */
  unread: ObjectKind[];
}

/** How long a lock or a list is waited for, in API seconds, one after the other. Together ten minutes. */
const WAITS = [1, 2, 4, 8, 15, 30, 60, 60, 60, 60, 60, 60, 60, 60, 60] as const;

/** So many waits are enough for a list to show an object of which nobody knows whether it was made. */
const WAITS_FOR_UNSEEN = 4;

/**
 * Takes away what probes made: what has both the name and the marker of a run, and what stands in the journal of this one
 * under its name. Each is read before it is deleted, and again until it is not there any more; the youngest goes first.
 *
 * @throws {ProbeEndError} when the API is in trouble, or somebody broke it off.
 */
export async function sweep(options: SweepOptions): Promise<Sweep> {
  const gone = new Set<string>();
  for (let round = 0; ; round += 1) {
    const { found, unseen, unread } = await findLeft(options, gone);
    const left: LeftObject[] = [];
    for (const candidate of found.toSorted((a, b) => compareText(b.createdAt, a.createdAt))) {
      const because = await removeLeft(options, candidate);
      if (because === undefined) {
        gone.add(candidate.id);
        options.onGone?.(candidate.id);
      } else left.push({ kind: candidate.kind, id: candidate.id, name: candidate.name, because });
    }
    const waitsForUnseen = unseen.length > 0 && round < WAITS_FOR_UNSEEN;
    const wait = WAITS[round];
    if (wait === undefined || (left.length === 0 && !waitsForUnseen)) {
      return { removed: gone.size, left, unseen, unread };
    }
    await options.sleep(wait);
  }
}

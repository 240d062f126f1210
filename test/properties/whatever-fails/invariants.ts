import { expect } from "vitest";
import { findDoubles } from "./doubles.ts";
import type { SimulatedSpace } from "../../../src/simulator/state.ts";
import { takeSnapshot, type Concern } from "./snapshot.ts";
import type { Run } from "./run.ts";

/** What holds after every run, be it killed or complete. */
export function checkAfterRun(space: SimulatedSpace, { before, strange, doubles }: Concern): void {
  const now = takeSnapshot(space);
  for (const id of strange) expect(now.get(id), "what is not the project's to touch is as it was").toBe(before.get(id));
  const made = findDoubles(space).filter((each) => !doubles.has(each));
  expect(made, "nothing is there twice").toEqual([]);
}

/** What holds of identities when all is done. */
export function checkIdentities(space: SimulatedSpace, { own, strange, going }: Concern): void {
  const now = takeSnapshot(space);
  for (const id of own) {
    if (strange.has(id)) continue;
    if (going.has(id)) expect(now.has(id), `${id} was to be deleted or replaced`).toBe(false);
    else expect(now.has(id), `${id} was to stay`).toBe(true);
  }
}

/**
 * The most requests that a run may need, in a space whose lists fit on one page:
 *
 * - to look: three lists, and two of each audience's parts; twice, because the end is proven;
 * - for each change: a look at what is in the way, one at what is there, the delete and the creation of a replacement, and
 *   up to four more looks while something is locked or computed for the first time;
 * - for each failure: six looks for what was made in vain, and sending it again.
 */
export function mostRequests({ plan, wire }: Run, audiences: number): number {
  const changes = plan?.changes.filter(({ action }) => action !== "none").length ?? 0;
  return 2 * (3 + 2 * audiences) + 8 * changes + 7 * wire.failures;
}

/** How often in a row a creation fails before a run gives up on it; everything else is tried more often than it fails. */
export const FAILURES_TO_FAIL = 3;

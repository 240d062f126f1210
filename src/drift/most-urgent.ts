import type { Drift, DriftedObject, DriftedPart } from "./drift.ts";
import { reachesDestination } from "./part-effect.ts";
import { reachesPeople } from "./worst-first.ts";

/** An edit by hand, or a part that is not as declared. */
export type Moved = { edited: DriftedObject } | { differing: DriftedPart };

/** What was edited and what differs in one order: first what decides who is sent somewhere, or loses events; edits before parts. */
export function mostUrgentFirst({ edited, differing }: Pick<Drift, "edited" | "differing">): Moved[] {
  const objects = (urgent: boolean): Moved[] =>
    edited.filter((object) => reachesPeople(object) === urgent).map((object) => ({ edited: object }));
  const parts = (urgent: boolean): Moved[] =>
    differing.filter((part) => reachesDestination(part) === urgent).map((part) => ({ differing: part }));
  return [...objects(true), ...parts(true), ...objects(false), ...parts(false)];
}

import { UnexpectedError } from "../ends.ts";
import { byStatus, observed, outside, timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import type { Measurement } from "../measurement.ts";
import { neverSent, renamed } from "../names.ts";
import type { Bench } from "../bench.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { isLocked, objectIn, type Seen } from "../seen.ts";

/** What an edit locks, for how long, and what a lock keeps away. */
export const lockProbes: readonly Probe[] = [
  {
    group: "B",
    title: "how long an edit of the query locks an audience",
    settles: ["lockErrorStatus", "lockSeconds"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const edited = await editQuery(bench, object);
      const again = await bench.edit(object, { name: object.name });
      if (isLocked(again)) bench.settle("lockErrorStatus", byStatus(again, { 409: 409, 422: 422 }));
      else bench.leaveOpen("lockErrorStatus", "no edit was refused because of a lock");
      // An edit that got through may lock by itself.
      const start = again.ok ? again : edited;
      const told = statusOf(await bench.read(object)) !== undefined;
      // Where the status is not told, only edits show it; and the one that gets through ends the looking.
      const look = told ? () => bench.read(object) : () => bench.edit(object, { name: object.name });
      const isOpen = (seen: Seen): boolean => (told ? statusOf(seen) !== "Locked" : !isLocked(seen));
      const isOver = again.ok && statusOf(again) !== "Locked";
      const measurement = isOver ? between(bench, edited, again) : await measureUntil(bench, start, look, isOpen);
      bench.settle("lockSeconds", timed(measurement));
    },
  },
  {
    group: "B",
    title: "whether an edit of the name locks, and whether a lock keeps from deleting",
    settles: ["locksOn", "deleteWhileLocked"],
    async look(bench) {
      const holdsMs = certainLockMs(bench);
      const { object: named } = await bench.make("audience");
      const first = await bench.edit(named, { name: renamed(named.name) });
      const second = await bench.edit(named, { name: named.name });
      if (isLocked(second)) bench.settle("locksOn", observed("any", first, second));
      else if (!second.ok) bench.settle("locksOn", outside(`status ${second.status}`, first, second));
      else if (second.answeredMs - first.sentMs < holdsMs)
        bench.settle("locksOn", observed("definition-and-options", first, second));
      else bench.leaveOpen("locksOn", "no lock lasted long enough to be seen");

      const { object: locked } = await bench.make("audience");
      const edited = await editQuery(bench, locked);
      const removed = await bench.remove(locked);
      if (isLocked(removed)) bench.settle("deleteWhileLocked", observed("refuse", edited, removed));
      else if (!removed.ok) bench.settle("deleteWhileLocked", outside(`status ${removed.status}`, edited, removed));
      else if (removed.answeredMs - edited.sentMs < holdsMs)
        bench.settle("deleteWhileLocked", observed("allow", edited, removed));
      else bench.leaveOpen("deleteWhileLocked", "no lock lasted long enough to be seen");
    },
  },
];

/** Edits a query to another one that nobody can match. */
async function editQuery(bench: Bench, object: MadeObject): Promise<Seen> {
  const query = `event('${neverSent(bench.run)}').count() >= 2`;
  const seen = await bench.edit(object, { definition: { query } });
  if (!seen.ok) throw new UnexpectedError(`an edit of a query failed (HTTP ${seen.status})`);
  return seen;
}

/** For how long a lock certainly holds, in real milliseconds after the edit was sent. */
function certainLockMs(bench: Bench): number {
  return (bench.settled("lockSeconds")?.min ?? 0) / bench.apiSeconds(1);
}

function between(bench: Bench, from: Seen, to: Seen): Measurement {
  const max = bench.apiSeconds(to.answeredMs - from.sentMs);
  return { bounds: { min: 0, max }, answers: [from, to], last: to };
}

function statusOf(seen: Seen): unknown {
  return objectIn(seen, "audience")["status"];
}

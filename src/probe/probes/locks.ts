import { isGone } from "../controls.ts";
import { decide, settleBy } from "../decide.ts";
import { UndecidedError } from "../ends.ts";
import { observed, timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import type { Measurement } from "../measurement.ts";
import { neverSent, renamed } from "../names.ts";
import type { Bench } from "../bench.ts";
import { note } from "../note.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { granted, isLocked, objectIn, type Seen, type Success } from "../seen.ts";

/** What an edit locks, for how long, and what a lock keeps away. */
export const lockProbes: readonly Probe[] = [
  {
    group: "B",
    title: "how long an edit of the query locks an audience",
    settles: ["lockErrorStatus", "lockSeconds"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const edited = await editQuery(bench, object);
      const again = lockedOrGranted(await bench.edit(object, { name: object.name }));
      if (again.ok) bench.leaveOpen("lockErrorStatus", note`no edit was refused because of a lock`);
      // Here the lock is what is asked for, and not in the way of it.
      else bench.settle("lockErrorStatus", await decide(again, { refused: { 409: 409, 422: 422 }, control: "itself" }));
      // An edit that got through may lock by itself.
      const start = again.ok ? again : edited;
      const told = statusOf(granted(await bench.read(object))) !== undefined;
      // Where the status is not told, only edits show it; and the one that gets through ends the looking.
      const look = async (): Promise<Seen> =>
        told ? granted(await bench.read(object)) : lockedOrGranted(await bench.edit(object, { name: object.name }));
      const isOpen = (seen: Seen): boolean => seen.ok && (!told || statusOf(seen) !== "Locked");
      const isOver = again.ok && statusOf(again) !== "Locked";
      const measurement = isOver ? between(bench, edited, again) : await measureUntil(bench, start, look, isOpen);
      bench.settle("lockSeconds", timed(measurement));
    },
  },
  {
    group: "B",
    title: "whether an edit of the name locks",
    settles: ["locksOn"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const first = granted(await bench.edit(object, { name: renamed(object.name) }));
      const second = lockedOrGranted(await bench.edit(object, { name: object.name }));
      if (isLocked(second)) bench.settle("locksOn", observed("any", first, second));
      else if (second.answeredMs - first.sentMs < certainLockMs(bench))
        bench.settle("locksOn", observed("definition-and-options", first, second));
      else bench.leaveOpen("locksOn", note`no lock lasted long enough to be seen`);
    },
  },
  {
    group: "B",
    title: "whether a lock keeps from deleting",
    settles: ["deleteWhileLocked"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const edited = await editQuery(bench, object);
      const removed = await bench.remove(object);
      if (isLocked(removed)) return bench.settle("deleteWhileLocked", observed("refuse", edited, removed));
      const isCertain = removed.answeredMs - edited.sentMs < certainLockMs(bench);
      if (removed.ok && !isCertain)
        return bench.leaveOpen("deleteWhileLocked", note`no lock lasted long enough to be seen`);
      await settleBy(bench, "deleteWhileLocked", removed, {
        taken: { as: "allow", shows: isGone(bench, object) },
        refused: {},
        control: async () => await bench.remove((await bench.make("audience")).object),
      });
    },
  },
];

/** An answer that says whether there is a lock. @throws {UndecidedError} for a failure of another reason. */
function lockedOrGranted(seen: Seen): Seen {
  return isLocked(seen) ? seen : granted(seen);
}

/** Edits a query to another one that nobody can match. @throws {UndecidedError} when it stays as it was. */
async function editQuery(bench: Bench, object: MadeObject): Promise<Success> {
  const query = `event('${neverSent(bench.run)}').count() >= 2`;
  const seen = granted(await bench.edit(object, { definition: { query } }));
  const shown = objectIn({ data: objectIn(seen, "audience") }, "definition")["query"];
  if (shown === bench.query) throw new UndecidedError(note`an edit of a query did not change it`);
  return seen;
}

/** For how long a lock certainly holds, in real milliseconds after the edit was sent. */
function certainLockMs(bench: Bench): number {
  return (bench.settled("lockSeconds")?.min ?? 0) / bench.apiSeconds(1);
}

function between(bench: Bench, from: Seen, to: Seen): Measurement {
  const max = bench.apiSeconds(to.answeredMs - from.sentMs);
  return { bounds: { min: 0, max }, answers: [from, to] };
}

function statusOf(seen: Success): unknown {
  return objectIn(seen, "audience")["status"];
}

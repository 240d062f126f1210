import type { TimedEvent } from "../../../src/evaluator/person.ts";
import { eventsLookedAt } from "./history.ts";
import type { Scope } from "./scope.ts";

/** Section 3, `expires_after`: the latest run of events of which neighbours are at most so far apart. */
export function latestSession(stream: readonly TimedEvent[], lengthMs: number, scope: Scope): readonly TimedEvent[] {
  if (stream.length === 0) return [];
  const { world, nowMs } = scope;
  // All of its events count or none: they hang together.
  world.correlated = true;
  const all = world.settle("sessionOf") === "all-events" ? eventsLookedAt(scope) : stream;
  const newestFirst = all.toSorted((a, b) => b.timestampMs - a.timestampMs);
  const gap = newestFirst.findIndex((event, index) => {
    const older = newestFirst[index + 1];
    return older !== undefined && event.timestampMs - older.timestampMs > lengthMs;
  });
  const session = gap === -1 ? newestFirst : newestFirst.slice(0, gap + 1);
  const over = nowMs - (session[0]?.timestampMs ?? nowMs) > lengthMs;
  return over && world.settle("sessionAfterExpiry") === "empty" ? [] : session;
}

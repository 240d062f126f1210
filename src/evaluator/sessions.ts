import type { Environment } from "./environment.ts";
import { agree, and, decide, isOpen, joinUnknowns, type Outcome } from "./kleene.ts";
import type { OpenPoints } from "./open-points.ts";
import type { Candidate } from "./parts.ts";
import { isLookedAt } from "./stream-bases.ts";

/** The latest run of events that are at most a length apart: API.md 4.9. */
interface Session {
  readonly fromMs: number;
  /** Whether more than the length has passed since its last event. */
  readonly over: boolean;
}

/** An event that a session may be made of. */
interface Moment {
  readonly timestampMs: number;
  readonly outcome: Outcome;
}

/** So many events that may or may not be there are tried in all ways. */
const mostOpen = 4;

/** For each event of a stream, whether it belongs to the latest session. */
export function inLatestSession(
  stream: readonly Candidate[],
  lengthMs: number,
  { events, circumstances }: Environment,
): Outcome[] {
  const { nowMs, openPoints } = circumstances;
  const ofStream = stream.map(({ environment, outcome }) => ({
    timestampMs: environment.item?.event?.timestampMs ?? 0,
    outcome,
  }));
  const ofAll = (events?.all ?? []).map((event) => ({
    timestampMs: event.timestampMs,
    outcome: isLookedAt(event, event.event, false, circumstances)[0],
  }));
  const inStream = readSessions(ofStream, lengthMs, nowMs);
  const inAll = readSessions(ofAll, lengthMs, nowMs);
  return ofStream.map(({ timestampMs, outcome }) =>
    and([
      outcome,
      decide(openPoints, "sessionOf", {
        "this-stream": () => isIn(timestampMs, inStream, openPoints),
        "all-events": () => isIn(timestampMs, inAll, openPoints),
      }),
    ]),
  );
}

/** The latest session for each way in which open events may be there, and what leaves them open. */
interface Sessions {
  readonly readings: readonly Session[] | "anything";
  readonly because: readonly string[];
}

function readSessions(moments: readonly Moment[], lengthMs: number, nowMs: number): Sessions {
  const certain = moments.filter(({ outcome }) => outcome === true).map(({ timestampMs }) => timestampMs);
  const open = moments.filter(({ outcome }) => isOpen(outcome));
  const because = joinUnknowns(open.map(({ outcome }) => outcome).filter(isOpen));
  if (open.length > mostOpen) return { readings: "anything", because };
  const readings = Array.from({ length: 2 ** open.length }, (_, chosen) => {
    const there = open.filter((_moment, index) => (chosen >> index) & 1).map(({ timestampMs }) => timestampMs);
    return readSession([...certain, ...there], lengthMs, nowMs);
  });
  return { readings, because };
}

function readSession(times: readonly number[], lengthMs: number, nowMs: number): Session {
  const latestFirst = times.toSorted((a, b) => b - a);
  const [lastMs = -Infinity] = latestFirst;
  let fromMs = lastMs;
  for (const timeMs of latestFirst) {
    if (fromMs - timeMs > lengthMs) break;
    fromMs = timeMs;
  }
  return { fromMs, over: times.length > 0 && nowMs - lastMs > lengthMs };
}

function isIn(timestampMs: number, { readings, because }: Sessions, points: OpenPoints): Outcome {
  if (readings === "anything") return because;
  return agree(
    readings.map(({ fromMs, over }) => {
      if (timestampMs < fromMs) return false;
      return !over || decide(points, "sessionAfterExpiry", { keep: () => true, empty: () => false });
    }),
    because,
  );
}

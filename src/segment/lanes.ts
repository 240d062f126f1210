import { createCircuit, type Circuit, type LaneTrouble } from "./circuit.ts";
import { createGate, type Gate } from "./gate.ts";
import { tellOnce, type LaneWait } from "./lane-wait.ts";
import { operationRow, operations, type OperationId } from "./operations.ts";

/**
 * Requests per minute assumed where the vendor publishes no limit. The real default is higher than every published one
 * (API.md 1.6), but it is also unknown, so this stays at the level of the ordinary lists.
 */
export const ASSUMED_REQUESTS_PER_MINUTE = 60;

const secondsPer = { minute: 60, day: 86_400, month: 30 * 86_400 } as const;

/** A lane's limit as the gate uses it: so many requests in so many seconds. */
export interface LaneLimit {
  requests: number;
  seconds: number;
  /** Whether nobody published or set it, so that the server's own word counts for more. */
  assumed?: true;
}

const assumedLimit: LaneLimit = { requests: ASSUMED_REQUESTS_PER_MINUTE, seconds: 60, assumed: true };

/**
 * The limit of every lane: the published one with the shortest window, unless an override in requests per minute is
 * given for the lane.
 */
export function laneLimits(overrides: Readonly<Record<string, number>> = {}): Record<string, LaneLimit> {
  const limits: Record<string, LaneLimit> = { default: assumedLimit };
  for (const id of Object.keys(operations) as OperationId[]) {
    const { lane, limits: published } = operationRow(id);
    const shortest = published.toSorted((a, b) => secondsPer[a.per] - secondsPer[b.per])[0];
    if (shortest) limits[lane] = { requests: shortest.requests, seconds: secondsPer[shortest.per] };
  }
  for (const [lane, requests] of Object.entries(overrides)) limits[lane] = { requests, seconds: 60 };
  return limits;
}

/** Told when nothing of a lane is sent for a while because every answer was a failure; without a trouble, that it is over. */
export type TroubleListener = (lane: string, trouble: LaneTrouble | undefined) => void;

/** Told what requests of a lane wait for, once per wait. */
export type WaitListener = (lane: string, wait: LaneWait) => void;

/** Who is told of what happens in lanes. */
export interface LaneListeners {
  onTrouble?: TroubleListener;
  /** Told of waits that a person would wonder at, each once. */
  onWait?: WaitListener;
  /** Told of every wait before a request, again whenever its end changes. */
  onEveryWait?: WaitListener;
}

/** What all requests of a lane go through. */
export interface Lane {
  gate: Gate;
  circuit: Circuit;
  /** The window of the lane's limit, in real milliseconds. */
  windowMs: number;
  /** Tells what is waited for elsewhere than at the gate. */
  tellWait: (wait: LaneWait) => void;
}

/**
 * Edits and deletions that may be under way at a time. Each looks at its object first, and the fewer stand between their
 * look and their write, the sooner the write follows. Three use up 50 requests a minute as long as the two take less than
 * 3.6 seconds together.
 */
const EDITS_AT_ONCE = 3;

/** The lanes of operations that change what is there, and of nothing else. */
function lanesOfEdits(): ReadonlySet<string> {
  const rows = Object.keys(operations).map((id) => operationRow(id as OperationId));
  const others = new Set(rows.flatMap(({ method, lane }) => (method === "GET" || method === "POST" ? [lane] : [])));
  return new Set(rows.flatMap(({ lane }) => (others.has(lane) ? [] : [lane])));
}

/**
 * The lanes of one client by name, each made when it is first needed.
 *
 * @param timeScale How many API seconds pass in one real second; 1 except against a simulator.
 */
export function createLanes(
  limits: Readonly<Record<string, LaneLimit>>,
  timeScale: number,
  { onTrouble, onWait, onEveryWait }: LaneListeners = {},
): (name: string) => Lane {
  const made = new Map<string, Lane>();
  const edits = lanesOfEdits();
  const make = (name: string): Lane => {
    const { requests, seconds, assumed = false } = limits[name] ?? assumedLimit;
    const windowMs = (seconds * 1000) / timeScale;
    const tellFirst = tellOnce((wait) => onWait?.(name, wait));
    const tellWait = (wait: LaneWait): void => {
      // A slow answer holds nobody else back.
      if (wait.reason !== "answer") onEveryWait?.(name, wait);
      tellFirst(wait);
    };
    const concurrency = edits.has(name) ? { concurrency: EDITS_AT_ONCE } : {};
    const gate = createGate({ limit: requests, windowMs, learns: assumed, onWait: tellWait, ...concurrency });
    return { gate, circuit: createCircuit(timeScale, (trouble) => onTrouble?.(name, trouble)), windowMs, tellWait };
  };
  return (name) => {
    const lane = made.get(name) ?? make(name);
    made.set(name, lane);
    return lane;
  };
}

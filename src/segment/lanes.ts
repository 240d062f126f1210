import { createCircuit, type Circuit, type LaneTrouble } from "./circuit.ts";
import { createGate, type Gate } from "./gate.ts";
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

/**
 * One gate per lane, made when it is first needed. A lane's gate is shared by everything that is sent through it.
 *
 * @param timeScale How many API seconds pass in one real second; 1 except against a simulator.
 */
export function createGates(limits: Record<string, LaneLimit>, timeScale: number): (lane: string) => Gate {
  return oncePerLane((lane) => {
    const { requests, seconds, assumed = false } = limits[lane] ?? assumedLimit;
    return createGate({ limit: requests, windowMs: (seconds * 1000) / timeScale, learns: assumed });
  });
}

/**
 * One circuit per lane, made when it is first needed.
 *
 * @param timeScale As above.
 * @param onTrouble Told of a lane in trouble, and with `undefined` when that is over.
 */
export function createCircuits(
  timeScale: number,
  onTrouble: (lane: string, trouble: LaneTrouble | undefined) => void,
): (lane: string) => Circuit {
  return oncePerLane((lane) => createCircuit(timeScale, (trouble) => onTrouble(lane, trouble)));
}

function oncePerLane<Value>(make: (lane: string) => Value): (lane: string) => Value {
  const made = new Map<string, Value>();
  return (lane) => {
    const value = made.get(lane) ?? make(lane);
    made.set(lane, value);
    return value;
  };
}

import type { PartsToRead } from "../../live/read-parts.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LaneLimit } from "../../segment/lanes.ts";
import { groupBy } from "../../values/group-by.ts";
import { operationRow, type OperationId } from "../../segment/operations.ts";

/** How many requests something takes, and how long. */
export interface Estimate {
  requests: number;
  /** Seconds of the API that pass at least: other requests may use the limits up, and each takes time of its own. */
  seconds: number;
}

/** What a number of requests of each operation takes at least under the limits of their lanes, which run side by side. */
export function estimateRequests(
  numbers: Readonly<Partial<Record<OperationId, number>>>,
  limits: Readonly<Record<string, LaneLimit>>,
): Estimate {
  const entries = Object.entries(numbers) as [OperationId, number][];
  const waits = [...groupBy(entries, ([operation]) => operationRow(operation).lane)].map(([lane, inLane]) => {
    const { requests = Infinity, seconds = 0 } = limits[lane] ?? {};
    const number = inLane.reduce((sum, [, each]) => sum + each, 0);
    return Math.max(0, Math.ceil(number / requests) - 1) * seconds;
  });
  return { requests: entries.reduce((sum, [, number]) => sum + number, 0), seconds: Math.max(0, ...waits) };
}

/** How many requests of each operation the parts take that are to be read. */
export function requestsFor(parts: readonly PartsToRead[]): Partial<Record<OperationId, number>> {
  const numbers: Partial<Record<OperationId, number>> = {};
  for (const { list } of parts.flatMap(({ kinds }) => kinds.map((kind) => kindOf(kind).operations)))
    numbers[list] = (numbers[list] ?? 0) + 1;
  return numbers;
}

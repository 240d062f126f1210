import { ASSUMED_REQUESTS_PER_MINUTE } from "../segment/lanes.ts";
import { operationRow, operations, type OperationId } from "../segment/operations.ts";

/**
 * Half of every limit per minute, by operation, so that a probe neither meets a limit nor keeps others from their work.
 *
 * @param own Limits that the project file sets itself, in requests per minute by operation; the lower one counts.
 */
export function halfLimits(own: Readonly<Record<string, number>>): Record<string, number> {
  const halves = Object.keys(operations).map((id): [string, number] => {
    const { limits } = operationRow(id as OperationId);
    const published = limits.find(({ per }) => per === "minute")?.requests ?? ASSUMED_REQUESTS_PER_MINUTE;
    return [id, Math.max(1, Math.floor(Math.min(published / 2, own[id] ?? Infinity)))];
  });
  return Object.fromEntries(halves);
}

import type { OperationId } from "../segment/operations.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Step } from "./steps.ts";

const verbOf = { create: "create", edit: "update", delete: "delete", aside: "update", look: "get" } as const;

/**
 * How urgent each step is, in seconds: the time that its lane needs for all its steps, or that the longest chain of steps
 * behind it needs, whichever is more. Where steps share a lane, be it the one in which objects are looked at first, those
 * go first that the slowest lane or the longest chain waits for.
 *
 * @param steps Sorted by requirements.
 * @param secondsPerRequest What one request of an operation takes of its lane's window.
 */
export function priorities(
  steps: readonly Step[],
  secondsPerRequest: (operation: OperationId) => number,
): ReadonlyMap<string, number> {
  const drains = new Map<string, number>();
  for (const step of steps) {
    const operation = operationOf(step);
    drains.set(operation, (drains.get(operation) ?? 0) + secondsPerRequest(operation));
  }
  const behind = new Map<string, number>();
  const result = new Map<string, number>();
  for (const step of steps.toReversed()) {
    const operation = operationOf(step);
    const chain = behind.get(step.address);
    const drain = drains.get(operation) ?? 0;
    const urgency = chain === undefined ? drain : Math.max(drain, secondsPerRequest(operation) + chain);
    result.set(step.address, urgency);
    for (const required of step.requires) behind.set(required, Math.max(behind.get(required) ?? 0, urgency));
  }
  return result;
}

function operationOf({ change, verb }: Step): OperationId {
  const { operations } = kindOf(change.kind);
  return operations[verbOf[verb]] ?? operations.list;
}

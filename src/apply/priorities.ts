import { kindOf } from "../resources/kinds.ts";
import type { Step } from "./steps.ts";

const verbOf = { create: "create", edit: "update", delete: "delete" } as const;

/**
 * How urgent each step is: the time that its own lane and those of the longest chain of steps behind it need at least,
 * in seconds. What has most behind it goes first, so that the slowest lane never idles.
 *
 * @param secondsPerRequest What one request of an operation takes of its lane's window.
 */
export function priorities(
  steps: readonly Step[],
  secondsPerRequest: (operation: string) => number,
): ReadonlyMap<string, number> {
  const behind = new Map<string, number>();
  const result = new Map<string, number>();
  for (const { address, change, verb, requires } of steps.toReversed()) {
    const own = secondsPerRequest(kindOf(change.kind).operations[verbOf[verb]]);
    const whole = own + (behind.get(address) ?? 0);
    result.set(address, whole);
    for (const required of requires) behind.set(required, Math.max(behind.get(required) ?? 0, whole));
  }
  return result;
}

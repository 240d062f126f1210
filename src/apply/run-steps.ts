import type { Step } from "./steps.ts";

/**
 * Takes every step as soon as those that it requires have ended, well or not. Nothing else holds a step back: what it
 * waits for in turn, be it the gate of a lane or a lock, it waits for by itself and holds no place that another needs.
 *
 * So there is no deadlock: a step waits only for steps before it in the list, which is sorted by requirements, and the
 * first of any that were stuck would have nothing to wait for.
 *
 * @param steps Sorted by requirements; see `stepsOf`.
 * @param take Must not reject: how a step ended is its own affair.
 */
export async function runSteps(steps: readonly Step[], take: (step: Step) => Promise<void>): Promise<void> {
  const ended = new Map<string, Promise<void>>();
  for (const step of steps) {
    const before = step.requires.flatMap((address) => ended.get(address) ?? []);
    ended.set(
      step.address,
      Promise.all(before).then(() => take(step)),
    );
  }
  await Promise.all(ended.values());
}

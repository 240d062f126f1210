import { setImmediate } from "node:timers/promises";
import { onTestFinished, vi } from "vitest";

/** Counts the timers that are set from here to the end of the test, none of which ever goes off. */
export function watchTimers(): () => number {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  return () => vi.getTimerCount();
}

/** Goes on once a condition holds, without a timer of its own. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}

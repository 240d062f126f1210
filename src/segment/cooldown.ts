import { setTimeout as sleep } from "node:timers/promises";
import type PQueue from "p-queue";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Keeps a queue still for a while. */
export interface Cooldown {
  /** Starts nothing for so many milliseconds; see `Gate.coolDown`. */
  start(delayMs: number): void;
  /** Waits until it is over, for those who are past the queue. Answers whether there was one. */
  whenOver(): Promise<boolean>;
  /** A cooldown that nobody waits for must not keep the process alive. To be called when somebody comes or goes. */
  keepAliveWhileWaitedFor(): void;
}

/** @param queueOf The queue as it is just now: a gate may change it. */
export function createCooldown(queueOf: () => PQueue): Cooldown {
  let endsAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const keepAliveWhileWaitedFor = (): void => {
    if (queueOf().size === 0) timer?.unref();
    else timer?.ref();
  };
  return {
    keepAliveWhileWaitedFor,
    async whenOver() {
      const waits = endsAt > performance.now();
      for (let leftMs = endsAt - performance.now(); leftMs > 0; leftMs = endsAt - performance.now())
        await sleep(Math.min(leftMs, LONGEST_TIMER_MS));
      return waits;
    },
    start(delayMs) {
      if (!(delayMs > 0)) return;
      const lengthMs = Math.min(delayMs, LONGEST_TIMER_MS);
      // Not `Date.now()`: when that is set back, a cooldown would look as if a longer one were still on.
      const until = performance.now() + lengthMs;
      if (until <= endsAt) return;
      endsAt = until;
      queueOf().pause();
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        queueOf().start();
      }, lengthMs);
      keepAliveWhileWaitedFor();
    },
  };
}

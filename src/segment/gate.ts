import { setMaxListeners } from "node:events";
import PQueue from "p-queue";

/** What a gate allows. */
export interface GateOptions {
  /** Requests that may start in any one window. */
  limit: number;
  /** Length of the window in milliseconds. */
  windowMs: number;
  /**
   * Added to the window in milliseconds: the limit counts arrivals, the gate counts departures, and what lies between
   * the two differs from request to request. Default: a hundred-and-twentieth of the window, at least 5.
   */
  marginMs?: number;
}

/** Lets requests of one rate-limit lane through, never more than the limit in any window. */
export interface Gate {
  /** Waits for a permit. Every attempt needs one of its own. Rejects when the signal aborts. */
  enter(signal?: AbortSignal): Promise<void>;
  /**
   * Lets nobody through for so many milliseconds, after the server refused or said that nothing is left. A hold never
   * shortens one that lasts longer. At most 24.8 days, which is as far as a timer reaches.
   */
  hold(delayMs: number): void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A gate with a sliding window: the bound holds for every stretch of `windowMs`, not only from one reset to the next. */
export function createGate({ limit, windowMs, marginMs = Math.max(5, windowMs / 120) }: GateOptions): Gate {
  const queue = new PQueue({ strict: true, intervalCap: limit, interval: windowMs + marginMs });
  let heldUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  // A hold that nobody waits for must not keep the process alive.
  const keepAliveWhileWaitedFor = (): void => {
    if (queue.size === 0) timer?.unref();
    else timer?.ref();
  };
  return {
    async enter(signal) {
      // One signal stops a whole run, so any number may wait on it; from eleven on, Node would warn of a leak.
      if (signal) setMaxListeners(0, signal);
      const entered = queue.add(() => undefined, { signal });
      keepAliveWhileWaitedFor();
      try {
        await entered;
      } finally {
        keepAliveWhileWaitedFor();
      }
    },
    hold(delayMs) {
      if (!(delayMs > 0)) return;
      const lengthMs = Math.min(delayMs, LONGEST_TIMER_MS);
      // Not `Date.now()`: when that is set back, holds would look as if a longer one were still on.
      const until = performance.now() + lengthMs;
      if (until <= heldUntil) return;
      heldUntil = until;
      queue.pause();
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        queue.start();
      }, lengthMs);
      keepAliveWhileWaitedFor();
    },
  };
}

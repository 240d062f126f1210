import PQueue from "p-queue";
import { joinSignals } from "./join-signals.ts";

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
  /**
   * Attempts that may be under way at a time. A burst of a whole window's requests would learn nothing from the first
   * answer. Default 10.
   */
  concurrency?: number;
}

/** How a request waits at a gate. */
export interface EnterOptions {
  /** Each of them ends the wait. */
  signals?: readonly (AbortSignal | undefined)[];
  /** The higher goes first. Default 0. */
  priority?: number;
}

/** Lets requests of one rate-limit lane through, never more than the limit in any window. */
export interface Gate {
  /**
   * Waits for a permit. Every attempt needs one of its own. Rejects with the reason of the first signal that aborts.
   *
   * @returns What has to be called when the attempt has ended: so many only may be under way at a time.
   */
  enter(options?: EnterOptions): Promise<() => void>;
  /**
   * Lets nobody through for so many milliseconds, after the server refused or said that nothing is left. A hold never
   * shortens one that lasts longer. At most 24.8 days, which is as far as a timer reaches.
   */
  hold(delayMs: number): void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A gate with a sliding window: the bound holds for every stretch of `windowMs`, not only from one reset to the next. */
export function createGate({
  limit,
  windowMs,
  marginMs = Math.max(5, windowMs / 120),
  concurrency = 10,
}: GateOptions): Gate {
  const queue = new PQueue({ concurrency, strict: true, intervalCap: limit, interval: windowMs + marginMs });
  let heldUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  // A hold that nobody waits for must not keep the process alive.
  const keepAliveWhileWaitedFor = (): void => {
    if (queue.size === 0) timer?.unref();
    else timer?.ref();
  };
  return {
    async enter({ signals = [], priority = 0 } = {}) {
      const { signal, release } = joinSignals(signals);
      try {
        return await new Promise<() => void>((enter, refuse) => {
          const underWay = (): Promise<void> => new Promise((leave) => enter(leave));
          queue.add(underWay, { signal, priority }).catch(refuse);
          keepAliveWhileWaitedFor();
        });
      } finally {
        release();
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

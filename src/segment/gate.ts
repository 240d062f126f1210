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
  /** Lets nobody through for so many milliseconds, after the server refused or said that nothing is left. */
  hold(delayMs: number): void;
}

/** A gate with a sliding window: the bound holds for every stretch of `windowMs`, not only from one reset to the next. */
export function createGate({ limit, windowMs, marginMs = Math.max(5, windowMs / 120) }: GateOptions): Gate {
  const queue = new PQueue({ strict: true, intervalCap: limit, interval: windowMs + marginMs });
  let heldUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    async enter(signal) {
      // A hold nobody waits for must not keep the process alive.
      timer?.ref();
      await queue.add(() => undefined, { signal });
    },
    hold(delayMs) {
      const until = Date.now() + delayMs;
      if (until <= heldUntil) return;
      heldUntil = until;
      queue.pause();
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        queue.start();
      }, delayMs);
      if (queue.size === 0) timer.unref();
    },
  };
}

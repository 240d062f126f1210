import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";
import { InflightWindow } from "./inflight-window.ts";
import { joinSignals } from "./join-signals.ts";
import type { LaneWait } from "./lane-wait.ts";

/** What a gate allows. */
export interface GateOptions {
  /** Requests that may start in any one window. */
  limit: number;
  /** Length of the window in milliseconds. */
  windowMs: number;
  /** Added to the window in milliseconds, for what is left of chance. Default: a thousandth of the window, at least 1. */
  marginMs?: number;
  /**
   * Attempts that may be under way at a time. A burst of a whole window's requests would learn nothing from the first
   * answer. Default 10.
   */
  concurrency?: number;
  /** Whether the limit is only assumed, so that a higher one which the server shows is taken. Default false. */
  learns?: boolean;
  /** Told of what those who wait are waiting for, again whenever something changes. */
  onWait?: (wait: LaneWait) => void;
}

/** How a request waits at a gate. */
export interface EnterOptions {
  /** Each of them ends the wait. */
  signals?: readonly (AbortSignal | undefined)[];
  /** The higher goes first. Default 0. */
  priority?: number;
}

/** What an answer says of its lane (API.md 1.6). */
export interface LaneReport {
  /** Requests that the server would still take before its window ends. */
  remaining: number;
  /** Requests that it has counted in its window, whoever sent them. */
  consumed?: number | undefined;
  /** Milliseconds until its window ends. */
  resetMs: number;
}

/** Gives a permit back. @param sent Whether a request was sent with it. Default true. */
export type LeaveGate = (sent?: boolean) => void;

/** Lets requests of one rate-limit lane through, never more than the limit in any window. */
export interface Gate {
  /**
   * Waits for a permit. Every attempt needs one of its own. Rejects with the reason of the first signal that aborts.
   *
   * @returns What has to be called when the attempt has ended: so many only may be under way at a time.
   */
  enter(options?: EnterOptions): Promise<LeaveGate>;
  /** Waits until a cooldown is over that began after a permit was given. Answers whether there was one. */
  whenCool(): Promise<boolean>;
  /**
   * Lets nobody through for so many milliseconds, after the server refused. It never shortens a wait that lasts longer.
   *
   * @param why Default: as the server asks.
   */
  coolDown(delayMs: number, why?: Omit<LaneWait, "waitMs">): void;
  /** Holds nobody back any more, because nothing of the lane will be sent: those who wait shall learn that at once. */
  abandon(): void;
  /**
   * Corrects the gate by what the server counts. When that has less left than the gate's own account says, somebody else
   * uses the token or the limit is lower than published: then the lane keeps still as soon as what is under way will use
   * up the rest. A gate that learns raises a limit that was only assumed.
   */
  report(report: LaneReport): void;
}

/** How much of a learnt limit is used: others may use the token without having shown up yet. */
const SHARE_OF_LEARNT_LIMIT = 0.9;

/** As far as a timer reaches. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A gate with a sliding window: the bound holds for every stretch of `windowMs`, not only from one reset to the next.
 *
 * The queue keeps the order and counts what is under way. Its own windows hang on the wall clock, which can be set back or
 * forward under a running program; so the gate holds the queue still by the monotonic clock.
 *
 * @throws {TypeError} for a limit that is no number from 1 and up.
 */
export function createGate(options: GateOptions): Gate {
  const { windowMs, marginMs = Math.max(1, windowMs / 1000), concurrency = 10, learns = false, onWait } = options;
  let { limit } = options;
  if (!(limit >= 1 && Number.isFinite(limit))) throw new TypeError(`a gate cannot have a limit of ${limit}`);
  const queue = new PQueue({ concurrency });
  const window = new InflightWindow(windowMs + marginMs);
  let cooldown: { until: number; why: Omit<LaneWait, "waitMs"> } = { until: 0, why: { reason: "refused" } };
  let abandoned = false;
  let timer: NodeJS.Timeout | undefined;

  const coolMs = (): number => cooldown.until - performance.now();
  /** Holds the queue as long as nobody may leave. To be called whenever that, or who waits, may have changed. */
  const settle = (): void => {
    clearTimeout(timer);
    const fullMs = window.fullForMs(limit);
    const waitMs = abandoned ? 0 : Math.max(coolMs(), fullMs);
    if (waitMs <= 0) return void queue.start();
    queue.pause();
    // What nobody waits for must not keep the process alive.
    if (queue.size === 0) return;
    timer = setTimeout(settle, Math.min(waitMs, LONGEST_TIMER_MS));
    // Without an end, it is answers that are waited for, and those are told of elsewhere.
    if (Number.isFinite(waitMs)) onWait?.({ ...(coolMs() > fullMs ? cooldown.why : { reason: "rate-limit" }), waitMs });
  };
  const coolDown = (delayMs: number, why: Omit<LaneWait, "waitMs">): void => {
    const until = performance.now() + delayMs;
    if (until > cooldown.until) cooldown = { until, why };
    settle();
  };

  return {
    async enter({ signals = [], priority = 0 } = {}) {
      const { signal, release } = joinSignals(signals);
      try {
        return await new Promise<LeaveGate>((enter, refuse) => {
          const attempt = async (): Promise<void> => {
            window.depart();
            settle();
            const sent = await new Promise<boolean>((leave) => enter((used = true) => leave(used)));
            if (sent) window.giveBack();
            else window.giveUp();
            settle();
          };
          settle();
          queue.add(attempt, { signal, priority }).catch(refuse);
          settle();
        });
      } finally {
        release();
        settle();
      }
    },
    async whenCool() {
      const waits = cooldown.until > performance.now();
      for (let leftMs = coolMs(); leftMs > 0; leftMs = coolMs()) await sleep(Math.min(leftMs, LONGEST_TIMER_MS));
      return waits;
    },
    coolDown: (delayMs, why = { reason: "refused" }) => coolDown(delayMs, why),
    abandon() {
      abandoned = true;
      settle();
    },
    report({ remaining, consumed, resetMs }) {
      const known = consumed === undefined ? 0 : Math.floor((consumed + remaining) * SHARE_OF_LEARNT_LIMIT);
      if (learns && known > limit) {
        limit = known;
        settle();
      }
      // The one that is just being judged is still counted as under way.
      const shared = remaining < limit - window.taken();
      if (shared && remaining <= window.underWay - 1) coolDown(Math.min(windowMs, resetMs), { reason: "rate-limit" });
    },
  };
}

import PQueue from "p-queue";
import { createCooldown } from "./cooldown.ts";
import { InflightWindow } from "./inflight-window.ts";
import { joinSignals } from "./join-signals.ts";

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
   * At most 24.8 days, which is as far as a timer reaches.
   */
  coolDown(delayMs: number): void;
  /**
   * Corrects the gate by what the server counts. When that has less left than the gate's own account says, somebody else
   * uses the token or the limit is lower than published: then the lane keeps still as soon as what is under way will use
   * up the rest. A gate that learns raises a limit that was only assumed.
   */
  report(report: LaneReport): void;
}

/** How much of a learnt limit is used: others may use the token without having shown up yet. */
const SHARE_OF_LEARNT_LIMIT = 0.9;

/** A gate with a sliding window: the bound holds for every stretch of `windowMs`, not only from one reset to the next. */
export function createGate(options: GateOptions): Gate {
  const { windowMs, marginMs = Math.max(1, windowMs / 1000), concurrency = 10, learns = false } = options;
  let { limit } = options;
  const openQueue = (): PQueue =>
    new PQueue({ concurrency, strict: true, intervalCap: limit, interval: windowMs + marginMs });
  let queue = openQueue();
  let inflight = new InflightWindow(limit, windowMs);
  let underWay = 0;
  const cooldown = createCooldown(() => queue);
  return {
    async enter({ signals = [], priority = 0 } = {}) {
      const { signal, release } = joinSignals(signals);
      try {
        return await new Promise<LeaveGate>((enter, refuse) => {
          const attempt = async (): Promise<void> => {
            // Meanwhile the gate may have learnt and opened another window.
            const own = inflight;
            await own.take();
            await cooldown.whenOver();
            if (signal.aborted) return own.giveUp();
            underWay += 1;
            const sent = await new Promise<boolean>((leave) => enter((used = true) => leave(used)));
            underWay -= 1;
            if (sent) own.giveBack();
            else own.giveUp();
          };
          queue.add(attempt, { signal, priority }).catch(refuse);
          cooldown.keepAliveWhileWaitedFor();
        });
      } finally {
        release();
        cooldown.keepAliveWhileWaitedFor();
      }
    },
    whenCool: () => cooldown.whenOver(),
    coolDown: (delayMs) => cooldown.start(delayMs),
    report({ remaining, consumed, resetMs }) {
      const known = consumed === undefined ? 0 : Math.floor((consumed + remaining) * SHARE_OF_LEARNT_LIMIT);
      // A queue's cap cannot be changed, so another takes its place as soon as nobody waits in the old one.
      if (learns && known > limit && queue.size === 0 && !queue.isPaused) {
        limit = known;
        queue = openQueue();
        inflight = new InflightWindow(limit, windowMs);
      }
      // The one that is just being judged is still counted as under way.
      const shared = remaining < limit - inflight.taken();
      if (shared && remaining <= underWay - 1) cooldown.start(Math.min(windowMs, resetMs));
    },
  };
}

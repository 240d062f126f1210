import { setTimeout as sleep } from "node:timers/promises";
import { asksToWait } from "./refusal.ts";
import { waitFor } from "./wait-for.ts";

/**
 * So many attempts of a lane in a row that find the API in trouble open its circuit: more than are under way at a time, so
 * that one bad moment does not.
 */
const FAILURES_TO_OPEN = 12;

/** How long nothing is sent before each attempt that tries whether the trouble is over, in API milliseconds. */
const PAUSES_MS = [5000, 10_000, 20_000, 40_000, 60_000] as const;

/** How an attempt found the API; `unknown` when it was broken off before that could be told. */
export type Health = "sound" | "troubled" | "unknown";

/** What is told when a lane gets into trouble. */
export interface LaneTrouble {
  /** Attempts in a row that failed. */
  failures: number;
  /** Real milliseconds until the next is made. */
  pauseMs: number;
}

/** Leave to send one attempt. */
export interface Pass {
  /** Has to be called when the attempt is over. Only the first call counts. */
  end(health: Health): void;
}

/** Keeps the requests of a lane back while every answer is a failure, so that a storm does not use up retries and limits. */
export interface Circuit {
  /**
   * Waits while the API is in trouble. One attempt at a time is let through then, to see if that is over.
   *
   * @throws {CircuitOpenError} when it was not over after the last of the pauses, or was stopped.
   */
  enter(signals: readonly (AbortSignal | undefined)[]): Promise<Pass>;
  /** Lets nobody through any more: the server asked to wait for so many milliseconds, and nobody waits for that. */
  stop(askedMs: number): void;
}

/** Nothing of a lane is sent any more. The message says why. */
export class CircuitOpenError extends Error {
  override readonly name = "CircuitOpenError";
}

/**
 * A circuit for one lane: operations of an API fail one by one as often as all together. Once it has given up it stays so:
 * what it guards is one run.
 *
 * @param timeScale How many API seconds pass in one real second.
 * @param onTrouble Told of each pause, and with `undefined` when the trouble is over.
 */
export function createCircuit(timeScale: number, onTrouble: (trouble: LaneTrouble | undefined) => void): Circuit {
  let failures = 0;
  let pauses = 0;
  let openUntil: number | undefined;
  let stopped: string | undefined;
  let trial: { ended: Promise<void> } | undefined;

  const pause = (): void => {
    const pauseMs = (PAUSES_MS[pauses] ?? 0) / timeScale;
    pauses += 1;
    openUntil = performance.now() + pauseMs;
    if (pauses <= PAUSES_MS.length) onTrouble({ failures, pauseMs });
  };
  const note = (health: Health, wasProbe: boolean): void => {
    if (health === "unknown") return;
    if (health === "sound") {
      if (openUntil !== undefined) onTrouble(undefined);
      failures = pauses = 0;
      openUntil = undefined;
      return;
    }
    failures += 1;
    // Those that were under way when it opened say nothing new.
    if (openUntil === undefined ? failures >= FAILURES_TO_OPEN : wasProbe) pause();
  };
  const passFor = (onEnd: (health: Health) => void): Pass => {
    let ended = false;
    return {
      end(health) {
        if (ended) return;
        ended = true;
        onEnd(health);
      },
    };
  };

  return {
    stop: (askedMs) => void (stopped = asksToWait(askedMs)),
    async enter(signals) {
      for (;;) {
        if (stopped !== undefined) throw new CircuitOpenError(stopped);
        if (openUntil === undefined) return passFor((health) => note(health, false));
        if (pauses > PAUSES_MS.length) throw new CircuitOpenError(`its last ${failures} requests failed`);
        const leftMs = openUntil - performance.now();
        if (leftMs > 0) await waitFor(signals, (signal) => sleep(leftMs, undefined, { signal }));
        else if (trial) await waitFor(signals, () => trial?.ended);
        else {
          let tell = (): void => undefined;
          trial = { ended: new Promise((resolve) => (tell = resolve)) };
          return passFor((health) => {
            trial = undefined;
            note(health, true);
            tell();
          });
        }
      }
    },
  };
}

import { createApp, type RequestLogEntry } from "./app.ts";
import { createClock } from "./clock.ts";
import { createCommit, type SaveState } from "./commit-changes.ts";
import { createListedFaults, type Fault } from "./faults.ts";
import { createListHistory } from "./list-history.ts";
import { createRandomFaults } from "./random-faults.ts";
import { createRateLimiter } from "./rate-limiter.ts";
import { completeSettings, type SimulatorSettings } from "./settings.ts";
import type { TakeTurn } from "./take-turn.ts";
import type { DroppedCall } from "./tracking/dropped-call.ts";
import { defaultState, stateFormatVersion, type SimulatorState } from "./state.ts";

/** How a simulator is set up. */
export interface SimulatorOptions {
  /** What to do where the API is not documented. Default: the defaults of `settingRows`. */
  settings?: Partial<SimulatorSettings>;
  /** One API minute lasts 60 / timeScale real seconds. Default 1. */
  timeScale?: number;
  /** Starting state, which the simulator takes over and changes. Default: one empty space, `spa_simulated`. */
  state?: SimulatorState;
  /**
   * Called after a write, before it is answered, to persist. Writes that come while it is at work share its next call, so it
   * is never called twice at once. When it throws, the writes are answered with 500 and have changed nothing.
   */
  onChange?: SaveState;
  /** How requests take turns on the state. Default: as they come. */
  turn?: TakeTurn;
  /** Called for each request served, for tests and logs: never contains the token. */
  onRequest?: (entry: RequestLogEntry) => void;
  /** Called for each call of the tracking API that was dropped: it was answered with success and left nothing. */
  onDropped?: (call: DroppedCall) => void;
  /** Failures to act out. The simulator reads this very array, so it may be changed while it runs. Default none. */
  faults?: Fault[];
  /** Real time in milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

/** A local Segment Public API. */
export interface Simulator {
  /**
   * Answers a request to any host, and may be handed on by itself. Rejects as the platform's `fetch` does, and for two
   * reasons only: with a TypeError to act out a broken connection, and with the reason of the request's signal when that
   * aborts while the answer is kept waiting.
   */
  fetch: (request: Request) => Promise<Response>;
  /** The state as it is now. */
  readonly state: SimulatorState;
  /** The settings in force. Assigning to one changes what happens from then on. */
  readonly settings: SimulatorSettings;
  /** The failures in force. */
  readonly faults: Fault[];
}

/**
 * Makes a simulator. It holds no sockets, and timers only for requests that it keeps waiting: `fetch` can be handed to
 * ky, or to `serveSimulator`.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const settings = completeSettings(options.settings);
  const state = options.state ?? defaultState();
  // States of version 1 are taken as they are; what is written from now on may hold more.
  state.formatVersion = stateFormatVersion;
  // From here on time passes in it.
  delete state.seededAt;
  const faults = options.faults ?? [];
  const clock = createClock(options.timeScale ?? 1, options.now, () => settings.clockSkewSeconds);
  const history = createListHistory(clock, settings);
  const [listed, random] = [createListedFaults(faults), createRandomFaults(settings, clock)];
  const app = createApp(
    {
      world: { state, settings, clock, history },
      limiter: createRateLimiter(clock, settings),
      findFaults: (operationId, target) => [...listed(operationId, target), ...random(operationId, target)],
      commit: createCommit(state, history, options.onChange),
      turn: options.turn ?? ((_writes, work) => work()),
      onDropped: options.onDropped ?? (() => undefined),
    },
    options.onRequest ?? (() => undefined),
  );
  return { fetch: async (request) => app.fetch(request), state, settings, faults };
}

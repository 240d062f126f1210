import { createSegmentClient, type OpenSegmentClient } from "../../../src/segment/client.ts";
import type { Exchange } from "../../../src/segment/exchange.ts";
import { laneLimits } from "../../../src/segment/lanes.ts";
import { Secret } from "../../../src/segment/secret.ts";
import { createSimulator, type Simulator } from "../../../src/simulator/simulator.ts";
import type { SimulatorSettings } from "../../../src/simulator/settings.ts";
import type { SimulatedSpace, SimulatorState } from "../../../src/simulator/state.ts";
import { smallShop } from "../../../src/simulator/seeds/small-shop.ts";
import { countExchanges, type ExchangeCount } from "../../../src/probe/ask.ts";
import { halfLimits } from "../../../src/probe/half-limits.ts";
import type { ProbeClock } from "../../../src/probe/clock.ts";
import type { JournalLine } from "../../../src/probe/journal.ts";
import { createRun } from "../../../src/probe/names.ts";
import { groupLetters, type GroupLetter } from "../../../src/probe/probe.ts";
import { probeSpace, type ProbeResult, type ProbeSpaceOptions } from "../../../src/probe/probe-space.ts";
import { toLanes } from "../../../src/commands/project/connect.ts";

/** How many API seconds are in one millisecond of the shop's clock, times 1000. */
export const TIME_SCALE = 600;

/** So much faster is the client, so that its gates and pauses take no time. */
const HURRY = 100;

/** How long a request takes each way, in milliseconds of the shop's clock: about half an API second. */
const WAY_MS = 1;

/** Times that are long enough to be seen at that scale. */
const visible: Partial<SimulatorSettings> = { lockSeconds: 90, previewSeconds: 20, computeSeconds: 60 };

/** A clock that stands still but for waits and what it is turned by, so that nothing depends on how fast a test is. */
function turnedClock(): ProbeClock & { turn: (ms: number) => void } {
  const startMs = Date.now();
  let passedMs = 0;
  return {
    nowMs: () => passedMs,
    wallMs: () => Math.floor(startMs + passedMs),
    apiSeconds: (ms) => (ms * TIME_SCALE) / 1000,
    sleep: async (seconds) => void (passedMs += (seconds * 1000) / TIME_SCALE),
    turn: (ms) => void (passedMs += ms),
  };
}

/** A shop that can be probed, within this process. */
export interface ProbedShop {
  simulator: Simulator;
  space: SimulatedSpace;
  /** Every write that did something, as `METHOD path`. */
  writes: string[];
  clock: ProbeClock;
  /** @param hear Told of every exchange, at the time of the shop's clock. */
  connect(
    fetch?: Simulator["fetch"],
    hear?: (exchange: Exchange) => void,
  ): { client: OpenSegmentClient; count: ExchangeCount };
  probe(options?: Partial<ProbeSpaceOptions>): Promise<ProbeResult & { journal: JournalLine[] }>;
}

/** Opens a shop that has everything that a probe asks for. @param seed What is in it. */
export function openShop(
  settings: Partial<SimulatorSettings> = {},
  seed: (nowMs: number) => SimulatorState = smallShop,
): ProbedShop {
  const writes: string[] = [];
  const clock = turnedClock();
  const simulator = createSimulator({
    timeScale: TIME_SCALE,
    now: () => clock.wallMs(),
    state: seed(Date.now()),
    settings: { ...visible, ...settings },
    onRequest: ({ method, path, status }) => {
      if (method !== "GET" && status < 400) writes.push(`${method} ${path}`);
    },
  });
  const [space] = simulator.state.spaces;
  if (space === undefined) throw new Error("the shop has no space");
  const connect: ProbedShop["connect"] = (fetch = simulator.fetch, hear) => {
    const count = countExchanges();
    const client = createSegmentClient({
      token: new Secret("PLACEHOLDER-TOKEN"),
      apiUrl: "http://127.0.0.1",
      limits: laneLimits(toLanes(halfLimits({}))),
      timeScale: TIME_SCALE * HURRY,
      fetch: async (request) => {
        clock.turn(WAY_MS);
        try {
          return await fetch(request);
        } finally {
          clock.turn(WAY_MS);
        }
      },
      onExchange: (exchange) => {
        count.hear(exchange);
        hear?.({ ...exchange, time: new Date(clock.wallMs() - 2 * WAY_MS).toISOString() });
      },
    });
    return { client, count };
  };
  return {
    simulator,
    space,
    writes,
    clock,
    connect,
    async probe(options = {}) {
      const journal: JournalLine[] = [];
      const result = await probeSpace({
        ...connect(),
        spaceId: space.id,
        region: "us",
        tool: "test",
        run: createRun(),
        leftOut: {},
        destinationId: "64a1f0c2e8b5d90012aa0003",
        journal: { write: (line) => void journal.push(line) },
        budget: 2000,
        clock,
        tell: () => undefined,
        ...options,
      });
      return { ...result, journal };
    },
  };
}

/** What leaves every group of probes out but some, named by their letters: what a test is not about takes its time, too. */
export function only(letters: string): Partial<Record<GroupLetter, string>> {
  const others = groupLetters.filter((letter) => !letters.includes(letter));
  return Object.fromEntries(others.map((letter) => [letter, "the test is not about it"]));
}

/** What people and projects have in a space, by collection. */
export type Belongings = Readonly<Record<string, readonly { id: string }[]>>;

/** What people and projects have in a space now. */
export function belongings({
  audiences,
  traits,
  filters,
  connections,
  activations,
  schedules,
}: SimulatedSpace): Belongings {
  return structuredClone({
    audiences,
    traits: traits ?? [],
    filters: filters ?? [],
    connections: connections ?? [],
    activations: activations ?? [],
    schedules: schedules ?? [],
  });
}

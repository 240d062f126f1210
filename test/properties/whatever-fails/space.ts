import { buildAudience, buildTrait } from "../../../src/simulator/seeds/build.ts";
import { seedDestinations } from "../../../src/simulator/seeds/destinations.ts";
import { createSimulator, type Simulator } from "../../../src/simulator/simulator.ts";
import {
  defaultState,
  type SimulatedSpace,
  type SimulatorState,
  type StoredAudience,
} from "../../../src/simulator/state.ts";
import type { SimulatorSettings } from "../../../src/simulator/settings.ts";
import { destinations } from "../../support/project.ts";
import { sealMarker } from "../../support/seal-marker.ts";

/** When all walks begin. */
const beginMs = Date.parse("2026-03-01T00:00:00.000Z");

/** Time passes with requests only, a millisecond for each; so fast that locks of five seconds last for two of them. */
const SPACE_TIME_SCALE = 2000;

/** A space in which others have been at work already, on a clock that only requests move. */
export interface StrangeSpace {
  simulator: Simulator;
  stored: () => SimulatedSpace;
  /** Lets so many milliseconds pass. */
  pass: (ms: number) => void;
}

/** Opens a space with objects of nobody and of another project in it. */
export function openSpace(settings: Partial<SimulatorSettings> = {}): StrangeSpace {
  let nowMs = beginMs;
  const state = inhabitedState();
  const simulator = createSimulator({
    timeScale: SPACE_TIME_SCALE,
    state,
    settings: { rateLimits: false, ...settings },
    now: () => nowMs,
  });
  const tick = async (request: Request): Promise<Response> => {
    nowMs += 1;
    return await simulator.fetch(request);
  };
  const { settings: inForce, faults } = simulator;
  return {
    simulator: { fetch: tick, state, settings: inForce, faults },
    stored: () => state.spaces[0] ?? { id: "", slug: "", name: "", audiences: [], deletedKeys: [] },
    pass: (ms) => void (nowMs += ms),
  };
}

/** Display names of what is nobody's, for adoptions. */
export const unownedNames = ["Found one", "Found two", "Found three"] as const;

function inhabitedState(): SimulatorState {
  const state = defaultState();
  const marker = (name: string): string =>
    `Of another project.\n${sealMarker(`[audiencectl:sales@test/${name}#2 - .]`)}`;
  const [one, two, three] = unownedNames;
  const seeds = [
    { name: one, audienceType: "USERS" as const, query: "event('Found').count() >= 1" },
    { name: two, audienceType: "LINKED" as const, query: "entity('owned-accounts').count() > 9" },
    { name: three, audienceType: "USERS" as const, query: "trait('found_one') = 'true'", description: "Text" },
    { name: "Of sales", audienceType: "LINKED" as const, query: "entity('x').count() > 1", description: marker("a") },
    {
      name: "Users of sales",
      audienceType: "USERS" as const,
      query: "event('S').count() > 1",
      description: marker("b"),
    },
  ];
  const audiences = seeds.map((seed, index) => buildAudience(seed, index, beginMs, 9 - index));
  for (const space of state.spaces) {
    space.destinations = seedDestinations;
    space.audiences = audiences;
    space.traits = [
      buildTrait({ name: "Found trait", query: "event('T').count()" }, 0, beginMs, 9),
      buildTrait({ name: "Trait of sales", query: "event('T').count()", description: marker("t") }, 1, beginMs, 9),
    ];
    space.filters = ["", marker("f")].map((description, index) => ({
      id: `flt_seed${index}`,
      name: `Found filter ${index}`,
      if: "type = 'track'",
      drop: false,
      enabled: true,
      description,
      createdAt: new Date(beginMs).toISOString(),
      updatedAt: new Date(beginMs).toISOString(),
    }));
    addParts(space, audiences);
  }
  return state;
}

function addParts(space: SimulatedSpace, audiences: readonly StoredAudience[]): void {
  const createdAt = new Date(beginMs).toISOString();
  space.connections = audiences.map(({ id: audienceId }, index) => ({
    id: `ii_seed${index}`,
    audienceId,
    destinationId: index % 2 === 0 ? destinations.mailroom : destinations.webhooks,
    idSyncConfiguration: [{ externalId: "email", strategy: "last" }],
    createdAt,
    updatedAt: createdAt,
  }));
  space.activations = space.connections.map(({ id: connectionId, audienceId }, index) => ({
    id: `act_seed${index}`,
    audienceId,
    connectionId,
    enabled: true,
    activationType: "Audience Entered",
    activationName: "welcome",
    personalization: {},
  }));
  space.schedules = audiences
    .filter(({ audienceType }) => audienceType === "LINKED")
    .map(({ id: audienceId }, index) => ({
      id: `sch_seed${index}`,
      audienceId,
      strategy: "PERIODIC" as const,
      config: { interval: "12h" as const },
      createdAt,
    }));
}

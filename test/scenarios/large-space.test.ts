import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { stringify as stringifyStably } from "safe-stable-stringify";
import { stringify } from "yaml";
import * as applyCommand from "../../src/commands/apply.ts";
import * as importCommand from "../../src/commands/import.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { compareText } from "../../src/values/compare-text.ts";
import { canonicalQuery } from "../../src/query/index.ts";
import { splitDescription } from "../../src/resources/marker.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import type { SimulatedSpace, SimulatorState } from "../../src/simulator/state.ts";
import { runInProcess, type CommandResult, type CommandModule } from "../support/command.ts";
import { isLong } from "../support/length.ts";
import { temporaryFolder } from "../support/project.ts";

/** So fast that hundreds of requests in the slowest lane take seconds. */
const TIME_SCALE = 2000;

/** The secrets that the space holds, by the names that an import gives them. */
const secrets = { PERSONAS_ADVERTS_ACCESS_TOKEN: "PLACEHOLDER-adverts-dada" };

const guardsOff = { maxDeletes: 1000, maxDeletePercent: 100, maxChangePercent: 100 };

/** A project over a simulated space that can be changed for another. */
function openProject() {
  const folder = temporaryFolder();
  const project = {
    apiVersion: "audiencectl/v1",
    kind: "Project",
    metadata: { name: "growth" },
    spec: { secrets: Object.keys(secrets), environments: { test: { space: "spa_large" } } },
  };
  writeFileSync(path.join(folder, "audiencectl.yaml"), stringify(project));
  return {
    folder,
    run: async (simulator: Simulator, module: CommandModule, options: object): Promise<CommandResult> => {
      const server = await serveSimulator(simulator, { port: 0 });
      try {
        return await runInProcess(module, {
          cwd: folder,
          env: { PUBLIC_API_URL: server.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...secrets },
          options: { timeScale: TIME_SCALE, format: "json", lockTimeout: 6_000_000, autoApprove: true, ...options },
        });
      } finally {
        await server.close();
      }
    },
  };
}

/** A sixteenth of the large space, with what that refers to and what belongs to it. All of it is there for long tests. */
function largeOrPart(): SimulatorState {
  const whole = largeSpace(1, Date.now());
  if (isLong) return whole;
  const spaces = whole.spaces.map((space) => {
    const { audiences, traits = [], schedules = [], connections = [], activations = [] } = space;
    const all = [...audiences, ...traits];
    const kept = new Set(all.filter((_, index) => index % 16 === 0));
    // What is added on the way is looked at, too.
    for (const { query } of kept) for (const other of all) if (query.includes(`'${other.key}'`)) kept.add(other);
    const ids = new Set([...kept].map(({ id }) => id));
    const connected = connections.filter(({ audienceId }) => ids.has(audienceId));
    return {
      ...space,
      audiences: audiences.filter(({ id }) => ids.has(id)),
      traits: traits.filter(({ id }) => ids.has(id)),
      schedules: schedules.filter(({ audienceId }) => ids.has(audienceId)),
      connections: connected,
      activations: activations.filter(({ connectionId }) => connected.some(({ id }) => id === connectionId)),
    };
  });
  return { ...whole, spaces };
}

function startSimulator(state = largeOrPart()): Simulator {
  return createSimulator({ state, timeScale: TIME_SCALE, settings: { rateLimits: false } });
}

/** The same space with nothing in it but the destinations, which nothing in the API makes. */
function emptied({ state }: Simulator): Simulator {
  const spaces = state.spaces.map(({ id, slug, name, destinations = [] }) => ({
    id,
    slug,
    name,
    destinations,
    audiences: [],
    deletedKeys: [],
  }));
  return startSimulator({ formatVersion: 2, spaces });
}

/**
 * What the project owns in a space, with ids, times and authors left out: names and keys stand for ids. Of what was adopted
 * nobody knows which secrets were sent, so what markers remember of them is left out as well.
 */
function contents({ state }: Simulator): unknown {
  const [space] = state.spaces as [SimulatedSpace];
  const { audiences, traits = [], filters = [], schedules = [], connections = [], activations = [] } = space;
  const owned = <Item extends { name?: string; description?: string }>(items: readonly Item[]): Item[] =>
    items
      .filter(({ description = "" }) => typeof splitDescription(description).ownership === "object")
      .filter(({ description = "" }) => description.includes("[audiencectl:growth@test/"))
      .toSorted((a, b) => ((a.name ?? "") < (b.name ?? "") ? -1 : 1));
  const volatile = new Set([
    "id",
    "createdAt",
    "updatedAt",
    "createdBy",
    "updatedBy",
    "computingSince",
    "lockedSince",
    "disabledSince",
    "resyncSince",
    "audienceId",
    "connectionId",
  ]);
  const lasting = (value: object): object =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !volatile.has(key))
        .map(([key, member]) => [key, comparable(key, member)]),
    );
  const byText = (items: object[]): object[] =>
    items.toSorted((a, b) => compareText(stringifyStably(a) ?? "", stringifyStably(b) ?? ""));
  return {
    traits: owned(traits).map(lasting),
    filters: owned(filters).map(lasting),
    audiences: owned(audiences).map((audience) => ({
      ...lasting(audience),
      schedules: byText(schedules.filter(({ audienceId }) => audienceId === audience.id).map(lasting)),
      connections: byText(
        connections
          .filter(({ audienceId }) => audienceId === audience.id)
          .map((connection) => ({
            ...lasting(connection),
            activations: byText(activations.filter(({ connectionId }) => connectionId === connection.id).map(lasting)),
          })),
      ),
    })),
  };
}

function comparable(key: string, member: unknown): unknown {
  if (key === "query") return canonicalQuery(String(member));
  if (key === "description") return String(member).replace(/ (?:sent:\S* )?=\w+\]$/, "]");
  return inOneOrder(member);
}

/** A value whose lists of texts, all of which are sets, have one order. */
function inOneOrder(value: unknown): unknown {
  const sort = (_key: string, member: unknown): unknown =>
    Array.isArray(member) && member.every((item) => typeof item === "string") ? member.toSorted(compareText) : member;
  return JSON.parse(JSON.stringify(value), sort);
}

describe("a large space", () => {
  test("is imported, adopted without a difference, lost, and rebuilt object by object", async () => {
    const { run } = openProject();
    const simulator = startSimulator();
    const imported = await run(simulator, importCommand, { all: true });
    expect(imported.exitCode, imported.stderr.slice(0, 2000)).toBe(0);
    expect(JSON.parse(imported.stdout).secrets.map(({ name }: { name: string }) => name)).toEqual(Object.keys(secrets));

    const planned = await run(simulator, planCommand, {});
    const { changes, refused } = JSON.parse(planned.stdout) as Plan;
    expect(refused).toEqual([]);
    const differing = changes.filter(
      ({ action, before, after }) => action !== "adopt" || JSON.stringify(before) !== JSON.stringify(after),
    );
    expect(differing.map(({ action, address }) => `${action} ${address}`)).toEqual([]);
    expect(changes.length).toBeGreaterThan(isLong ? 300 : 30);

    const applied = await run(simulator, applyCommand, {});
    expect(applied.exitCode, applied.stdout.slice(0, 2000)).toBe(0);
    const again = JSON.parse((await run(simulator, planCommand, {})).stdout) as Plan;
    expect(again.changes).toEqual([]);

    const before = contents(simulator);
    const empty = emptied(simulator);
    const rebuilt = await run(empty, applyCommand, { createMissing: true, ...guardsOff });
    expect(rebuilt.exitCode, rebuilt.stdout.slice(-3000)).toBe(0);
    expect(contents(empty)).toEqual(before);
    const last = JSON.parse((await run(empty, planCommand, {})).stdout) as Plan;
    expect(last.changes).toEqual([]);
  }, 120_000);
});

import { describe, expect, it } from "vitest";
import { checkFql, parseQuery } from "../../src/query/index.ts";
import { splitDescription } from "../../src/resources/marker.ts";
import { traitReferences } from "../../src/simulator/queries/inference.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatedSpace, SimulatorState, StoredAudience } from "../../src/simulator/state.ts";
import { createTestApi, type Answer } from "./support/api.ts";

function spaceOf({ spaces }: SimulatorState): Required<SimulatedSpace> {
  const [space] = spaces;
  if (space === undefined) throw new Error("no space");
  return {
    schedules: [],
    destinations: [],
    connections: [],
    activations: [],
    traits: [],
    filters: [],
    previews: [],
    subscriptions: [],
    people: [],
    accounts: [],
    seenEvents: [],
    seenTraits: [],
    formerKeys: [],
    entities: [],
    relationships: [],
    sources: [],
    trackingPlans: [],
    users: [],
    auditEvents: [],
    ...space,
  };
}

interface Keyed {
  key: string;
}

const seeds = [
  ["small shop", () => smallShop()],
  ["large space", () => largeSpace(1)],
  ["large space of another seed", () => largeSpace(20_260_101)],
] as const;

describe.each(seeds)("the %s", (_name, make) => {
  it("is the same each time", () => {
    expect(make()).toEqual(make());
  });

  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(make()))).toEqual(make());
  });

  it("has queries and filters that can be read", () => {
    const { audiences, traits, filters } = spaceOf(make());
    const faults = [...audiences, ...traits].flatMap(({ query }) => parseQuery(query).findings);
    expect([...faults, ...filters.flatMap((filter) => checkFql(filter.if ?? ""))]).toEqual([]);
  });

  it("has one key and one id for each audience and trait", () => {
    const { audiences, traits } = spaceOf(make());
    const all = [...audiences, ...traits];
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it("is served, every object of it", async () => {
    const state = make();
    const { id, audiences, connections } = spaceOf(state);
    const { call, wait } = createTestApi({ state, settings: { rateLimits: false } });
    const read = async (path: string): Promise<Answer["data"]> => {
      const { status, data } = await call("GET", path);
      expect([path, status]).toEqual([path, 200]);
      return data;
    };
    wait(60_000);
    const list = await read(`/spaces/${id}/audiences?include=schedules&pagination.count=200`);
    expect(list.pagination.totalEntries).toBe(audiences.length);
    await read(`/spaces/${id}/computed-traits`);
    await read(`/filters?integrationId=${id}`);
    const connected = new Set(connections.map(({ audienceId }) => audienceId));
    for (const audienceId of connected) {
      await read(`/spaces/${id}/audiences/${audienceId}/destination-connections`);
      await read(`/spaces/${id}/audiences/${audienceId}/activations`);
    }
  });
});

describe.each(seeds)("the connections of the %s", (_name, make) => {
  const { audiences, destinations, connections, activations } = spaceOf(make());
  const audienceOf = ({ audienceId }: { audienceId: string }): StoredAudience | undefined =>
    audiences.find(({ id }) => id === audienceId);

  it("lead from one audience to different destinations", () => {
    const ends = connections.map(({ audienceId, destinationId }) => `${audienceId} ${destinationId}`);
    expect(new Set(ends).size).toBe(connections.length);
  });

  it("lead to destinations that take audiences of the type", () => {
    const misfits = connections.filter((connection) => {
      const destination = destinations.find(({ id }) => id === connection.destinationId);
      const type = audienceOf(connection)?.audienceType ?? "USERS";
      return destination?.enabledInEngage !== true || destination.audienceTypes?.includes(type) === false;
    });
    expect(misfits).toEqual([]);
  });

  it("have activations of their own audience, each with a name that no other of the connection has", () => {
    const names = activations.map(({ connectionId, activationName }) => `${connectionId} ${activationName}`);
    expect(new Set(names).size).toBe(activations.length);
    const strays = activations.filter(
      ({ connectionId, audienceId }) => connections.find(({ id }) => id === connectionId)?.audienceId !== audienceId,
    );
    expect(strays).toEqual([]);
  });

  it("are masked where they hold a secret", async () => {
    const state = make();
    const secret = connections.find(({ connectionSettings }) => connectionSettings !== undefined);
    const { call } = createTestApi({ state });
    const { data } = await call(
      "GET",
      `/spaces/${state.spaces[0]?.id}/audiences/${secret?.audienceId}/destination-connections`,
    );
    const shown = data.connections.find(({ id }) => id === secret?.id)?.connectionSettings;
    expect(shown).toMatchObject({ adAccount: expect.any(String), accessToken: "\u{2022}".repeat(10) + "dada" });
  });
});

describe("the large space", () => {
  const space = spaceOf(largeSpace(1));

  it("has the size that it says", () => {
    const { audiences, traits, filters, connections, activations } = space;
    const sizes = [audiences, traits, filters, connections, activations].map(({ length }) => length);
    expect(sizes).toEqual([400, 60, 8, 250, 300]);
  });

  it("has audiences with two connections, and connections with two activations", () => {
    const twice = (ids: readonly string[]): number => ids.length - new Set(ids).size;
    expect(twice(space.connections.map(({ audienceId }) => audienceId))).toBe(50);
    expect(twice(space.activations.map(({ connectionId }) => connectionId))).toBe(50);
  });

  it("has audiences of every type, and schedules of both strategies for enabled linked ones", () => {
    const types = new Set(space.audiences.map(({ audienceType }) => audienceType));
    expect([...types].toSorted()).toEqual(["ACCOUNTS", "LINKED", "USERS"]);
    expect(new Set(space.schedules.map(({ strategy }) => strategy)).size).toBe(2);
    const scheduled = new Set(space.schedules.map(({ audienceId }) => audienceId));
    const parents = space.audiences.filter(({ id }) => scheduled.has(id));
    expect(parents.every(({ audienceType, enabled }) => audienceType === "LINKED" && enabled)).toBe(true);
  });

  it("belongs to another project in part, with markers that this tool reads, and to nobody else", () => {
    const owners = [...space.audiences, ...space.traits].map(({ description }) => splitDescription(description));
    const projects = owners.map(({ ownership }) => (typeof ownership === "object" ? ownership.project : ownership));
    const count = (project: string | undefined): number => projects.filter((one) => one === project).length;
    expect([count("lifecycle"), count(undefined), projects.length]).toEqual([115, 345, 460]);
  });

  it("has ten audiences that are locked at first", async () => {
    const { call, wait } = createTestApi({ state: largeSpace(1) });
    const countLocked = async (): Promise<number> => {
      const pages = [0, 200].map((offset) => Buffer.from(String(offset)).toString("base64"));
      const answers = await Promise.all(
        pages.map((cursor) =>
          call(
            "GET",
            `/spaces/spa_large/audiences?pagination.count=200&pagination.cursor=${encodeURIComponent(cursor)}`,
          ),
        ),
      );
      expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined]);
      return answers.flatMap(({ data }) => data.audiences).filter(({ status }) => status === "Locked").length;
    };
    expect(await countLocked()).toBe(10);
    wait(5000);
    expect(await countLocked()).toBe(0);
  });

  it("has three computed traits that are locked at first", async () => {
    const settings = { traitLockStatus: "Locked" } as const;
    const { call, wait } = createTestApi({ state: largeSpace(1), settings });
    const countLocked = async (): Promise<number> => {
      const { data } = await call("GET", "/spaces/spa_large/computed-traits");
      return data.computedTraits.filter(({ status }) => status === "Locked").length;
    };
    expect(await countLocked()).toBe(3);
    wait(5000);
    expect(await countLocked()).toBe(0);
  });

  it("has references without a cycle, so that each audience and computed trait may be written back", async () => {
    const state = largeSpace(1);
    const { call, wait } = createTestApi({ state, settings: { rateLimits: false, lockSeconds: 0 } });
    wait(60_000);
    const { audiences, traits } = spaceOf(state);
    const patches: [string, object][] = [
      ...audiences.map(({ id, query }): [string, object] => [`audiences/${id}`, { query }]),
      ...traits.map(({ id, query, type }): [string, object] => [`computed-traits/${id}`, { query, type }]),
    ];
    for (const [path, definition] of patches) {
      const { status } = await call("PATCH", `/spaces/spa_large/${path}`, { body: { definition } });
      expect([path, status]).toEqual([path, 200]);
    }
  });

  it("has references in both directions between audiences and computed traits", () => {
    const { audiences, traits } = space;
    const namesOneOf = (named: readonly Keyed[], { query }: { query: string }): boolean =>
      named.some(({ key }) => traitReferences(query).includes(key));
    expect(audiences.filter((audience) => namesOneOf(traits, audience)).length).toBeGreaterThan(10);
    expect(traits.filter((trait) => namesOneOf(audiences, trait)).length).toBeGreaterThan(5);
  });

  it("has a chain of audiences", () => {
    const byKey = new Map(space.audiences.map((audience) => [audience.key, audience]));
    const depth = (key: string): number => {
      const named = traitReferences(byKey.get(key)?.query ?? "").filter((each) => byKey.has(each));
      return 1 + Math.max(0, ...named.map(depth));
    };
    expect(Math.max(...space.audiences.map(({ key }) => depth(key)))).toBeGreaterThan(3);
  });

  it("has computed traits of accounts, and disabled linked audiences", () => {
    expect(space.traits.filter(({ type }) => type === "ACCOUNTS")).toHaveLength(5);
    const linked = space.audiences.filter(({ audienceType }) => audienceType === "LINKED");
    expect(linked.filter(({ enabled }) => !enabled)).toHaveLength(5);
  });

  it("has activations of every documented event of its audiences' types", () => {
    expect(new Set(space.activations.map(({ activationType }) => activationType)).size).toBe(6);
  });

  it("differs from seed to seed", () => {
    const queries = (seed: number): string[] => spaceOf(largeSpace(seed)).audiences.map(({ query }) => query);
    expect(queries(1)).not.toEqual(queries(2));
  });
});

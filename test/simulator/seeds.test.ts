import { describe, expect, it } from "vitest";
import { checkFql, parseQuery } from "../../src/query/index.ts";
import { splitDescription } from "../../src/resources/marker.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatedSpace, SimulatorState } from "../../src/simulator/state.ts";
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
    ...space,
  };
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

describe("the large space", () => {
  const space = spaceOf(largeSpace(1));

  it("has the size that it says", () => {
    const { audiences, traits, filters, connections, activations } = space;
    const sizes = [audiences, traits, filters, connections, activations].map(({ length }) => length);
    expect(sizes).toEqual([400, 60, 8, 250, 300]);
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

  it("has references without a cycle, so that each audience may be written back", async () => {
    const state = largeSpace(1);
    const { call, wait } = createTestApi({ state, settings: { rateLimits: false, lockSeconds: 0 } });
    wait(60_000);
    for (const { id, query } of spaceOf(state).audiences) {
      const body = { definition: { query } };
      const { status } = await call("PATCH", `/spaces/spa_large/audiences/${id}`, { body });
      expect([id, status]).toEqual([id, 200]);
    }
  });

  it("differs from seed to seed", () => {
    const queries = (seed: number): string[] => spaceOf(largeSpace(seed)).audiences.map(({ query }) => query);
    expect(queries(1)).not.toEqual(queries(2));
  });
});

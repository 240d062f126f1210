import { describe, expect, it } from "vitest";
import { parseQuery, queryReferences, type PropertyReference } from "../../src/query/index.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorState } from "../../src/simulator/state.ts";
import { createTestApi, testNowMs, type Answer } from "./support/api.ts";

describe.each([
  ["small shop", smallShop],
  ["large space", (nowMs: number) => largeSpace(1, nowMs)],
])("every name in a query of the %s", (_name, make) => {
  const state: SimulatorState = make(testNowMs);
  const [space] = state.spaces;
  const { call } = createTestApi({ state, settings: { rateLimits: false } });
  const trees = [...(space?.audiences ?? []), ...(space?.traits ?? [])].flatMap(
    ({ query }) => parseQuery(query).tree ?? [],
  );
  const references = trees.map((tree) => queryReferences(tree));
  const root = `/spaces/${space?.id}`;

  async function all<Key extends "events" | "traits" | "entityPaths">(
    path: string,
    key: Key,
  ): Promise<Answer["data"][Key]> {
    const entries: unknown[] = [];
    let cursor = "";
    for (;;) {
      const { data } = await call(
        "GET",
        `${root}/${path}${path.includes("?") ? "&" : "?"}pagination.count=1000${cursor}`,
      );
      entries.push(...data[key]);
      if (typeof data.pagination.next !== "string") return entries as Answer["data"][Key];
      cursor = `&pagination.cursor=${encodeURIComponent(data.pagination.next)}`;
    }
  }

  const namesOf = (list: readonly { name: string }[]): string[] => [...new Set(list.map(({ name }) => name))];

  it("is an event that was seen", async () => {
    const seen = new Set((await all("events", "events")).map(({ name }) => name));
    const used = namesOf(references.flatMap(({ events }) => events));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !seen.has(name))).toEqual([]);
  });

  it("is a trait of people or of accounts", async () => {
    const traits = [...(await all("traits", "traits")), ...(await all("traits?collection=accounts", "traits"))];
    const seen = new Set(traits.map(({ trait }) => trait));
    const used = namesOf(references.flatMap((each) => each.traits));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !seen.has(name))).toEqual([]);
  });

  it("is a relationship of the data graph", async () => {
    const ways = await all("entity-paths", "entityPaths");
    const seen = new Set(ways.flatMap(({ relationshipSlugs }) => relationshipSlugs.slice(-1)));
    const used = namesOf(references.flatMap(({ entities }) => entities));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !seen.has(name))).toEqual([]);
  });

  it("is a property of an event or a column of an entity", async () => {
    const used = new Set(
      references.flatMap(({ properties }) => properties.map(({ name, of }) => JSON.stringify({ name, of }))),
    );
    expect(used.size).toBeGreaterThan(0);
    for (const text of used) {
      const { name, of } = JSON.parse(text) as Required<PropertyReference>;
      const path = of.kind === "entity" ? "entities/account" : `events/${encodeURIComponent(of.name)}`;
      const { data } = await call("GET", `${root}/${path}/properties`);
      const names = (data.eventProperties ?? data.entityProperties).map((property) => property.name);
      expect([of, names]).toEqual([of, expect.arrayContaining([name])]);
    }
  });
});

import { describe, expect, test } from "vitest";
import { nameUses, parseQuery, type NameUses } from "../../src/query/index.ts";

function usesOf(query: string): NameUses {
  const { tree } = parseQuery(query);
  if (!tree) throw new Error(`${query} is not understood`);
  return nameUses(tree);
}

const DAY = 86_400;

describe("what a query asks for by name", () => {
  test.each([
    ["event('A').count() > 1", undefined],
    ["event('A').within(7 days).count() > 1", 7 * DAY],
    ["event('A').between(1 day, 10 days).count() > 1", 10 * DAY],
    ["event('A').within(12 hours).within(7 days).count() > 1", DAY / 2],
    ["event('B').where(event('A').within(parent: 2 days).count() > 1).count() > 1", undefined],
  ])("an event in %s is looked for %s seconds back", (query, seconds) => {
    expect(usesOf(query).events.find(({ name }) => name === "A")?.windowSeconds).toBe(seconds);
  });

  test("an entity within another is reached by way of it", () => {
    const { entities } = usesOf("entity('a').where(entity('b').where(property('x') = 1).count() > 1).count() > 1");
    expect(entities.map(({ path }) => path)).toEqual([["a"], ["a", "b"]]);
  });

  test.each([
    ["event('A').where(property('x') = 1).count() > 1", { kind: "event", name: "A" }],
    ["event('A').sum(property('x')) > 1", { kind: "event", name: "A" }],
    [
      "event('A').where(event('B').where(property(parent: 'x') = 1).count() > 1).count() > 1",
      { kind: "event", name: "A" },
    ],
    [
      "entity('a').where(entity('b').where(property('x') = 1).count() > 1).count() > 1",
      { kind: "entity", path: ["a", "b"] },
    ],
  ])("the property in %s is read from %j", (query, owner) => {
    expect(usesOf(query).values.find(({ name }) => name === "x")?.of).toEqual(owner);
  });

  test("a value comes with what it is compared with, or the reducer that it is in", () => {
    const { values } = usesOf("trait('p').one_of('a', 'b') AND event('A').avg(property('x')) > 1");
    expect(values).toMatchObject([
      { kind: "trait", name: "p", comparison: { name: "one_of", values: [{ value: "a" }, { value: "b" }] } },
      { kind: "property", name: "x", reducer: "avg" },
    ]);
    expect(values[1]).not.toHaveProperty("comparison");
  });

  test("a name stands where it is written, quotes included", () => {
    const query = "NOT trait('p').exists()";
    const [use] = usesOf(query).values;
    expect(query.slice(use?.start, use?.end)).toBe("'p'");
  });
});

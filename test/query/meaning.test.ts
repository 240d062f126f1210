import { describe, expect, it } from "vitest";
import {
  inferCadence,
  needsHistory,
  parseQuery,
  queryReferences,
  type DefinitionType,
  type QueryCadence,
  type QueryNode,
} from "../../src/query/index.ts";

function treeOf(text: string): QueryNode {
  const { tree } = parseQuery(text);
  if (!tree) throw new Error(`${text} does not parse`);
  return tree;
}

describe("queryReferences", () => {
  const text =
    "event('Bought').where(property('price') > trait('avg') AND event('Returned').where(property(parent: 'id') = property('id') AND context('page.url').exists()).count() > 0).sum(property('total')) > 5 AND NOT trait('it\\'s') = 'true' OR entity('orders').where(property('state') = 'x').count() > 1";
  const found = queryReferences(treeOf(text));

  it("lists every name in reading order with its place", () => {
    expect(found.events.map(({ name }) => name)).toEqual(["Bought", "Returned"]);
    expect(found.traits.map(({ name }) => name)).toEqual(["avg", "it's"]);
    expect(found.entities.map(({ name }) => name)).toEqual(["orders"]);
    expect(found.contexts.map(({ name }) => name)).toEqual(["page.url"]);
    for (const { name, start, end } of Object.values(found).flat())
      expect(text.slice(start + 1, end - 1).replaceAll("\\'", "'")).toBe(name);
  });

  it("says which event or entity a property belongs to", () => {
    expect(found.properties.map(({ name, of }) => `${of?.kind} ${of?.name}: ${name}`)).toEqual([
      "event Bought: price",
      "event Bought: id",
      "event Returned: id",
      "event Bought: total",
      "entity orders: state",
    ]);
  });
});

describe("inferCadence", () => {
  const cases: [string, DefinitionType | undefined, QueryCadence["cadence"], RegExp | undefined][] = [
    ["event('A').count() >= 1", "USERS", "REALTIME", undefined],
    ["trait('a') = 'true' OR NOT trait('b').exists()", undefined, "REALTIME", undefined],
    ["trait('a').within_last(7 days)", "USERS", "REALTIME", undefined],
    ["event('A').where(property('b') > 5).count() >= 1", "USERS", "REALTIME", undefined],
    ["event('A').where(property('b') > literal(5)).count() >= 1", "USERS", "REALTIME", undefined],
    ["event('A').expires_after(1 hour).count()", "USERS", "REALTIME", undefined],
    ["event('A').within(7 days).count() >= 1", "USERS", "BATCH", /window/],
    ["event('A').between(7 days, 9 days).count() >= 1", "USERS", "BATCH", /window/],
    ["event('A').where(event('B').count() >= 1).count() >= 1", "USERS", "BATCH", /funnel/],
    ["event('A').where(property('b') = trait('c')).count() >= 1", "USERS", "BATCH", /property/],
    ["event('A').where(trait('c') = property('b')).count() >= 1", "USERS", "BATCH", /property/],
    ["ANY trait('a') = 'b'", undefined, "BATCH", /account/],
    ["trait('a') = 'b'", "ACCOUNTS", "BATCH", /account/],
    ["trait('a') = 'b'", "LINKED", "BATCH", /warehouse/],
    ["entity('a').count() > 1", undefined, "BATCH", /warehouse/],
    ["event('A').expires_after(1 hour).count()", "ACCOUNTS", "REALTIME", undefined],
    ["trait('a').before_date('2023-12-07T18:50:00')", "USERS", "BATCH", /time zone/],
    ["trait('a').before_date('2023-12-07T18:50:00Z')", "USERS", "REALTIME", undefined],
    ["trait('a').after_date(2023-12-07T18:50:00-07:00)", "USERS", "UNKNOWN", /a time with an offset in place of Z/],
    ["trait('a').before_date('2023-12-07T18:50:00+02:00')", "USERS", "UNKNOWN", /a time with an offset in place of Z/],
    ["trait('a').before_date('2023-12-07T18:50:00+00:00')", "USERS", "UNKNOWN", /a time with an offset in place of Z/],
    ["trait('a').before_date('2023-12-07T18:50:00.000Z')", "USERS", "REALTIME", undefined],
    ["trait('a').after_date('2023-12-07')", "USERS", "UNKNOWN", /date without a time/],
    ["trait('a').older_than(30 days)", "USERS", "UNKNOWN", /nobody knows what older_than\(…\) does/],
    ["foo('x').within(3 days).count() >= 1", "USERS", "UNKNOWN", /nobody knows what foo/],
    ["event('A').foo().within(3 days).count() >= 1", "USERS", "UNKNOWN", /nobody knows what foo/],
    ["foo('x').where(event('A').count() >= 1).count() >= 1", "USERS", "UNKNOWN", /nobody knows what foo/],
    ["event('A').within(3 days).foo().count() >= 1", "USERS", "BATCH", /window/],
    ["event('A').where(context('c') = trait('c')).count() >= 1", "USERS", "BATCH", /context/],
    ["trait('a') < 2026-01-31T00:00:00", "USERS", "UNKNOWN", /without Z/],
    ["trait('a').one_of(2026-01-31)", "USERS", "UNKNOWN", /without Z/],
    ["trait('a') >= trait('b')", "USERS", "UNKNOWN", /another value of the same person/],
    ["event('A').sum(property('b')) > trait('c')", "USERS", "UNKNOWN", /another value of the same person/],
    ["trait('a') = literal('b')", "USERS", "REALTIME", undefined],
    ["trait('a') >= 2026-01-31T00:00:00Z", "USERS", "REALTIME", undefined],
    ["trait('a').starts_with(2026-01-31)", "USERS", "REALTIME", undefined],
    ["trait('a').older_than(30 days) AND ANY trait('b') = 'c'", "USERS", "BATCH", /account/],
  ];
  it.each(cases)("of %s for %s is %s", (text, type, cadence, reason) => {
    const found = inferCadence(treeOf(text), type);
    expect(found?.cadence).toBe(cadence);
    expect(found?.reason ?? "").toMatch(reason ?? /^$/);
    expect(found?.source === undefined).toBe(cadence === "REALTIME");
    expect(needsHistory(treeOf(text), type)).toBe(cadence === "UNKNOWN" ? undefined : cadence === "BATCH");
  });

  it.each<DefinitionType>(["USERS", "ACCOUNTS"])(
    "is unknown for a window of time beside a session window for %s, which takes in history all the same",
    (type) => {
      const tree = treeOf("event('A').within(7 days).expires_after(1 hour).count()");
      expect(inferCadence(tree, type)).toMatchObject({
        cadence: "UNKNOWN",
        reason: expect.stringContaining("nobody knows which of the two counts"),
      });
      expect(needsHistory(tree, type)).toBe(true);
    },
  );

  it("is unknown for a query that was not understood", () => {
    expect(inferCadence(parseQuery("trait('a' = 5").tree, "USERS")).toBeUndefined();
  });
});

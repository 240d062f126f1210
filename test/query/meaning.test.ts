import { describe, expect, it } from "vitest";
import {
  describeQuery,
  inferCadence,
  needsHistory,
  parseQuery,
  queryReferences,
  type DefinitionType,
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
  const cases: [string, DefinitionType | undefined, "REALTIME" | "BATCH", RegExp | undefined][] = [
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
  ];
  it.each(cases)("of %s for %s is %s", (text, type, cadence, reason) => {
    const found = inferCadence(treeOf(text), type);
    expect(found?.cadence).toBe(cadence);
    expect(found?.reason ?? "").toMatch(reason ?? /^$/);
    expect(found?.source === undefined).toBe(cadence === "REALTIME");
    expect(needsHistory(treeOf(text), type)).toBe(cadence === "BATCH");
  });

  it("is unknown for a query that was not understood", () => {
    expect(inferCadence(parseQuery("trait('a' = 5").tree, "USERS")).toBeUndefined();
  });
});

describe("describeQuery", () => {
  const cases: [string, string][] = [
    [
      "event('Order Completed').within(30 days).count() >= 3 AND trait('lifetime_value') > 500 AND NOT trait('${audience.internal-staff.key}') = 'true'",
      "did Order Completed at least 3 times in the last 30 days, and lifetime_value is over 500, and is not in audience internal-staff",
    ],
    ["event('A').count() >= 1", "did A at least once"],
    ["event('A').count() > 2", "did A more than twice"],
    ["event('A').count() = 0", "did not do A"],
    ["event('A').count() < 1", "did not do A"],
    ["NOT event('A').count() >= 1", "did not do A"],
    ["NOT event('A').count() >= 3", "did not do A at least 3 times"],
    ["NOT event('A').count() = 0", "did A"],
    ["event('A').between(3 days, 1 day).count() <= 4", "did A at most 4 times between 3 days and 1 day ago"],
    [
      "event('A').where(property('b') = 'x' OR context('page.url').contains('y')).count() = 2",
      'did A (where b is "x", or page.url contains "y") exactly twice',
    ],
    [
      "event('A').where(event('B').within(parent: 5 days).count() >= 1).count() >= 1",
      "did A (where did B at least once within 5 days of the event around it) at least once",
    ],
    [
      "event('A').sources({exclude: 's1', 's2'}).count() >= 1",
      'did A (leaving out sources "s1" and "s2") at least once',
    ],
    ["trait('known') = 'true'", "is in audience VIP customers"],
    ["trait('ltv') >= 1.50", "Lifetime value is at least 1.5"],
    ["trait('a').one_of('x', 'y', 'z')", 'a is one of "x", "y" or "z"'],
    [
      "trait('a') != 'x' AND (trait('b').absent() OR NOT trait('c').exists())",
      'a is set but not "x", and (b is not set, or c is not set)',
    ],
    ["NOT (trait('a') = 1 OR trait('b') = 2)", "it is not so that (a is 1, or b is 2)"],
    ["trait('a').before_last(7 days)", "a is 7 days ago or longer"],
    ["trait('a').within_next(1 days)", "a is in the next 1 day"],
    ["trait('a').after_date('2023-12-07')", "a is after 2023-12-07"],
    ["ALL NOT event('A').count() >= 1", "every user of the account did not do A"],
    ["ANY (trait('a') = 1 AND trait('b') = 2)", "at least one user of the account (a is 1, and b is 2)"],
    [
      "entity('orders').where(property('total') > 500).count() >= 2",
      "has at least 2 related orders (where total is over 500)",
    ],
    ["entity('orders').count() = 0", "does not have any related orders"],
    ["NOT entity('orders').count() >= 1", "does not have at least 1 related orders"],
    ["event('A').avg(property('total')) > trait('mean')", "the average of total over A is over mean"],
    [
      "event('A').within(30 days).mode(property('brand'), 2)",
      "the most frequent brand (seen at least twice) over A in the last 30 days",
    ],
    ["event('A').unique(property('sku')).count() >= 5", "the number of different values of sku over A is at least 5"],
    [
      "event('A').expires_after(1 hour).count()",
      "the number of times they did A within a session that ends after 1 hour without activity",
    ],
    ["trait('a').near('b')", "a satisfies near(…)"],
  ];
  it.each(cases)("reads %s as: %s", (text, english) => {
    const nameOfTrait = (key: string): { kind: "audience" | "trait"; name: string } | undefined =>
      key === "known"
        ? { kind: "audience", name: "VIP customers" }
        : key === "ltv"
          ? { kind: "trait", name: "Lifetime value" }
          : undefined;
    expect(describeQuery(treeOf(text), { nameOfTrait })).toBe(english);
  });
});

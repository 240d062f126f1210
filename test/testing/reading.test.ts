import { describe, expect, test } from "vitest";
import schema from "../../schemas/test.schema.json" with { type: "json" };
import { nothingSettled, openPointRows } from "../../src/evaluator/open-points.ts";
import { readDuration, readTime } from "../../src/testing/read-time.ts";
import type { LoadedTest } from "../../src/testing/loaded-test.ts";
import { expectation, readTests } from "./read.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
const hours = 3_600_000;
const days = 24 * hours;

/** The only test with these lines in its `spec`. */
function read(lines: string): LoadedTest {
  const head = "apiVersion: audiencectl/v1\nkind: Test\nmetadata: {name: one}\nspec:\n  now: 2026-03-01T12:00:00Z\n";
  const { tests, diagnostics } = readTests({ "a.yaml": `${head}${lines}` });
  expect(diagnostics).toEqual([]);
  const [only] = tests;
  if (!only) throw new Error("no test");
  return only;
}

/** What the person ann has, with everything else of people left out. */
function ann(fields: string, others = ""): NonNullable<ReturnType<LoadedTest["people"]["get"]>> {
  const found = read(`  people:\n    ann: ${fields}\n${others}${expectation}`).people.get("ann");
  if (!found) throw new Error("no ann");
  return found;
}

describe("a time", () => {
  test.each([
    ["now", 0],
    ["-3 days", -3 * days],
    ["+40 days", 40 * days],
    ["+1 day", days],
    ["-2 hours", -2 * hours],
    ["-30 minutes", -hours / 2],
    ["-2 weeks", -14 * days],
    ["+10 seconds", 10_000],
    ["2026-03-01T13:00:00+01:00", 0],
    ["2026-03-01T10:30Z", -1.5 * hours],
    ["2026-03-01T12:00:00.250Z", 250],
  ])("%s is counted from now", (text, expected) => {
    expect(readTime(text, now)).toBe(now + expected);
  });

  test.each(["3 days", "-3 months", "-3d", "- 3 days", "2026-03-01", "2026-02-30T00:00:00Z", "", "yesterday"])(
    "%s is none",
    (text) => {
      expect(readTime(text, now)).toBeUndefined();
    },
  );

  test.each([
    ["1 day", days],
    ["90 minutes", 1.5 * hours],
    ["1 month", undefined],
    ["-1 day", undefined],
  ])("the length %s is read", (text, expected) => {
    expect(readDuration(text)).toBe(expected);
  });
});

describe("an event", () => {
  const at = (fields: string): number[] =>
    ann(`{events: [{event: A, ${fields}}]}`).person.events.map(({ timestampMs }) => timestampMs - now);

  test.each([
    ["happens once", "at: -3 days", [-3 * days]],
    [
      "repeats forward in time from its first time",
      "at: -3 days, times: 3, every: 1 day",
      [-3 * days, -2 * days, -days],
    ],
    ["goes on past now", "at: -1 days, receivedAt: now, times: 3, every: 36 hours", [-days, 12 * hours, 48 * hours]],
    ["that happens once needs no step", "at: now, times: 1", [0]],
    ["repeats from an instant", "at: 2026-03-01T08:00:00Z, times: 2, every: 1 hour", [-4 * hours, -3 * hours]],
  ])("%s", (_title, fields, expected) => {
    expect(at(fields)).toEqual(expected);
  });

  test("is received as much later each time as it was the first time", () => {
    const { events } = ann("{events: [{event: A, at: -3 days, receivedAt: -2 days, times: 2, every: 1 day}]}").person;
    expect(events.map(({ receivedMs = Number.NaN }) => receivedMs - now)).toEqual([-2 * days, -days]);
  });

  test("has its properties, its context and its source", () => {
    const { events } = ann("{events: [{event: A, at: now, properties: {a: 1}, context: {b: 2}, source: src}]}").person;
    expect(events).toEqual([{ event: "A", timestampMs: now, properties: { a: 1 }, context: { b: 2 }, source: "src" }]);
  });
});

describe("a person who is based on another one", () => {
  const base = "    bob: {ids: {email: b}, traits: {a: 1, b: {c: 2}}, events: [{event: A, at: now}]}\n";

  test("has the other's traits, of which the own ones take the place as a whole", () => {
    expect(ann("{basedOn: bob, traits: {b: {d: 3}, e: 4}}", base).person.traits).toEqual({ a: 1, b: { d: 3 }, e: 4 });
  });

  test("does without what null takes away", () => {
    expect(ann("{basedOn: bob, traits: {a: null}}", base).person.traits).toMatchObject({ a: null });
  });

  test("did what the other did, and more", () => {
    const { events } = ann("{basedOn: bob, events: [{event: B, at: now}]}", base).person;
    expect(events.map(({ event }) => event)).toEqual(["A", "B"]);
  });

  test("has the other's ids, unless it has its own", () => {
    expect(ann("{basedOn: bob}", base).ids).toEqual(["email"]);
    expect(ann("{basedOn: bob, ids: {anonymous_id: x}}", base).ids).toEqual(["anonymous_id"]);
  });

  test("has the other's rows before its own", () => {
    const rows =
      "  entities: {bob: {orders: [{properties: {n: 1}}]}, ann: {orders: [{properties: {n: 2}}], carts: []}}\n";
    const { entities } = ann("{basedOn: bob}", `${base}${rows}`).person;
    expect(entities["orders"]?.map(({ properties }) => properties["n"])).toEqual([1, 2]);
    expect(entities["carts"]).toEqual([]);
  });

  test("may be based on somebody who is based on a third", () => {
    expect(ann("{basedOn: cid}", `${base}    cid: {basedOn: bob}\n`).person.traits).toMatchObject({ a: 1 });
  });
});

describe("a person", () => {
  test("has a user_id, unless the test says otherwise", () => {
    expect(ann("{}").ids).toEqual(["user_id"]);
    expect(ann("{ids: {}}").ids).toEqual([]);
  });

  test("has rows below rows", () => {
    const rows = "  entities: {ann: {orders: [{entities: {products: [{properties: {sku: a}}]}}]}}\n";
    const [order] = ann("{}", rows).person.entities["orders"] ?? [];
    expect(order).toEqual({ properties: {}, entities: { products: [{ properties: { sku: "a" }, entities: {} }] } });
  });
});

describe("an expectation", () => {
  const expected = (lines: string): unknown[] =>
    read(`  people: {ann: {}, bob: {}}\n  expect:\n    ${lines}\n`).checks.map(({ subject, atMs, expected }) => [
      subject.name,
      (atMs - now) / days,
      expected,
    ]);

  test("is one for each person", () => {
    expect(expected("audience/high-spenders: {members: [ann], notMembers: [bob]}")).toEqual([
      ["ann", 0, { type: "member", member: true }],
      ["bob", 0, { type: "member", member: false }],
    ]);
  });

  test("may be one of several, each at its instant", () => {
    expect(expected("audience/high-spenders: [{members: [ann]}, {at: +40 days, notMembers: [ann]}]")).toEqual([
      ["ann", 0, { type: "member", member: true }],
      ["ann", 40, { type: "member", member: false }],
    ]);
  });

  test("tells no value from every text", () => {
    expect(expected("trait/lifetime-value: {ann: null, bob: absent}")).toEqual([
      ["ann", 0, { type: "absent" }],
      ["bob", 0, { type: "value", value: "absent" }],
    ]);
  });

  test("has its place", () => {
    const { checks } = read("  people: {ann: {}}\n  expect:\n    audience/high-spenders: {members: [ann]}\n");
    expect(checks[0]?.source).toMatchObject({ file: "a.yaml", line: 8, column: 40, endColumn: 43 });
  });
});

describe("the settings of a test", () => {
  const { properties } = schema.definitions.TestSettings;
  const written = (value: string): unknown => {
    if (value === "true" || value === "false") return value === "true";
    return /^\d+$/.test(value) ? Number(value) : value;
  };

  test("are the open points of the query language, with two of the world around it", () => {
    expect(Object.keys(properties)).toEqual([...Object.keys(openPointRows), "disabledAudience", "batchAge"]);
  });

  test.each(Object.entries(openPointRows))("%s has the values that the evaluator knows", (name, row) => {
    const field = (properties as Record<string, object>)[name];
    const values = [...row.allowed.filter((value) => value !== "number").map(written), "unknown"];
    const choice = { enum: values };
    expect(field).toMatchObject(
      row.allowed.includes("number") ? { anyOf: [{ type: "integer", minimum: row.least }, choice] } : choice,
    );
    expect(field).toMatchObject({ default: row.default, description: expect.stringContaining(row.about) });
  });

  test("are unknown where nobody settles them", () => {
    expect(read(`  people: {ann: {}}\n${expectation}`).openPoints).toEqual(nothingSettled);
  });

  test.each<[string, unknown]>([
    ["noneOfAbsent: true", { noneOfAbsent: "true" }],
    ["emptySum: 0", { emptySum: "0" }],
    ["windowBorder: hour", { windowBorder: "hour" }],
    ["defaultLookbackDays: 1095", { defaultLookbackDays: 1095 }],
    ["defaultLookbackDays: unlimited", { defaultLookbackDays: "unlimited" }],
  ])("%s settles it", (text, settled) => {
    const { openPoints } = read(`  settings: {${text}}\n  people: {ann: {}}\n${expectation}`);
    expect(openPoints).toEqual({ ...nothingSettled, ...(settled as object) });
  });

  test("of the world are its own", () => {
    const { world } = read(
      `  settings: {disabledAudience: absent, batchAge: 12 hours}\n  people: {ann: {}}\n${expectation}`,
    );
    expect(world).toEqual({ disabledAudience: "absent", batchAgeMs: 12 * hours });
  });
});

test("everything that a test may say stands in one without a fault", () => {
  const { people, accounts, checks } = read(`  settings: {windowBorder: exact}
  people:
    ann:
      traits: {plan: pro, address: {city: Wien}}
      events:
        - {event: Order Completed, at: -3 days, properties: {total: 120}}
        - {event: Order Completed, at: 2026-01-10T08:00:00Z, times: 3, every: 1 day}
    bob: {basedOn: ann, traits: {plan: free}}
  accounts:
    acme: {traits: {industry: Software}, users: [ann, bob]}
  entities:
    ann: {orders: [{properties: {total: 600}, entities: {order-products: [{properties: {sku: a}}]}}]}
  expect:
    audience/high-spenders: [{members: [ann], notMembers: [bob]}, {at: +40 days, members: [ann, bob]}]
    trait/lifetime-value: {ann: 480, bob: 480}
`);
  expect([...people.keys(), ...accounts.keys()]).toEqual(["ann", "bob", "acme"]);
  expect(people.get("bob")?.person.events).toHaveLength(4);
  expect(checks).toHaveLength(6);
});

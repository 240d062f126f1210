import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { spaceSide } from "../../src/catalog/keep/space-side.ts";
import { addDeclarations } from "../../src/catalog/plan/add-declarations.ts";
import { planSide } from "../../src/catalog/plan/plan-side.ts";
import type { JsonValue } from "../../src/values/json.ts";
import { codesOf, withPlan } from "./ask-plan.ts";

type Schema = Record<string, JsonValue>;

const total = { total: { type: "number" } };

/** A rule for the event A whose properties have a schema. */
function rule(properties: Schema, more: Schema = {}, definitions: Schema = {}): JsonValue {
  return {
    type: "TRACK",
    key: "A",
    jsonSchema: { definitions, properties: { properties: { properties: total, ...properties } }, ...more },
  };
}

/** A condition in a schema. */
function conditional(condition: Schema, yes: Schema, no: Schema = {}): Schema {
  const [test, then, otherwise] = [condition, yes, no].map((each) => JSON.stringify(each));
  return JSON.parse(`{"if": ${test}, "then": ${then}, "else": ${otherwise}}`) as Schema;
}

const asks = (name: string): string => `event('A').where(property('${name}') = 'x').count() >= 1`;
const base = { base: { properties: { tenant: {} } } };
const tenant = { properties: { tenant: {} } };

/** Tracking plans in which the event A has a property, and not one of another name, however they say so. */
const read: readonly (readonly [how: string, rules: JsonValue[], name: string])[] = [
  ["an allOf with a reference", [rule({ allOf: [{ $ref: "#/definitions/base" }] }, {}, base)], "tenant"],
  ["a reference beside its own properties", [rule({ $ref: "#/definitions/base" }, {}, base)], "tenant"],
  ["a then", [rule(conditional({ required: ["total"] }, tenant))], "tenant"],
  ["an else", [rule(conditional({ required: ["total"] }, {}, tenant))], "tenant"],
  ["an if", [rule(conditional({ properties: { tenant: { const: "a" } } }, {}))], "tenant"],
  ["one of several", [rule({ oneOf: [tenant, { required: ["total"] }] })], "tenant"],
  ["any of several", [rule({ anyOf: [tenant, { properties: { other: {} } }] })], "tenant"],
  ["a dependency", [rule({ dependencies: { total: tenant } })], "tenant"],
  ["a dependent schema", [rule({ dependentSchemas: { total: tenant } })], "tenant"],
  ["an allOf around the whole call", [rule({}, { allOf: [{ properties: { properties: tenant } }] })], "tenant"],
  ["a common rule", [rule({}), { type: "COMMON", jsonSchema: { properties: { properties: tenant } } }], "tenant"],
  ["an allOf within an object", [rule({ allOf: [{ properties: { o: { allOf: [tenant] } } }] })], "o.tenant"],
];

/** Tracking plans that may have any property of the event A. */
const open: readonly (readonly [how: string, rules: JsonValue[]])[] = [
  ["names by a pattern", [rule({ patternProperties: { "^utm_": {} } })]],
  ["other names on purpose", [rule({ additionalProperties: true })]],
  ["other names of a type", [rule({ additionalProperties: { type: "string" } })]],
  ["what stands in another file", [rule({ allOf: [{ $ref: "https://example.com/base.json" }] })]],
  ["what stands nowhere", [rule({ $ref: "#/definitions/gone" })]],
  ["what has a name instead of a place", [rule({ $ref: "#base" })]],
  ["a dynamic reference", [rule({ $dynamicRef: "#base" })]],
  ["a keyword that nobody knows, with a schema", [rule({ extends: { properties: tenant } })]],
  ["what stands in another file around the whole call", [rule({}, { allOf: [{ $ref: "call.json" }] })]],
  ["an allOf that is no list", [rule({ allOf: tenant })]],
  ["a version that says nothing of properties", [rule({}), { type: "TRACK", key: "A", jsonSchema: null }]],
  [
    "nothing of its own, and a common rule that does",
    [
      { type: "TRACK", key: "A", jsonSchema: null },
      { type: "COMMON", jsonSchema: { properties: { properties: tenant } } },
    ],
  ],
  [
    "a common rule with a pattern",
    [rule({}), { type: "COMMON", jsonSchema: { properties: { properties: { patternProperties: { a: {} } } } } }],
  ],
];

describe("a property that a tracking plan declares", () => {
  test.each(read)("is known by %s", (_how, rules, name) => {
    expect(codesOf(withPlan(rules), asks(name))).toEqual([]);
  });

  test.each(read)("is told apart from one that it does not declare: %s", (_how, rules) => {
    expect(codesOf(withPlan(rules), asks("nobody"))).toEqual(["catalog-unknown-property"]);
  });

  test.each(open)("may be any where it has %s", (_how, rules) => {
    expect(codesOf(withPlan(rules), asks("nobody"))).toEqual([]);
  });

  test("may be any in what definitions that name each other would lead to without end", () => {
    const names = Array.from({ length: 12 }, (_, at) => `d${at}`);
    const refs = Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }]));
    const definitions = Object.fromEntries(names.map((name) => [name, { properties: refs }]));
    expect(codesOf(withPlan([rule({ properties: refs }, {}, definitions)]), asks("d11.nobody"))).toEqual([]);
  });

  test.each([
    ["notes", { description: "x", "x-owner": { team: "web" }, labels: {}, tags: ["a"], examples: [{ a: { b: 1 } }] }],
    ["what only narrows down", { required: ["total"], not: { required: ["x"] }, additionalProperties: false }],
  ])("is missed beside %s", (_what, more) => {
    expect(codesOf(withPlan([rule(more)]), asks("nobody"))).toEqual(["catalog-unknown-property"]);
  });

  test("may lie in an object that allows others, while others beside the object are missed", () => {
    const o = { properties: { p: {} }, patternProperties: { "^q": {} } };
    const catalog = withPlan([rule({ properties: { o } })]);
    expect([codesOf(catalog, asks("o.q1")), codesOf(catalog, asks("oq"))]).toEqual([[], ["catalog-unknown-property"]]);
  });

  test("may be any of an event that the space has seen as well, when the plan is open", () => {
    const seen: Partial<Catalog> = { events: [{ name: "A", calls: ["TRACK"], properties: [{ name: "total" }] }] };
    expect(codesOf(withPlan([rule({})], seen), asks("nobody"))).toEqual(["catalog-unknown-property"]);
    expect(codesOf(withPlan([rule({ patternProperties: { a: {} } })], seen), asks("nobody"))).toEqual([]);
  });
});

test.each([
  ["users", "IDENTIFY", "USERS"],
  ["accounts", "GROUP", "ACCOUNTS"],
] as const)("a trait of %s may be any where the plan is open", (list, type, of) => {
  const seen: Partial<Catalog> = { seenSince: "2026-01-05", users: [], accounts: [], [list]: [{ name: "plan" }] };
  const closed = { type, jsonSchema: { properties: { traits: { properties: { tier: {} } } } } };
  const more = { type, jsonSchema: { properties: { traits: { patternProperties: { "^x_": {} } } } } };
  expect(codesOf(withPlan([closed], seen), "trait('nobody') = 'x'", of)).toEqual(["catalog-unknown-trait"]);
  expect(codesOf(withPlan([closed], seen), "trait('tier') = 'x'", of)).toEqual([]);
  expect(codesOf(withPlan([closed, more], seen), "trait('nobody') = 'x'", of)).toEqual([]);
});

test("a trait that the common rule declares is known of users and accounts", () => {
  const common = { type: "COMMON", jsonSchema: { properties: { traits: { properties: { tenant: {} } } } } };
  const catalog = withPlan([common], { seenSince: "2026-01-05", users: [], accounts: [] });
  expect(codesOf(catalog, "trait('tenant') = 'x'")).toEqual([]);
  expect(codesOf(catalog, "trait('tenant') = 'x'", "ACCOUNTS")).toEqual([]);
  expect(codesOf(catalog, "trait('tenent') = 'x'")).toEqual(["catalog-unknown-trait"]);
});

test("a field of the context that the plan declares is known where the space has not seen it", () => {
  const schema = { properties: { context: { properties: { tenant: {} } } } };
  const seen: Partial<Catalog> = { events: [{ name: "A", properties: [], context: [{ name: "locale" }] }] };
  const asked = (name: string): string => `event('A').where(context('${name}') = 'x').count() >= 1`;
  const catalog = withPlan([{ type: "TRACK", key: "A", jsonSchema: schema }], seen);
  expect([codesOf(catalog, asked("tenant")), codesOf(catalog, asked("tenent"))]).toEqual([
    [],
    ["catalog-unknown-property"],
  ]);
});

describe("the values that a tracking plan allows", () => {
  test.each<[string, Schema, string[]]>([
    ["in an allOf", { allOf: [{ type: "string" }, { enum: ["x", "y"] }] }, ["catalog-unknown-value"]],
    ["in both of an allOf", { allOf: [{ enum: ["x", "z"] }, { enum: ["x", "y"] }] }, ["catalog-unknown-value"]],
    ["in each of several", { anyOf: [{ const: "x" }, { type: "null" }] }, ["catalog-unknown-value"]],
    ["in one of several", { anyOf: [{ const: "x" }, { type: "string" }] }, []],
    ["beside what is not read", { anyOf: [{ const: "x" }, { $ref: "far.json" }] }, []],
    ["where something is asked", conditional({ const: "x" }, {}), []],
    ["by a type in an allOf", { allOf: [{ type: "number" }, { minimum: 1 }] }, ["catalog-type"]],
  ])("are those %s", (_where, schema, codes) => {
    const catalog = withPlan([rule({ properties: { both: schema } })]);
    expect(codesOf(catalog, "event('A').where(property('both') = 'z').count() >= 1")).toEqual(codes);
  });
});

describe("that a list may have other names", () => {
  const plan = [
    rule({ properties: { o: { properties: { p: {} }, additionalProperties: true } }, patternProperties: { a: {} } }),
    { type: "IDENTIFY", jsonSchema: { properties: { traits: { additionalProperties: true } } } },
  ];
  const seen: Partial<Catalog> = {
    seenSince: "2026-01-05",
    events: [{ name: "A", calls: ["TRACK"], properties: [{ name: "total" }], context: [] }],
    users: [{ name: "plan", origin: "CUSTOM" }],
  };

  test("is kept with the rest of a plan that cannot be read, and is nothing that a space said", () => {
    const catalog = withPlan(plan, seen);
    expect(catalog).toMatchObject({ open: ["users"], events: [{ open: ["properties"] }] });
    const space = spaceSide(catalog);
    expect(JSON.stringify(space)).not.toContain("open");
    expect(addDeclarations(space, planSide(catalog), "plan.json")).toEqual(catalog);
  });

  test("is a difference between two catalogs", () => {
    const closed = withPlan([rule({ properties: { o: { properties: { p: {} } } } })], seen);
    expect(compareCatalogs(closed, withPlan(plan, seen)).map(({ what }) => what)).toEqual([
      "event 'A'",
      "property 'o' of 'A'",
      "that users may have other traits",
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { kindOf, resourceKinds } from "../../src/resources/kinds.ts";
import { compareTold } from "../../src/resources/told.ts";
import { setAt } from "../../src/values/pointer.ts";
import type { FieldRule } from "../../src/resources/field-rule.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";

function rule(kind: string, pointer: string): FieldRule {
  const found = kindOf(kind).fields.find((each) => each.pointer === pointer);
  if (!found) throw new Error(`the kind ${kind} has no field ${pointer}`);
  return found;
}

/** Whether a declared and a live value count as the same; `undefined` where the API does not tell the field. */
type Row = [
  kind: string,
  pointer: string,
  declared: JsonValue,
  live: JsonValue | undefined,
  equal: boolean,
  rest?: JsonObject,
];

const history = "/options/includeHistoricalData";
const backfill = "/options/backfillEventDataDays";
const identifiers = "/options/filterByExternalIds";
const windowed = { audienceType: "USERS", definition: { query: "event('A').within(30 days).count() >= 1" } };
const plain = { audienceType: "USERS", definition: { query: "trait('a') = 'b'" } };
const defaults = ["user_id", "email", "android.idfa", "ios.idfa"];

const rows: Row[] = [
  ["Audience", "/name", "A", "A", true],
  ["Audience", "/name", "A", "a", false],
  ["Audience", "/name", "A", undefined, true],
  ["Audience", "/description", "text", "text\r\n", true],
  ["Audience", "/description", "", undefined, true],
  ["Audience", "/description", "text", " text", true],
  ["Audience", "/description", "two words", "two  words", false],
  ["Audience", "/audienceType", "USERS", "LINKED", false],
  ["Audience", "/enabled", true, true, true],
  ["Audience", "/enabled", false, undefined, true],
  ["Audience", "/definition/query", "event('A').count()>=1", "event('A').count() >= 1", true],
  ["Audience", "/definition/query", "event('A').count() >= 1", "event('B').count() >= 1", false],
  ["Audience", "/definition/query", "event('A').count() >= 1", undefined, true],
  ["Audience", "/definition/targetEntity", "profile", undefined, true],
  ["Audience", "/definition/targetEntity", "account", undefined, true],
  ["Audience", "/definition/targetEntity", "account", null, true],
  ["Audience", history, false, undefined, true],
  ["Audience", history, false, true, true, windowed],
  ["Audience", history, false, true, false, plain],
  ["Audience", history, true, false, false],
  ["Audience", identifiers, defaults.toReversed(), undefined, true],
  ["Audience", identifiers, ["email", "user_id", "email"], ["user_id", "email"], true],
  ["Audience", identifiers, ["email"], undefined, true],
  ["Audience", backfill, 30, undefined, true, { options: { includeHistoricalData: true } }],
  ["Audience", backfill, 30, undefined, true],
  ["Audience", backfill, 30, undefined, false, { options: { includeHistoricalData: false } }],
  ["Audience", backfill, 30, 7, false],
  ["ComputedTrait", "/definition/type", "USERS", "ACCOUNTS", false],
  ["ComputedTrait", "/options/includeAnonymousUsers", false, undefined, true],
  ["ComputedTrait", "/options/includeAnonymousUsers", true, undefined, true],
  ["ComputedTrait", "/options/backfillDurationDays", 30, undefined, true, { options: { includeHistoricalData: true } }],
  ["SpaceFilter", "/if", "event = 'A'\n", "event = 'A'", true],
  ["SpaceFilter", "/drop", true, false, false],
  ["Schedule", "/config", { days: [3, 1, 1], hours: [9] }, { hours: [9], days: [1, 3] }, true],
  ["Schedule", "/config", { days: [1] }, { days: [2] }, false],
  ["Schedule", "/config", { days: [1] }, undefined, true],
  ["Destination", "/destination/id", "a", "b", false],
  ["Destination", "/destination/type", "warehouse", undefined, true],
  [
    "Destination",
    "/idSyncConfiguration",
    [{ externalId: "b" }, { externalId: "a" }],
    [{ externalId: "a" }, { externalId: "b" }],
    true,
  ],
  [
    "Destination",
    "/idSyncConfiguration",
    [{ externalId: "a", strategy: "first" }],
    [{ externalId: "a", strategy: "last" }],
    false,
  ],
  ["Destination", "/connectionSettings", { a: 1 }, { a: 1, b: 2 }, true],
  ["Destination", "/connectionSettings", { a: { b: 1 } }, { a: { b: 2 } }, false],
  ["Destination", "/connectionSettings", { token: "${env.T}" }, { token: "••••abcd" }, true],
  ["Destination", "/secretVersion", 2, undefined, true],
  ["Activation", "/displayName", "", undefined, true],
  ["Activation", "/displayName", "x", "", false],
  ["Activation", "/displayName", "x", undefined, true],
  ["Activation", "/personalization/profile/properties", ["b", "a"], ["a", "b"], true],
  ["Activation", "/personalization/profile/properties", [], undefined, true],
  ["Activation", "/personalization/profile/mapping", { a: "1", b: "2" }, { b: "2", a: "1" }, true],
  ["Activation", "/personalization/profile/mapping", { a: "1" }, { a: "1", b: "2" }, false],
  [
    "Activation",
    "/personalization/entities",
    [{ relationshipSlug: "o", properties: ["b", "a"] }],
    [{ properties: ["a", "b"], relationshipSlug: "o" }],
    true,
  ],
  ["Activation", "/personalization/syncEntityPropertyChanges", false, undefined, true],
  ["Activation", "/destinationMapping/actionId", "a", "b", false],
  ["Activation", "/destinationMapping/settings", { a: "x" }, { a: "x", more: 1 }, true],
  ["Activation", "/performResync", true, undefined, true],
];

describe("comparing a field", () => {
  test.each(rows)("%s %s: %j and %j", (kind, pointer, declared, live, equal, rest = {}) => {
    const spec = structuredClone(rest);
    if (live !== undefined) setAt(spec, pointer, live);
    expect(compareTold(rule(kind, pointer), declared, spec).equal).toBe(equal);
  });

  test("covers every way of comparing", () => {
    const covered = new Set(rows.map(([kind, pointer]) => rule(kind, pointer).comparison.words));
    const all = new Set(resourceKinds.flatMap(({ fields }) => fields.map(({ comparison }) => comparison.words)));
    expect([...all].filter((words) => !covered.has(words))).toEqual([]);
  });

  test("gives one spelling to values that mean the same by themselves", () => {
    for (const [kind, pointer, declared, live, equal, rest] of rows) {
      const { comparison } = rule(kind, pointer);
      if (!equal || rest || live === undefined || live === null || comparison.part) continue;
      expect(comparison.normalise(declared)).toEqual(comparison.normalise(live));
    }
  });

  test("finds a value as it is shown and written the same as before", () => {
    for (const [kind, pointer, declared] of rows) {
      const { comparison } = rule(kind, pointer);
      expect(comparison.compare(comparison.tidy(declared), declared, {}).equal).toBe(true);
    }
  });
});

describe("what an absent field means", () => {
  const linked = { audienceType: "LINKED" };
  const days = (query: string): JsonObject => ({ definition: { query }, options: { backfillEventDataDays: 9 } });

  test.each<[kind: string, pointer: string, live: JsonObject, means: JsonValue | undefined]>([
    ["Audience", "/description", {}, ""],
    ["Audience", "/definition/targetEntity", linked, "profile"],
    ["Audience", "/definition/targetEntity", { definition: { targetEntity: "x" } }, "x"],
    ["Audience", history, {}, false],
    ["Audience", identifiers, {}, defaults],
    ["Audience", identifiers, { options: { filterByExternalIds: [] } }, []],
    ["Audience", backfill, days("trait('a') = 'b'"), 7],
    ["Audience", backfill, days("event('A').within(30 days).count() >= 1"), 30],
    ["Audience", backfill, days("event('A').between(3 days, 9 days).count() >= 1"), undefined],
    ["Audience", backfill, days("not a query ("), undefined],
    ["Audience", backfill, { options: { backfillEventDataDays: -1 } }, -1],
    ["ComputedTrait", "/options/backfillDurationDays", {}, undefined],
    ["Destination", "/connectionSettings", { connectionSettings: {} }, {}],
    ["Destination", "/connectionSettings", { connectionSettings: { a: 1 } }, undefined],
    ["Activation", "/personalization/entities", {}, []],
  ])("%s %s of %j", (kind, pointer, live, means) => {
    expect(rule(kind, pointer).absent?.means(live)).toEqual(means);
  });

  test("is not said of fields that a manifest has to declare", () => {
    const required = resourceKinds.flatMap(({ fields }) => fields.filter(({ clear }) => clear === "required"));
    expect(required.filter(({ absent }) => absent !== undefined)).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { kindOfColumn } from "../../src/catalog/data-types.ts";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { nearName } from "../../src/catalog/near-name.ts";
import { readDeclarations } from "../../src/catalog/plan/declarations.ts";
import type { PlanRule } from "../../src/catalog/plan/plan-rule.ts";
import { daysBetween, lastSeenOf, seenSinceOf } from "../../src/catalog/sightings.ts";
import { writeCatalog } from "../../src/catalog/write-catalog.ts";
import type { JsonValue } from "../../src/values/json.ts";

describe("when something was seen", () => {
  const nowMs = Date.parse("2026-03-12T10:00:00Z");

  test.each([
    ["on a Thursday", ["2026-03-12T09:00:00Z", "2025-01-01T00:00:00Z"], "2026-03-02"],
    ["on a Monday", ["2026-03-09T00:00:00Z"], "2026-03-02"],
    ["on a Sunday", ["2026-03-08T23:59:59Z"], "2026-02-23"],
    ["in time to come, and before", ["2027-01-01T00:00:00Z", "2026-03-12T09:00:00Z"], "2026-03-02"],
    ["never", [], undefined],
    ["at no time", ["yesterday"], undefined],
  ])("lately begins on the Monday of the week before a space saw anything last: %s", (_when, instants, expected) => {
    expect(seenSinceOf(instants, nowMs)).toBe(expected);
  });

  test("is told as a day, and of what was not seen lately only", () => {
    expect(lastSeenOf("2026-03-01T23:00:00Z", "2026-03-02")).toEqual({ lastSeen: "2026-03-01" });
    expect(lastSeenOf("2026-03-02T00:00:00Z", "2026-03-02")).toEqual({});
    expect(daysBetween("2026-02-20", "2026-03-02")).toBe(9);
  });
});

describe("the file of a catalog", () => {
  test("has the same bytes in whatever order a space answers", () => {
    const made = (reverse: boolean): Catalog => {
      const turn = <Entry>(entries: Entry[]): Entry[] => (reverse ? entries.toReversed() : entries);
      return {
        apiVersion: "audiencectl/v1",
        kind: "Catalog",
        environment: "test",
        space: "shop",
        users: turn([{ name: "b", origin: "SQL" as const }, { name: "a" }]),
        destinations: turn([
          { id: "2", name: "A" },
          { id: "1", name: "B" },
        ]),
        events: turn([{ name: "E", properties: turn([{ name: "q" }, { name: "p" }]) }, { name: "D" }]),
      };
    };
    expect(writeCatalog(made(true))).toBe(writeCatalog(made(false)));
    expect(writeCatalog(made(false)).split("\n").slice(5, 9)).toEqual([
      '  "events": [{ "name": "D" }, { "name": "E", "properties": [{ "name": "p" }, { "name": "q" }] }],',
      '  "users": [{ "name": "a" }, { "name": "b", "origin": "SQL" }],',
      '  "destinations": [{ "id": "1", "name": "B" }, { "id": "2", "name": "A" }]',
      "}",
    ]);
  });
});

describe("what a tracking plan declares", () => {
  const rule = (properties: JsonValue, more: Partial<PlanRule> = {}): PlanRule => {
    return {
      type: "TRACK",
      key: "E",
      deprecated: false,
      schema: { properties: { properties: { properties } } },
      ...more,
    };
  };
  const of = (...rules: PlanRule[]) => readDeclarations(rules).events[0];

  test("of several versions side by side is what none of them contradicts", () => {
    const [one, two] = [
      rule({ a: { type: "string", enum: ["x"] } }),
      rule({ a: { type: "number", enum: ["y"] }, b: {} }),
    ];
    expect(of(one, two)?.properties).toEqual([
      { name: "a", types: ["string", "number"], values: ["x", "y"] },
      { name: "b" },
    ]);
    expect(of(one, rule({ a: {} }))?.properties).toEqual([{ name: "a" }]);
  });

  test("is over when all versions are, and not when one stands", () => {
    expect(of(rule({}, { deprecated: true }))?.deprecated).toBe(true);
    expect(of(rule({ old: {} }, { deprecated: true }), rule({ a: {} }))).toMatchObject({
      deprecated: false,
      properties: [{ name: "a" }],
    });
  });

  test("goes into objects and lists by the paths that queries know", () => {
    const properties = {
      o: { type: "object", properties: { p: {} } },
      l: { items: { properties: { q: { type: "integer" } } } },
    };
    expect(of(rule(properties))?.properties?.map(({ name }) => name)).toEqual(["o", "o.p", "l", "l.$.q"]);
  });

  test("is followed by its references into the schema itself, and not round in circles", () => {
    const schema = {
      definitions: {
        Price: { type: "number" },
        Node: { type: "object", properties: { next: { $ref: "#/definitions/Node" } } },
        Order: {
          properties: {
            total: { $ref: "#/definitions/Price" },
            node: { $ref: "#/definitions/Node" },
            far: { $ref: "https://example.com/far.json" },
            lines: { items: { $ref: "#/definitions/Line%20item" } },
          },
        },
        "Line item": { properties: { sku: { type: "string" } } },
      },
      properties: { properties: { $ref: "#/definitions/Order" } },
    };
    expect(of(rule({}, { schema }))?.properties).toEqual([
      { name: "total", types: ["number"] },
      { name: "node", types: ["object"] },
      { name: "node.next" },
      { name: "far" },
      { name: "lines" },
      { name: "lines.$.sku", types: ["string"] },
    ]);
  });

  test("of page and screen calls is what queries call them", () => {
    expect(readDeclarations([rule({ title: {} }, { type: "PAGE", key: "Home" })]).events).toMatchObject([
      { name: "Page Viewed", call: "PAGE", properties: [{ name: "title" }] },
    ]);
  });
});

test.each([
  ["order-completed", "Order Completed"],
  ["emial", "email"],
  ["Ordr Completed", "Order Completed"],
  ["total", undefined],
])("the name that was meant by %s is %s", (name, meant) => {
  expect(nearName(name, ["email", "Order Completed", "plan"])).toBe(meant);
});

test.each([
  ["VARCHAR(255)", "string"],
  ["text", "string"],
  ["NUMBER(38,0)", "number"],
  ["int64", "number"],
  ["double precision", "number"],
  ["TIMESTAMP_NTZ", "time"],
  ["date", "time"],
  ["boolean", "boolean"],
  ["VARIANT", undefined],
  ["interval", undefined],
  ["point", undefined],
])("a column of type %s holds values of the type %s", (dataType, kind) => {
  expect(kindOfColumn(dataType)).toBe(kind);
});

import { describe, expect, test } from "vitest";
import { remembered } from "../../src/resources/comparisons.ts";
import { kindOf, resourceKinds } from "../../src/resources/kinds.ts";
import type { FilledValues } from "../../src/resources/secrets.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { sealMarker } from "../support/seal-marker.ts";

/** What the API answers for one object of each kind, as far as the program reads it. */
const answers: Record<string, JsonObject> = {
  Audience: {
    id: "aud_1",
    key: "vip",
    name: "VIP",
    description: `Our best.\n${sealMarker("[audiencectl:growth@test/vip#2 Kq9z .]")}`,
    audienceType: "USERS",
    enabled: true,
    definition: { query: "trait('a') = 'b'" },
    options: { includeHistoricalData: true, backfillEventDataDays: 30 },
  },
  ComputedTrait: {
    id: "tra_1",
    key: "ltv",
    name: "LTV",
    description: "",
    enabled: true,
    definition: { query: "event('A').count()", type: "USERS" },
    options: { includeHistoricalData: false },
  },
  SpaceFilter: { id: "flt_1", name: "No tests", description: "x", if: "event = 'A'", drop: true, enabled: true },
  Schedule: { id: "sch_1", strategy: "PERIODIC", config: { interval: "4h" } },
  Destination: {
    id: "con_1",
    destinationId: "d",
    name: "Mailroom",
    idSyncConfiguration: [{ externalId: "email" }],
    connectionSettings: { channel: "x" },
  },
  Activation: {
    id: "act_1",
    connectionId: "con_1",
    activationName: "Entered",
    activationType: "Audience Entered",
    enabled: true,
    displayName: "Label",
    personalization: { profile: { properties: ["a"], mapping: { a: "$.a" } } },
    destinationMapping: { actionId: "send", settings: { to: "$.email" } },
  },
};

/** Values that name no secrets are filled as they are. */
const filled = (values: JsonObject): FilledValues => values as FilledValues;

const kinds = resourceKinds.map((kind) => [kind.kind, kind] as const);

describe.each(kinds)("an object of the kind %s", (name, kind) => {
  const live = kind.fromWire(answers[name] ?? {}, ["aud_1"]);

  test("is read with its id, its name and the fields of the table only", () => {
    expect(live).toMatchObject({ kind: name, id: answers[name]?.["id"] });
    expect(live.name).not.toBe("");
    const heads = new Set(kind.fields.map(({ pointer }) => pointer.split("/")[1]));
    expect(Object.keys(live.spec).filter((key) => !heads.has(key))).toEqual([]);
  });

  test("is created with its values, and read back as it was", () => {
    const body = kind.toCreateBody(filled(live.spec), "the description");
    if (kind.parent === undefined) expect(body["description"]).toBe("the description");
    const again = kind.fromWire({ ...answers[name], ...body, description: answers[name]?.["description"] ?? "" }, [
      "aud_1",
    ]);
    expect(again.spec).toEqual(live.spec);
  });

  test("is edited with nothing when nothing changes, but for what the API wants each time", () => {
    const always: Record<string, string[]> = {
      SpaceFilter: ["drop", "enabled", "if", "name"],
      Schedule: ["config", "strategy"],
      Activation: ["performResync"],
    };
    expect(Object.keys(kind.toUpdateBody({}, live.spec, [])).toSorted()).toEqual(always[name] ?? []);
  });

  test("is edited with the field that changes", () => {
    for (const { pointer, change, comparison } of kind.fields) {
      const head = pointer.split("/")[1] ?? "";
      if (change !== "update" || head === "description" || comparison === remembered) continue;
      expect(Object.keys(kind.toUpdateBody(filled(live.spec), live.spec, [pointer]))).toContain(head);
    }
  });
});

describe("what is sent besides what changed", () => {
  test("are all options of an audience, because it is not known whether they are merged", () => {
    const { spec } = kindOf("Audience").fromWire(answers["Audience"] ?? {}, []);
    const changed = { options: { backfillEventDataDays: 60 } };
    expect(kindOf("Audience").toUpdateBody(filled(changed), spec, ["/options/backfillEventDataDays"])).toEqual({
      options: { includeHistoricalData: true, backfillEventDataDays: 60 },
    });
  });

  test("is no backfill window without historical data", () => {
    const spec = { options: { includeHistoricalData: false } };
    const live = { options: { includeHistoricalData: true, backfillEventDataDays: 30 } };
    expect(kindOf("Audience").toUpdateBody(filled(spec), live, ["/options/includeHistoricalData"])).toEqual({
      options: { includeHistoricalData: false },
    });
  });

  test("are the settings of a connection that nobody declares, without masks", () => {
    const live = { connectionSettings: { channel: "x", more: 1, token: "••••abcd" } };
    const spec = { connectionSettings: { channel: "y" } };
    expect(kindOf("Destination").toUpdateBody(filled(spec), live, ["/connectionSettings"])).toEqual({
      connectionSettings: { channel: "y", more: 1 },
    });
  });

  test("is the action of an activation with its mapping", () => {
    const live = { destinationMapping: { actionId: "send", settings: { to: "a", more: 1 } } };
    const spec = { destinationMapping: { settings: { to: "b" } } };
    expect(kindOf("Activation").toUpdateBody(filled(spec), live, ["/destinationMapping/settings"])).toMatchObject({
      destinationMapping: { actionId: "send", settings: { to: "b", more: 1 } },
    });
  });
});

describe("keys", () => {
  test.each([
    ["High spenders", "high_spenders"],
    ["  Größe & Co. ", "gro_e_co"],
    ["Café №1", "cafe_no1"],
    ["顧客", ""],
  ])("of %j are probably %j", (name, key) => {
    expect(kindOf("Audience").predictKey(name)).toBe(key);
  });

  test("that a query names are found once each", () => {
    const query = "trait('a') = 'x' and trait('b') = 'y' and trait('a') = 'z'";
    expect(kindOf("Audience").keysUsed({ definition: { query } })).toEqual(["a", "b"]);
    expect(kindOf("Audience").keysUsed({ definition: { query: "not a query (" } })).toEqual([]);
    const personalization = { profile: { properties: ["a"], mapping: { b: "$.b", a: "$.a" } } };
    expect(kindOf("Activation").keysUsed({ personalization })).toEqual(["a", "b"]);
    expect(kindOf("SpaceFilter").keysUsed({ if: "a = 'b'" })).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { lostFields } from "../../src/plan/change/lost-fields.ts";
import { creationOf } from "../../src/plan/change/change-parts.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan } from "./builders.ts";

const allowed = { replaceAllowed: true };
const accounts = desired("a", { audienceType: "ACCOUNTS" }, allowed);
const warned = (declared: DesiredResource[], space: LiveResource[]) =>
  plan(declared, space).changes.flatMap(({ warnings }) => warnings.filter(({ severity }) => severity === "error"));

describe("a replacement", () => {
  test("creates just what a creation of the same manifest would", () => {
    const [replaced] = plan([accounts], [live("a")]).changes;
    const [created] = plan([accounts], []).changes;
    expect(replaced?.action).toBe("replace");
    expect(replaced?.after).toEqual(created?.after);
    expect(replaced?.defaults).toEqual(created?.defaults);
  });

  test("is left out while the manifest leaves out what is live, with the lines to paste", () => {
    const { enabled: _, ...bare } = accounts.spec;
    const found = live("a", {
      spec: {
        enabled: false,
        description: "Stopped.\n${x}",
        options: { includeHistoricalData: true, filterByExternalIds: ["email"] },
      },
    });
    const [change] = plan([{ ...accounts, spec: bare }], [found]).changes;
    expect(change?.action).toBe("withheld");
    expect(change?.warnings[0]).toMatchObject({
      code: "plan-replacement-incomplete",
      message:
        "replacing audience/a would lose what its manifest does not declare: description, enabled, options.filterByExternalIds",
      paste: [
        "  description: |-",
        "    Stopped.",
        "    $${x}",
        "  enabled: false",
        "  options:",
        "    filterByExternalIds: [email]",
      ],
    });
  });

  test("is told of in the lines that stand in the entry of its part", () => {
    const audience = managing(desired("a", {}), "Destination");
    const connection = managing(desiredPart(audience, "Destination", { destination: { id: "d" } }), "Activation");
    const sent = (activationType: string): JsonObject => ({ activationName: "x", activationType, enabled: true });
    const declared = { ...desiredPart(connection, "Activation", sent("Audience Exited")), ...allowed };
    const space = [
      live("a"),
      livePart(["aud_a"], "Destination", "con_1", { destination: { id: "d" } }),
      livePart(["aud_a", "con_1"], "Activation", "act_1", { ...sent("Audience Entered"), displayName: "x" }),
    ];
    const [finding] = warned([audience, connection, { ...declared, place: "/destinations/0/activations/0" }], space);
    expect(finding?.paste).toEqual(["          displayName: x"]);
  });

  test("that is not allowed, or of what is protected, is refused for that alone", () => {
    const space = [live("a", { spec: { description: "x" } })];
    expect(warned([{ ...accounts, replaceAllowed: false }], space)).toEqual([]);
    expect(warned([{ ...accounts, protect: true }], space)).toEqual([]);
  });

  test("that is left out keeps what it refers to from being replaced under it", () => {
    const user = desired(
      "b",
      { audienceType: "ACCOUNTS", definition: { query: "trait('${audience.a.key}') = 'true'" } },
      { ...allowed, references: [{ pointer: "/definition/query", address: "audience/a", source: accounts.source }] },
    );
    const uses = { definition: { query: "trait('a') = 'true'" } };
    const { changes } = plan([accounts, user], [live("a"), live("b", { spec: { ...uses, description: "x" } })]);
    expect(changes.map(({ action, address, warnings }) => [action, address, warnings[0]?.message])).toEqual([
      ["withheld", "audience/a", "audience/a is left out, because audience/b, which refers to it, is left out"],
      ["withheld", "audience/b", "replacing audience/b would lose what its manifest does not declare: description"],
    ]);
  });

  test("that is left out takes along what needs its key, and nothing else", () => {
    const user = desired(
      "b",
      { definition: { query: "trait('${audience.a.key}') = 'true'" } },
      {
        references: [{ pointer: "/definition/query", address: "audience/a", source: accounts.source }],
      },
    );
    const space = [live("a", { spec: { description: "x" } }), live("c", { spec: { enabled: false } })];
    expect(plan([accounts, user, desired("c")], space).changes.map(({ action, name }) => `${action} ${name}`)).toEqual([
      "withheld A",
      "withheld B",
      "update C",
    ]);
  });
});

/** What is lost of a live object whose manifest declares the least that it can, and is of another type. */
function lost(kind: string, spec: JsonObject, declared: JsonObject, audienceAfter?: JsonObject): JsonObject {
  const { after } = creationOf(kindOf(kind), declared);
  return lostFields(kindOf(kind), { declared, live: spec, after, audienceAfter }).spec;
}

describe("what a new object has by itself", () => {
  const query = "event('A').count() >= 1";
  const users = { name: "A", audienceType: "USERS", definition: { query } };
  const batch = { ...users, definition: { query: "event('A').within(30 days).count() >= 1" } };
  const nested = "event('A').where(event('B').within(parent: 5 days).count() >= 1).count() >= 1";
  const funnel = { ...users, definition: { query: nested } };
  const options = (spec: JsonObject): JsonObject => ({ ...users, options: spec });

  test.each<[string, JsonObject, JsonObject]>([
    ["is what the API says nothing of", { ...users, enabled: null }, users],
    ["is an empty description", { ...users, description: "" }, users],
    ["is what creations send", { ...users, enabled: true }, users],
    [
      "are the identifiers that are documented, in any order",
      options({ filterByExternalIds: ["email", "user_id", "ios.idfa", "android.idfa"] }),
      users,
    ],
    ["is history that the new query needs", options({ includeHistoricalData: true }), batch],
    ["are the days that the new query has", options({ includeHistoricalData: true, backfillEventDataDays: 30 }), batch],
    ["is a target that only linked audiences have", { ...users, definition: { query, targetEntity: "x" } }, users],
    [
      "are no days without history",
      options({ includeHistoricalData: false, backfillEventDataDays: 9 }),
      { ...users, options: { includeHistoricalData: false } },
    ],
  ])("%s", (_, spec, declared) => expect(lost("Audience", spec, declared)).toEqual({}));

  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    [
      "history that only the old query needed",
      { ...batch, options: { includeHistoricalData: true } },
      users,
      { options: { includeHistoricalData: true } },
    ],
    [
      "other days than the new query has",
      options({ includeHistoricalData: true, backfillEventDataDays: 7 }),
      batch,
      { options: { includeHistoricalData: true, backfillEventDataDays: 7 } },
    ],
    [
      "the days of a window after parent:, which may not be one that counts",
      options({ includeHistoricalData: true, backfillEventDataDays: 5 }),
      funnel,
      { options: { includeHistoricalData: true, backfillEventDataDays: 5 } },
    ],
    ["a switch", { ...users, enabled: false }, users, { enabled: false }],
  ])("is not %s", (_, spec, declared, expected) => expect(lost("Audience", spec, declared)).toEqual(expected));

  test("is never what depends on the destination", () => {
    const declared = { destination: { id: "d" } };
    const idSyncConfiguration = [{ externalId: "email", strategy: "last" }];
    expect(lost("Destination", { ...declared, idSyncConfiguration }, declared)).toEqual({ idSyncConfiguration });
  });

  test("are no settings that nobody declares, and masks ask for a variable", () => {
    const declared = { destination: { id: "d" }, connectionSettings: { a: 1, deep: { b: 2 } } };
    const connectionSettings = { a: 9, deep: { b: 2, c: 3, none: null }, token: "\u{2022}\u{2022}1234" };
    expect(lost("Destination", { ...declared, connectionSettings }, declared)).toEqual({
      connectionSettings: { deep: { c: 3 }, token: "${env.NAME}" },
    });
  });

  test("are no settings of another action", () => {
    const mapped = (actionId: string): JsonObject => ({
      destinationMapping: { actionId, settings: { [actionId]: 1 } },
    });
    expect(lost("Activation", mapped("x"), mapped("y"))).toEqual({});
  });

  test("are no entities where the audience cannot have them", () => {
    const entities = [{ relationshipSlug: "x", properties: ["id"] }];
    const spec = { activationName: "x", personalization: { entities } };
    expect(lost("Activation", spec, { activationName: "x" }, { audienceType: "USERS" })).toEqual({});
    expect(lost("Activation", spec, { activationName: "x" }, { audienceType: "LINKED" })).toEqual({
      personalization: { entities },
    });
  });
});

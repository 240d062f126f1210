import { describe, expect, test } from "vitest";
import { compareFields } from "../../src/plan/change/compare-fields.ts";
import type { FieldRule } from "../../src/resources/field-rule.ts";
import type { ResourceKind } from "../../src/resources/kind.ts";
import { kindOf, resourceKinds } from "../../src/resources/kinds.ts";
import { compareTold } from "../../src/resources/told.ts";
import { absences } from "../../src/segment/generated/absences.ts";
import { leaveOutNulls } from "../../src/segment/leave-out-nulls.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { getAt, parentPointer, removeAt, setAt } from "../../src/values/pointer.ts";

const identified = { id: "i", key: "k", name: "N", destinationId: "d", connectionId: "c", activationName: "a" };

/** An object of each kind as the API answers it when it tells everything. */
const answers: Record<string, JsonObject> = {
  ComputedTrait: {
    ...identified,
    description: "Orders.",
    enabled: true,
    definition: { type: "USERS", query: "event('A').count()" },
    options: { includeHistoricalData: true, includeAnonymousUsers: true, backfillDurationDays: 30 },
  },
  Audience: {
    ...identified,
    description: "Come often.",
    audienceType: "LINKED",
    enabled: true,
    definition: { query: "entity('accounts').count() > 5", targetEntity: "accounts" },
    options: { includeHistoricalData: true, filterByExternalIds: ["email"], backfillEventDataDays: 30 },
  },
  SpaceFilter: { ...identified, description: "d", if: "event = 'A'", drop: true, enabled: true },
  Schedule: { ...identified, strategy: "PERIODIC", config: { interval: "1h" } },
  Destination: {
    ...identified,
    idSyncConfiguration: [{ externalId: "email", strategy: "last", mapTo: "mail" }],
    connectionSettings: { list: "1" },
  },
  Activation: {
    ...identified,
    activationType: "Audience Entered",
    enabled: true,
    displayName: "Thanks",
    personalization: {
      profile: { properties: ["first_name"], mapping: { first_name: "name" } },
      entities: [{ relationshipSlug: "orders", properties: ["total"] }],
      syncEntityPropertyChanges: true,
    },
    destinationMapping: { actionId: "send", settings: { email: "$.email" } },
  },
};

/** The object of a kind as its list answers it, changed. */
function liveSpec(kind: ResourceKind, change: (entry: JsonObject) => void): JsonObject {
  const { list } = kind.operations;
  const entry = structuredClone(answers[kind.kind] ?? {});
  change(entry);
  const place = (absences[list] ?? []).find((each) => each.includes("/*/")) ?? "";
  const items = place.split("/")[1] ?? "";
  return kind.fromWire(leaveOutNulls(list, { [items]: [entry] })[items]?.[0] ?? {}, ["aud"]).spec;
}

/** Places in one entry of a kind's list that the API may leave out. */
function optionalPlaces({ operations }: ResourceKind): string[] {
  return (absences[operations.list] ?? []).flatMap((place) => /^\/\w+\/\*(\/.*)$/.exec(place)?.[1] ?? []);
}

const cases = resourceKinds.flatMap((kind) =>
  optionalPlaces(kind)
    .filter((place) => !place.includes("/*"))
    .flatMap((place) => (["absent", "null"] as const).map((how) => [kind.kind, place, how] as const)),
);

describe("what an answer leaves out", () => {
  test.each(cases)("of a %s at %s, %s, never makes the object anew", (name, place, how) => {
    const kind = kindOf(name);
    const declared = liveSpec(kind, () => undefined);
    const live = liveSpec(kind, (entry) => (how === "null" ? setAt(entry, place, null) : removeAt(entry, place)));
    const result = compareFields(kind, declared, live);
    expect(result.replaces).toEqual([]);
    // An object without its description has lost its marker with it, and nobody takes it for one of the project's.
    expect(result.changed.filter((pointer) => pointer !== "/description")).toEqual([]);
  });

  test("is compared like a null in its place", () => {
    for (const [name, place] of cases) {
      if (place === "/definition/targetEntity") continue;
      const kind = kindOf(name);
      const nulled = liveSpec(kind, (entry) => setAt(entry, place, null));
      expect(nulled).toEqual(liveSpec(kind, (entry) => removeAt(entry, place)));
    }
  });
});

const rows = resourceKinds.flatMap((kind) => kind.fields.map((rule) => [kind.kind, rule.pointer, rule] as const));

describe("the three states of a field", () => {
  test.each(rows)("%s %s, told: a value that differs is a difference", (name, pointer, rule) => {
    const live = liveSpec(kindOf(name), () => undefined);
    setAt(live, pointer, other(getAt(live, pointer)));
    const declared =
      getAt(
        liveSpec(kindOf(name), () => undefined),
        pointer,
      ) ?? "x";
    expect(compareTold(rule, declared, live)).toMatchObject({ told: true, equal: rule.comparison.untold === true });
  });

  test.each(rows)("%s %s, not told: nothing is concluded", (name, pointer, rule) => {
    const live = liveSpec(kindOf(name), () => undefined);
    const declared = getAt(live, pointer) ?? "x";
    // With the object around it gone, not even a row that knows what absence means can say anything.
    const around = parentPointer(pointer);
    removeAt(live, around === "" ? pointer : around);
    const compared = compareTold(rule, declared, live);
    expect(compared.equal).toBe(true);
    if (!rule.comparison.untold) expect(compared).toMatchObject({ told: false, note: "plan-not-told" });
  });

  test.each(
    rows.flatMap(([kind, pointer, rule]) => emptiness(rule).map((empty) => [kind, pointer, rule, empty] as const)),
  )("%s %s, told empty: what is declared is a difference, and emptiness is none", (name, pointer, rule, empty) => {
    const kind = kindOf(name);
    const declared = getAt(
      liveSpec(kind, () => undefined),
      pointer,
    );
    const live = liveSpec(kind, (entry) => setAt(entry, pointer, empty));
    expect(compareTold(rule, declared ?? "x", live)).toMatchObject({ told: true, equal: false });
    expect(compareTold(rule, empty, live)).toMatchObject({ told: true, equal: true });
  });

  test.each(rows.filter(([, , rule]) => rule.comparison.untold !== true))(
    "%s %s, left out: it counts as empty only where other values of the answer say so",
    (name, pointer, rule) => {
      const live = liveSpec(kindOf(name), () => undefined);
      const declared = getAt(live, pointer) ?? "x";
      removeAt(live, pointer);
      expect(compareTold(rule, declared, live).equal).toBe(true);
    },
  );

  test("a null target entity is the word for one that is gone", () => {
    const live = liveSpec(kindOf("Audience"), (entry) => setAt(entry, "/definition/targetEntity", null));
    const { notes, changed } = compareFields(kindOf("Audience"), { definition: { targetEntity: "accounts" } }, live);
    expect({ notes, changed }).toEqual({
      notes: [{ pointer: "/definition/targetEntity", code: "plan-target-removed" }],
      changed: [],
    });
  });

  test("days of backfill are none where there is no history, and do not apply where there is", () => {
    const audience = kindOf("Audience");
    const without = (history: boolean | undefined): JsonObject => ({
      options: history === undefined ? {} : { includeHistoricalData: history },
    });
    const declared = { options: { backfillEventDataDays: 30 } };
    const verdict = (history: boolean | undefined) => {
      const { changed, notes } = compareFields(audience, declared, without(history));
      return [changed.length, notes.map(({ code }) => code)];
    };
    expect(verdict(false)).toEqual([1, []]);
    expect(verdict(true)).toEqual([0, ["plan-backfill-dropped"]]);
    expect(verdict(undefined)).toEqual([0, ["plan-not-told"]]);
  });

  test("the usual value of a manifest without the field needs no word of the API", () => {
    const { notes } = compareFields(
      kindOf("Audience"),
      { definition: { targetEntity: "profile" } },
      { audienceType: "LINKED", definition: { query: "q" } },
    );
    expect(notes).toEqual([]);
  });
});

describe("fields that are not told", () => {
  const audience = kindOf("Audience");
  const declared = { enabled: true, options: { includeHistoricalData: true, filterByExternalIds: ["email"] } };

  test("are written when the manifest asks for something else than was applied", () => {
    const { changed, replaces } = compareFields(audience, declared, {}, () => true);
    expect(changed).toEqual(["/enabled", "/options/includeHistoricalData", "/options/filterByExternalIds"]);
    expect(replaces).toEqual([]);
  });

  test("are written beside others of an object that the API takes as a whole", () => {
    const live = { enabled: true, options: { includeHistoricalData: false } };
    const { changed, after } = compareFields(audience, declared, live);
    expect(changed).toEqual(["/options/includeHistoricalData"]);
    expect(after).toEqual(declared);
  });

  test("are not said to be left alone when they are written beside others", () => {
    const live = { enabled: true, options: { includeHistoricalData: false } };
    expect(compareFields(audience, declared, live).notes).toEqual([]);
  });
});

describe("what no manifest can declare", () => {
  test.each([
    ["Schedule", "/config/extra", 1],
    ["Destination", "/idSyncConfiguration/0/extra", "x"],
    ["Activation", "/personalization/profile/extra", "x"],
    ["Activation", "/personalization/entities/0/extra", "x"],
    ["Audience", "/options/extra", true],
  ])("of a %s at %s is no difference", (name, place, value) => {
    const kind = kindOf(name);
    const plain = liveSpec(kind, () => undefined);
    const live = liveSpec(kind, (entry) => setAt(entry, place, value));
    expect(compareFields(kind, plain, live).changed).toEqual([]);
    expect(kind.parent?.identify(live)).toBe(kind.parent?.identify(plain));
  });
});

/** The value by which an answer says that there is nothing in a field, where there is one. */
function emptiness({ absent }: FieldRule): JsonValue[] {
  return [[], {}, "", false].filter((value) => JSON.stringify(absent?.means({})) === JSON.stringify(value));
}

/** Another value of the same shape. */
function other(value: JsonValue | undefined): JsonValue {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (Array.isArray(value)) return [];
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.keys(value).map((key) => [key, "z"]));
  return "trait('z') = 1";
}

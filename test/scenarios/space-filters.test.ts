import { describe, expect } from "vitest";
import { audience, filter, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";

const many = (...names: string[]): Manifest[] => names.map((name) => filter(name));
const created = (...names: string[]): string[] => names.map((name) => `create filter/${name}`);
const ten = "abcdefghij".split("");

const filters = (space: TestSpace) => space.stored().filters ?? [];
const named = (space: TestSpace, name: string) => {
  const found = filters(space).find((one) => one.name === name);
  if (!found) throw new Error(`the space has no filter named ${name}`);
  return found;
};

/** Ada makes a filter in the app. */
async function makeByHand(space: TestSpace, body: Record<string, unknown>): Promise<void> {
  await space.byHand.send("POST", "/filters", {
    integrationId: "spa_simulated",
    if: "event = 'A'",
    drop: true,
    ...body,
  });
}

/** Puts filters into the space that no space should have: more than a page holds. */
function overfill(space: TestSpace, count: number): Promise<void> {
  const at = new Date().toISOString();
  space.stored().filters = Array.from({ length: count }, (_, index) => ({
    id: `flt_${index}`,
    name: `Filter ${index}`,
    if: "event = 'x'",
    enabled: true,
    createdAt: at,
    updatedAt: at,
  }));
  return Promise.resolve();
}

describe.each(["keep", "clear"] as const)(
  "space filters, where an edit means to %s what it leaves out",
  (filterPatch) => {
    scenario(
      "a filter is created, every field of it edited, and it is removed",
      [
        {
          manifests: [filter("a", { description: "For the test." }), ...many("b", "c", "d")],
          changes: created("a", "b", "c", "d"),
          check: (space) => expect(named(space, "A")).toMatchObject({ if: "event = 'A'", drop: true, enabled: true }),
        },
        {
          manifests: [filter("a", { description: "For the test.", if: "event = 'B'" }), ...many("b", "c", "d")],
          changes: ["update filter/a: if"],
          check: (space) => expect(named(space, "A")).toMatchObject({ if: "event = 'B'", drop: true, enabled: true }),
        },
        {
          manifests: [filter("a", { if: "event = 'B'", enabled: false, drop: false }), ...many("b", "c", "d")],
          changes: ["update filter/a: drop, enabled"],
          check: (space) => expect(named(space, "A").description).toMatch(/^For the test\.\n/),
        },
        {
          manifests: [
            filter("a", { if: "event = 'B'", name: "Other", enabled: false, drop: false }),
            ...many("b", "c", "d"),
          ],
          changes: ["update filter/a: name"],
        },
        {
          manifests: many("b", "c", "d"),
          changes: ["delete filter/a"],
          check: (space) => expect(filters(space)).toHaveLength(3),
        },
      ],
      { filterPatch },
    );

    scenario(
      "a description is added, changed, cleared, and then left to the space",
      [
        { manifests: many("a"), changes: created("a") },
        { manifests: [filter("a", { description: "One" })], changes: ["update filter/a: description"] },
        { manifests: [filter("a", { description: "Two" })], changes: ["update filter/a: description"] },
        {
          manifests: [filter("a", { description: "" })],
          changes: ["update filter/a: description"],
          check: (space) => expect(named(space, "A").description).toMatch(/^\[audiencectl:growth@test\/a#/),
        },
        { manifests: many("a"), changes: ["mark filter/a"] },
      ],
      { filterPatch },
    );

    scenario(
      "fields that nobody declares keep what a person chose",
      [
        {
          manifests: [filter("a", { drop: undefined, enabled: undefined })],
          changes: created("a"),
          check: (space) => expect(named(space, "A").enabled).toBe(true),
        },
        {
          byHand: (space) =>
            space.byHand.send("PATCH", `/filters/${named(space, "A").id}`, {
              integrationId: "spa_simulated",
              name: "A",
              if: "event = 'A'",
              description: named(space, "A").description,
              enabled: false,
              drop: true,
            }),
          changes: [],
        },
        {
          manifests: [filter("a", { drop: undefined, enabled: undefined, if: "event = 'Z'" })],
          changes: ["update filter/a: if"],
          check: (space) => expect(named(space, "A")).toMatchObject({ enabled: false, drop: true }),
        },
      ],
      { filterPatch },
    );

    scenario(
      "forgetting takes the marker off and keeps the filter with all its fields",
      [
        { manifests: [filter("a", { description: "Text." }), ...many("b", "c")], changes: created("a", "b", "c") },
        {
          project: { forget: ["filter/a", "filter/b"] },
          manifests: many("c"),
          changes: ["forget filter/a", "forget filter/b"],
          check: (space) => {
            expect(named(space, "A")).toMatchObject({ description: "Text.", if: "event = 'A'", drop: true });
            expect(named(space, "B").description).not.toContain("audiencectl:");
          },
        },
      ],
      { filterPatch },
    );

    scenario(
      "a filter of nobody is never doubled, but adopted when asked for",
      [
        {
          byHand: (space) => makeByHand(space, { name: "A", description: "Ada wrote this." }),
          manifests: many("a"),
          changes: ["withheld filter/a"],
          leavesOut: ["plan-name-taken-unmanaged"],
        },
        {
          manifests: [filter("a", { enabled: false }, { adopt: { name: "A" } })],
          changes: ["adopt filter/a: enabled"],
          check: (space) =>
            expect(named(space, "A").description).toMatch(/^Ada wrote this\.\n\[audiencectl:growth@test\/a#/),
        },
        { manifests: [filter("a", { enabled: false })], changes: [] },
      ],
      { filterPatch },
    );
  },
);

describe("who owns a space filter", () => {
  scenario("an edit by hand is told as drift and taken back", [
    { manifests: many("a"), changes: created("a") },
    {
      byHand: (space) =>
        space.byHand.send("PATCH", `/filters/${named(space, "A").id}`, {
          integrationId: "spa_simulated",
          name: "A",
          if: "event = 'A'",
          description: named(space, "A").description,
          drop: false,
        }),
      changes: ["update filter/a: drop (drift)"],
    },
    { byHand: (space) => space.byHand.send("DELETE", `/filters/${named(space, "A").id}`), changes: created("a") },
  ]);

  scenario("a manifest that is renamed with previousNames keeps its filter, and one without a word is refused", [
    {
      manifests: [filter("old", { name: "A", if: "event = 'x'" }), ...many("b", "c", "d")],
      changes: created("b", "c", "d", "old"),
    },
    {
      manifests: [filter("new", { name: "A", if: "event = 'x'" }, { previousNames: ["old"] }), ...many("b", "c", "d")],
      changes: ["update filter/new from filter/old"],
    },
    {
      manifests: [filter("newer", { name: "A", if: "event = 'x'" }), ...many("b", "c", "d")],
      changes: ["delete filter/new", "create filter/newer"],
      refused: ["plan-looks-renamed"],
    },
  ]);

  scenario("a protected filter outlives its manifest until the protection is taken off", [
    { manifests: [filter("a", {}, { protect: true }), ...many("b", "c", "d")], changes: created("a", "b", "c", "d") },
    { manifests: many("b", "c", "d"), changes: ["delete filter/a"], refused: ["plan-protected"] },
    { manifests: many("a", "b", "c", "d"), changes: ["update filter/a: protect"] },
    { manifests: many("b", "c", "d"), changes: ["delete filter/a"] },
  ]);

  scenario("a filter and an audience may have one name", [
    { manifests: [filter("a"), audience("a")], changes: ["create audience/a", "create filter/a"] },
    { manifests: [filter("a", { name: "B" }), audience("a")], changes: ["update filter/a: name"] },
  ]);

  scenario("a display name is handed on in the right order", [
    { manifests: [filter("z", { name: "Best" }), filter("a", { name: "Second" })], changes: created("a", "z") },
    {
      manifests: [filter("z", { name: "Former" }), filter("a", { name: "Best" })],
      changes: ["update filter/z: name", "update filter/a: name"],
    },
  ]);
});

describe("the ten filters of a space", () => {
  scenario("an eleventh is refused before anything is written, and one of ten can be replaced by another", [
    { manifests: many(...ten), changes: created(...ten) },
    { manifests: many(...ten, "k"), changes: created("k"), refused: ["plan-space-full"] },
    {
      manifests: many(...ten.slice(1), "k"),
      changes: ["delete filter/a", "create filter/k"],
      check: (space) => expect(filters(space)).toHaveLength(10),
    },
    {
      manifests: many(...ten.slice(2), "k", "l", "m"),
      changes: ["delete filter/b", ...created("l", "m")],
      refused: ["plan-space-full"],
    },
  ]);

  scenario("ten that somebody else made leave no room", [
    {
      byHand: async (space) => {
        for (const name of ten) await makeByHand(space, { name });
      },
      manifests: many("a"),
      changes: created("a"),
      refused: ["plan-space-full"],
    },
    { byHand: (space) => space.byHand.send("DELETE", `/filters/${named(space, "a").id}`), changes: created("a") },
  ]);

  scenario("twenty-five that cannot be are all read, page by page", [
    {
      byHand: (space) => overfill(space, 25),
      manifests: [filter("a", { name: "Filter 24", if: "event = 'x'", drop: undefined })],
      changes: created("a"),
      refused: ["plan-name-taken-unmanaged", "plan-space-full"],
    },
    {
      manifests: [filter("a", { name: "Better", if: "event = 'x'", drop: undefined }, { adopt: { id: "flt_24" } })],
      changes: ["adopt filter/a: name"],
      check: (space) => expect(filters(space)).toHaveLength(25),
    },
    {
      manifests: [filter("a", { name: "Better", if: "event = 'y'", drop: undefined })],
      changes: ["update filter/a: if"],
    },
  ]);
});

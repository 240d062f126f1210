import { describe, expect, test } from "vitest";
import { audience, trait, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const REALTIME = { type: "USERS", query: "event('Order').count()" };
const BATCH = { type: "USERS", query: "event('Order').within(30 days).count()" };
const many = (...names: string[]): Manifest[] => names.map((name) => trait(name));
const created = (...names: string[]): string[] => names.map((name) => `create trait/${name}`);

const traits = (space: TestSpace) => space.stored().traits ?? [];
const named = (space: TestSpace, name: string) => {
  const found = traits(space).find((one) => one.name === name);
  if (!found) throw new Error(`the space has no trait named ${name}`);
  return found;
};

/** Ada makes a trait in the app. */
async function makeByHand(space: TestSpace, body: Record<string, unknown>): Promise<void> {
  await space.byHand.send("POST", "/spaces/spa_simulated/computed-traits", { definition: REALTIME, ...body });
}

/** Ada changes a trait in the app. */
async function editByHand(space: TestSpace, name: string, body: Record<string, unknown>): Promise<void> {
  await space.byHand.send("PATCH", `/spaces/spa_simulated/computed-traits/${named(space, name).id}`, body);
}

describe("every field of a computed trait", () => {
  scenario("a trait is created, renamed, switched off and removed, and its key stays", [
    {
      manifests: many("a", "b", "c", "d"),
      changes: created("a", "b", "c", "d"),
      check: (space) => expect(named(space, "A")).toMatchObject({ key: "a", type: "USERS", enabled: true }),
    },
    {
      manifests: [trait("a", { name: "Another name" }), ...many("b", "c", "d")],
      changes: ["update trait/a: name"],
      check: (space) => expect(named(space, "Another name").key).toBe("a"),
    },
    {
      manifests: [trait("a", { name: "Another name", enabled: false }), ...many("b", "c", "d")],
      changes: ["update trait/a: enabled"],
    },
    {
      manifests: many("b", "c", "d"),
      changes: ["delete trait/a"],
      check: (space) => expect(traits(space)).toHaveLength(3),
    },
  ]);

  scenario("a query changes in place, and one that means the same is not written", [
    { manifests: [trait("a", { definition: REALTIME })], changes: created("a") },
    {
      manifests: [trait("a", { definition: { ...REALTIME, query: "event('Order Completed').count()" } })],
      changes: ["update trait/a: definition.query"],
      check: (space) => expect(named(space, "A").query).toBe("event('Order Completed').count()"),
    },
    {
      manifests: [trait("a", { definition: { ...REALTIME, query: "event('Order Completed')\n  .count( )" } })],
      changes: [],
      check: (space) => expect(named(space, "A").query).toBe("event('Order Completed').count()"),
    },
  ]);

  scenario("a description is added, changed, cleared, and then left to the space", [
    { manifests: many("a"), changes: created("a") },
    { manifests: [trait("a", { description: "One" })], changes: ["update trait/a: description"] },
    { manifests: [trait("a", { description: "Two\nlines" })], changes: ["update trait/a: description"] },
    {
      manifests: [trait("a", { description: "" })],
      changes: ["update trait/a: description"],
      check: (space) => expect(named(space, "A").description).toMatch(/^\[audiencectl:growth@test\/a#/),
    },
    { manifests: many("a"), changes: ["mark trait/a"] },
  ]);

  scenario("a query that turns a real-time trait into a batch one, or back, means another trait", [
    {
      manifests: [trait("a", { definition: REALTIME, description: "Kept." }), ...many("b", "c", "d")],
      changes: created("a", "b", "c", "d"),
    },
    {
      manifests: [trait("a", { definition: BATCH }), ...many("b", "c", "d")],
      changes: ["replace trait/a: description, definition.query"],
      refused: ["plan-replacement-not-allowed"],
    },
    {
      manifests: [trait("a", { definition: BATCH }, { replace: "allow" }), ...many("b", "c", "d")],
      changes: ["withheld trait/a: description, definition.query"],
      leavesOut: ["plan-replacement-incomplete"],
    },
    {
      manifests: [
        trait("a", { definition: BATCH, description: "Kept." }, { replace: "allow" }),
        ...many("b", "c", "d"),
      ],
      changes: ["replace trait/a: definition.query"],
      warnings: ["plan-replacement-cost"],
      check: (space) => expect(traits(space)).toHaveLength(4),
    },
    {
      manifests: [
        trait(
          "a",
          { definition: REALTIME, description: "Kept.", options: { includeHistoricalData: false } },
          { replace: "allow" },
        ),
        ...many("b", "c", "d"),
      ],
      changes: ["replace trait/a: definition.query, options.includeHistoricalData"],
    },
  ]);

  scenario("options are fixed at the creation", [
    {
      manifests: [
        trait("a", { options: { includeHistoricalData: true, backfillDurationDays: 30 } }),
        ...many("b", "c", "d"),
      ],
      changes: created("a", "b", "c", "d"),
      check: (space) =>
        expect(named(space, "A").options).toEqual({ includeHistoricalData: true, backfillDurationDays: 30 }),
    },
    {
      manifests: [trait("a", { options: { includeHistoricalData: true } }), ...many("b", "c", "d")],
      changes: ["mark trait/a"],
    },
    {
      manifests: [
        trait("a", { options: { includeHistoricalData: true, backfillDurationDays: 60 } }),
        ...many("b", "c", "d"),
      ],
      changes: ["replace trait/a: options.backfillDurationDays"],
      refused: ["plan-replacement-not-allowed"],
    },
    {
      manifests: [
        trait("a", { options: { includeAnonymousUsers: true } }, { replace: "allow" }),
        ...many("b", "c", "d"),
      ],
      changes: [
        "withheld trait/a: options.includeHistoricalData, options.includeAnonymousUsers, options.backfillDurationDays",
      ],
      leavesOut: ["plan-replacement-incomplete"],
    },
    {
      manifests: [
        trait(
          "a",
          { options: { includeAnonymousUsers: true, includeHistoricalData: true, backfillDurationDays: 30 } },
          { replace: "allow" },
        ),
        ...many("b", "c", "d"),
      ],
      changes: ["replace trait/a: options.includeAnonymousUsers"],
      check: (space) =>
        expect(named(space, "A").options).toEqual({
          includeHistoricalData: true,
          includeAnonymousUsers: true,
          backfillDurationDays: 30,
        }),
    },
    {
      manifests: [
        trait("a", { options: { includeHistoricalData: false, includeAnonymousUsers: true } }, { replace: "allow" }),
        ...many("b", "c", "d"),
      ],
      changes: ["replace trait/a: options.includeHistoricalData, options.backfillDurationDays"],
      check: (space) => expect(named(space, "A").options).toMatchObject({ includeHistoricalData: false }),
    },
  ]);

  scenario("history that the query needs is no difference", [
    {
      manifests: [trait("a", { definition: BATCH, options: { includeHistoricalData: false } })],
      changes: created("a"),
    },
    {
      manifests: [trait("a", { definition: BATCH, options: { includeHistoricalData: false }, enabled: false })],
      changes: ["update trait/a: enabled"],
      warnings: ["plan-history-forced"],
    },
  ]);

  scenario("options that Segment fills in are equal to their declared defaults", [
    {
      manifests: [trait("a", { options: { includeHistoricalData: false, includeAnonymousUsers: false } })],
      changes: created("a"),
    },
  ]);

  describe.each([422, "accept"] as const)("where another type is answered with %s", (traitTypePatch) => {
    scenario(
      "another type means another trait",
      [
        {
          manifests: [trait("a", { definition: BATCH }), ...many("b", "c", "d")],
          changes: created("a", "b", "c", "d"),
        },
        {
          manifests: [trait("a", { definition: { ...BATCH, type: "ACCOUNTS" } }), ...many("b", "c", "d")],
          changes: ["replace trait/a: definition.type"],
          refused: ["plan-replacement-not-allowed"],
        },
        {
          manifests: [
            trait("a", { definition: { ...BATCH, type: "ACCOUNTS" } }, { replace: "allow" }),
            ...many("b", "c", "d"),
          ],
          changes: ["replace trait/a: definition.type"],
          check: (space) => expect(named(space, "A").type).toBe("ACCOUNTS"),
        },
      ],
      { traitTypePatch },
    );
  });

  describe.each(["Computing", "Locked"] as const)("where a locked trait reads as %s", (traitLockStatus) => {
    scenario(
      "an edit right after an edit waits for its end",
      [
        { manifests: [trait("a", { definition: REALTIME })], changes: created("a") },
        {
          byHand: (space) => editByHand(space, "A", { definition: { ...REALTIME, query: "event('Ada').count()" } }),
          manifests: [trait("a", { definition: REALTIME, name: "New" })],
          changes: ["update trait/a: name, definition.query"],
        },
        { manifests: [trait("a", { definition: REALTIME })], changes: ["update trait/a: name"] },
      ],
      { traitLockStatus, lockSeconds: 30 },
    );
  });
});

describe("who owns a computed trait", () => {
  scenario("an edit by hand is told as drift and taken back", [
    { manifests: many("a"), changes: created("a") },
    {
      byHand: (space) => editByHand(space, "A", { enabled: false, name: "Ada's" }),
      changes: ["update trait/a: name, enabled (drift)"],
    },
  ]);

  scenario("a trait of nobody is never doubled, but adopted when asked for", [
    {
      byHand: (space) => makeByHand(space, { name: "A", description: "Ada wrote this." }),
      manifests: [trait("a", { definition: REALTIME })],
      changes: ["withheld trait/a"],
      leavesOut: ["plan-name-taken-unmanaged"],
    },
    {
      manifests: [trait("a", { definition: REALTIME }, { adopt: { key: "a" } })],
      changes: ["adopt trait/a"],
      check: (space) =>
        expect(named(space, "A").description).toMatch(/^Ada wrote this\.\n\[audiencectl:growth@test\/a#/),
    },
    { manifests: [trait("a", { definition: REALTIME })], changes: [] },
  ]);

  scenario("adopting brings a trait into line, by whatever it is named", [
    {
      byHand: async (space) => {
        await makeByHand(space, { name: "A" });
        await makeByHand(space, { name: "B" });
      },
      manifests: [
        trait("a", { definition: { ...REALTIME, query: "event('New').count()" } }, { adopt: { name: "A" } }),
        trait("b", { name: "Better", definition: REALTIME }, { adopt: { key: "b" } }),
      ],
      changes: ["adopt trait/a: definition.query", "adopt trait/b: name"],
    },
  ]);

  scenario("forgetting takes the marker off and keeps the trait", [
    { manifests: [trait("a", { description: "Text." }), ...many("b", "c")], changes: created("a", "b", "c") },
    {
      project: { forget: ["trait/a", "trait/b"] },
      manifests: many("c"),
      changes: ["forget trait/a", "forget trait/b"],
      check: (space) => {
        expect(named(space, "A").description).toBe("Text.");
        expect(named(space, "B").description).not.toContain("audiencectl:");
      },
    },
  ]);

  scenario("a protected trait is neither deleted nor replaced", [
    {
      manifests: [trait("a", { definition: REALTIME }, { protect: true }), ...many("b", "c", "d")],
      changes: created("a", "b", "c", "d"),
    },
    { manifests: many("b", "c", "d"), changes: ["delete trait/a"], refused: ["plan-protected"] },
    {
      manifests: [trait("a", { definition: BATCH }, { protect: true, replace: "allow" }), ...many("b", "c", "d")],
      changes: ["replace trait/a: definition.query"],
      refused: ["plan-protected"],
    },
    { manifests: [trait("a", { definition: REALTIME }), ...many("b", "c", "d")], changes: ["update trait/a: protect"] },
    { manifests: many("b", "c", "d"), changes: ["delete trait/a"] },
  ]);

  scenario("a manifest that is renamed with previousNames keeps its trait", [
    { manifests: [trait("old", { name: "A", definition: REALTIME }), trait("b")], changes: created("b", "old") },
    {
      manifests: [trait("new", { name: "A", definition: REALTIME }, { previousNames: ["old"] }), trait("b")],
      changes: ["update trait/new from trait/old"],
      check: (space) => expect(traits(space)).toHaveLength(2),
    },
  ]);

  scenario("a trait and an audience of one name are two resources, and no previous names of each other", [
    { manifests: [trait("x", { name: "Trait x" }), audience("x")], changes: ["create audience/x", "create trait/x"] },
    {
      manifests: [
        trait(
          "y",
          { name: "Trait x", definition: { type: "USERS", query: "event('X').count()" } },
          { previousNames: ["x"] },
        ),
        audience("x"),
      ],
      changes: ["update trait/y from trait/x"],
    },
  ]);

  scenario("a name that an audience in the space has is not given to a trait", [
    {
      byHand: (space) =>
        space.byHand.create({ name: "A", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } }),
      manifests: many("a"),
      changes: ["withheld trait/a"],
      leavesOut: ["plan-name-taken-unmanaged"],
    },
  ]);

  test("a trait and an audience of one display name are refused before anything is sent", async () => {
    const { plan, space } = await openWorkshop([trait("a"), audience("b", { name: "A" })]);
    const { exitCode, stdout } = await plan();
    expect(exitCode).toBe(1);
    expect(stdout).toContain("manifest-duplicate-name");
    expect(space.requests).toEqual([]);
  });
});

describe("traits and audiences that refer to each other", () => {
  const spenders = (name = "spenders") => audience(name, { definition: { query: "trait('${trait.ltv.key}') > 500" } });
  const ltv = trait("ltv", { name: "Lifetime value", definition: REALTIME });

  scenario("a trait is created before the audience that uses it, and deleted after it", [
    {
      manifests: [spenders(), ltv, audience("other")],
      changes: ["create audience/other", "create trait/ltv", "create audience/spenders"],
      check: (space) => expect(space.named("Spenders").query).toBe("trait('lifetime_value') > 500"),
    },
    { manifests: [ltv, audience("other"), spenders()], changes: [] },
    {
      manifests: [audience("other")],
      flags: { maxDeletePercent: 70 },
      changes: ["delete audience/spenders", "delete trait/ltv"],
    },
  ]);

  scenario("a trait that is still used is not deleted", [
    {
      manifests: [spenders(), ltv, audience("b"), audience("c")],
      changes: ["create audience/b", "create audience/c", "create trait/ltv", "create audience/spenders"],
    },
    {
      manifests: [
        audience("spenders", { definition: { query: "trait('lifetime_value') > 500" } }),
        audience("b"),
        audience("c"),
      ],
      changes: ["delete trait/ltv"],
      refused: ["plan-still-used"],
    },
  ]);

  scenario(
    "a replaced trait takes the audiences that use it along when its key changes",
    [
      {
        manifests: [spenders(), ltv, audience("b"), audience("c")],
        changes: ["create audience/b", "create audience/c", "create trait/ltv", "create audience/spenders"],
      },
      {
        manifests: [
          spenders(),
          trait("ltv", { name: "Lifetime value", definition: BATCH }, { replace: "allow" }),
          audience("b"),
          audience("c"),
        ],
        changes: ["replace trait/ltv: definition.query", "update audience/spenders: definition.query"],
        check: (space) =>
          expect(space.named("Spenders").query).toBe(`trait('${named(space, "Lifetime value").key}') > 500`),
      },
    ],
    { deletedKeyReuse: false, deleteWithDependants: "allow" },
  );

  scenario("a trait may use the key of an audience and of another trait", [
    {
      manifests: [
        trait("a", {
          definition: {
            type: "USERS",
            query: "event('Order').where(property('total') > trait('${trait.z.key}')).count()",
          },
        }),
        trait("z"),
        audience("y"),
        trait("b", {
          definition: {
            type: "USERS",
            query: "event('Order').where(property('member') = trait('${audience.y.key}')).count()",
          },
        }),
      ],
      changes: ["create audience/y", "create trait/z", "create trait/a", "create trait/b"],
      check: (space) => {
        expect(named(space, "A").query).toContain("trait('z')");
        expect(named(space, "B").query).toContain("trait('y')");
      },
    },
    {
      manifests: [trait("z"), audience("y")],
      flags: { maxDeletePercent: 70 },
      changes: ["delete trait/a", "delete trait/b"],
    },
  ]);
});

import { setTimeout } from "node:timers/promises";
import { describe, expect } from "vitest";
import { audience } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";

/** So much later, an edit is known to be none of a creation's own. */
const A_MOMENT_MS = 110;

const unowned = { name: "A", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } };

describe("who owns what", () => {
  scenario("an unowned audience of the same name is never doubled, but adopted when asked for", [
    {
      byHand: (space) => space.byHand.create(unowned),
      manifests: [audience("a")],
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-unmanaged"],
    },
    {
      manifests: [audience("a", {}, { adopt: { key: "a" } })],
      changes: ["adopt audience/a"],
      check: (space) => expect(space.audiences()).toHaveLength(1),
    },
    { manifests: [audience("a")], changes: [] },
  ]);

  scenario("an audience that lost its marker stops nothing but itself and what names its key", [
    {
      manifests: [audience("a"), audience("b"), audience("c")],
      changes: ["create audience/a", "create audience/b", "create audience/c"],
    },
    {
      byHand: (space) => space.byHand.edit("A", { description: "Cleared." }),
      manifests: [
        audience("a"),
        audience("c", { enabled: false }),
        audience("d", { definition: { query: "trait('${audience.a.key}') = 'true'" } }),
      ],
      changes: ["withheld audience/a", "delete audience/b", "update audience/c: enabled", "withheld audience/d"],
      leavesOut: ["plan-name-taken-unmanaged"],
      flags: { maxDeletePercent: 100 },
      check: (space) => {
        expect(space.named("C").enabled).toBe(false);
        expect(space.audiences().map(({ name }) => name)).toEqual(["A", "C"]);
      },
    },
  ]);

  scenario("an unowned audience whose key would be the same is a twin, too", [
    {
      byHand: (space) => space.byHand.create({ ...unowned, name: "High Spenders" }),
      manifests: [audience("a", { name: "High-Spenders" })],
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-unmanaged"],
    },
  ]);

  scenario(
    "a query that nobody here understands is adopted as it is, and refused when it is another",
    [
      {
        byHand: (space) => space.byHand.create({ ...unowned, definition: { query: "event('A').cont() >= 1" } }),
        manifests: [audience("a", { definition: { query: "event('A').cont() >= 2" } }, { adopt: { key: "a" } })],
        changes: ["adopt audience/a: definition.query"],
        refused: ["query-unknown-function"],
      },
      {
        manifests: [audience("a", { definition: { query: "event('A').cont() >= 1" } }, { adopt: { key: "a" } })],
        changes: ["adopt audience/a"],
      },
    ],
    { invalidQuery: "accept", querySense: "syntax" },
  );

  scenario("adopting also brings the audience into line", [
    {
      byHand: (space) => space.byHand.create(unowned),
      manifests: [audience("a", { name: "Better name", enabled: false }, { adopt: { name: "A" } })],
      changes: ["adopt audience/a: name, enabled"],
      check: (space) => expect(space.named("Better name").key).toBe("a"),
    },
  ]);

  scenario("what is to be adopted and is not there is left out, with what names its key, and the rest is applied", [
    {
      manifests: [
        audience("a", {}, { adopt: { key: "nowhere" } }),
        audience("b"),
        audience("c", { definition: { query: "trait('${audience.a.key}') = 'true'" } }),
      ],
      changes: ["withheld audience/a", "create audience/b", "withheld audience/c"],
      leavesOut: ["plan-adopt-not-found"],
      check: (space) => expect(space.audiences().map(({ name }) => name)).toEqual(["B"]),
    },
    {
      flags: { createMissing: true },
      changes: ["create audience/a", "create audience/c"],
    },
  ]);

  scenario("two manifests cannot adopt one audience", [
    {
      byHand: (space) => space.byHand.create(unowned),
      manifests: [audience("a", {}, { adopt: { key: "a" } }), audience("b", {}, { adopt: { name: "A" } })],
      changes: ["adopt audience/a"],
      refused: ["plan-adopt-conflict"],
    },
  ]);

  scenario("an audience of another project is neither touched nor adopted", [
    { project: { name: "sales" }, manifests: [audience("a")], changes: ["create audience/a"] },
    { project: { name: "growth" }, manifests: [audience("b")], changes: ["create audience/b"] },
    {
      manifests: [audience("b"), audience("a")],
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-other-project"],
    },
    {
      manifests: [audience("b"), audience("a", {}, { adopt: { name: "A" } })],
      changes: [],
      refused: ["plan-adopt-foreign"],
      check: (space) => expect(space.named("A").description).toContain("audiencectl:sales@test/a#"),
    },
  ]);

  scenario("an unowned audience with another name is left alone", [
    {
      byHand: (space) => space.byHand.create({ ...unowned, name: "Somebody else's" }),
      manifests: [audience("a")],
      changes: ["create audience/a"],
    },
    {
      manifests: [audience("b"), audience("a")],
      changes: ["create audience/b"],
      check: (space) => expect(space.named("Somebody else's").description).toBe(""),
    },
  ]);

  scenario("forgetting takes the marker off and keeps the audience", [
    {
      manifests: [audience("a", { description: "Text." }), audience("b")],
      changes: ["create audience/a", "create audience/b"],
    },
    {
      project: { forget: ["audience/a", "audience/b"] },
      manifests: [audience("c")],
      changes: ["forget audience/a", "forget audience/b", "create audience/c"],
      check: (space) => {
        expect(space.named("A").description).toBe("Text.");
        expect(space.named("B").description).not.toContain("audiencectl:");
      },
    },
  ]);

  scenario("what is forgotten must not be declared", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    { project: { forget: ["audience/a"] }, changes: [], refused: ["plan-forget-declared"] },
  ]);

  scenario("a copy made by hand, marker and all, is left alone", [
    { manifests: [audience("a"), audience("b")], changes: ["create audience/a", "create audience/b"] },
    {
      byHand: (space) =>
        space.byHand.create({ ...unowned, name: "Copy of A", description: space.named("A").description }),
      changes: [],
    },
    {
      manifests: [audience("b")],
      changes: ["delete audience/a"],
      flags: { maxDeletePercent: 50 },
      warnings: ["plan-copied-marker"],
      check: (space) => expect(space.audiences().map(({ name }) => name)).toEqual(["B", "Copy of A"]),
    },
  ]);

  scenario("an audience that was deleted by hand is made anew, whatever copies of it there are", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: async (space) => {
        await space.byHand.create({ ...unowned, name: "Copy of A", description: space.named("A").description });
        await space.byHand.remove("A");
      },
      changes: ["create audience/a"],
      check: (space) => expect(space.audiences().map(({ name }) => name)).toEqual(["Copy of A", "A"]),
    },
  ]);

  scenario("a copy that has an earlier display name of what it was made from is a copy like any other", [
    { manifests: [audience("a"), audience("b")], changes: ["create audience/a", "create audience/b"] },
    { manifests: [audience("a", { name: "Better" }), audience("b")], changes: ["update audience/a: name"] },
    {
      byHand: async (space) => {
        await space.byHand.create({ ...unowned, name: "A", description: space.named("Better").description });
        await space.byHand.remove("Better");
      },
      changes: ["create audience/a"],
      warnings: ["plan-copied-marker"],
      check: (space) => expect(space.audiences().map(({ name }) => name)).toEqual(["B", "A", "Better"]),
    },
  ]);

  scenario("a copy that gets the name of its deleted original is not taken for it, and adopted without its marker", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: async (space) => {
        await space.byHand.create({ ...unowned, name: "Copy of A", description: space.named("A").description });
        await space.byHand.remove("A");
        await setTimeout(A_MOMENT_MS);
        await space.byHand.edit("Copy of A", { name: "A" });
      },
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-same-project"],
      warnings: ["plan-copied-marker", "plan-name-taken-same-project"],
    },
    {
      byHand: (space) => space.byHand.edit("A", { description: "Text." }),
      manifests: [audience("a", {}, { adopt: { key: "copy_of_a" } })],
      changes: ["adopt audience/a"],
      warnings: [],
      check: (space) => expect(space.audiences().map(({ key }) => key)).toEqual(["copy_of_a"]),
    },
  ]);

  scenario("a marker in which somebody changed the name makes no other object of its audience", [
    { manifests: [audience("a"), audience("b")], changes: ["create audience/a", "create audience/b"] },
    {
      byHand: (space) =>
        space.byHand.edit("A", { description: space.named("A").description.replace("@test/a#", "@test/c#") }),
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-other-project"],
      warnings: ["plan-unreadable-marker", "plan-name-taken-other-project"],
    },
    {
      byHand: (space) =>
        space.byHand.edit("A", { description: space.named("A").description.replace("@test/c#", "@test/a#") }),
      changes: [],
      warnings: [],
    },
  ]);

  scenario("a line added by hand below the marker does not cost the project its audience", [
    { manifests: [audience("a", { description: "Text." })], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { description: `${space.named("A").description}\nAda was here.` }),
      changes: ["update audience/a: description (drift)"],
    },
  ]);

  scenario("a marker that was taken off by hand makes the audience nobody's", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { description: "Just text." }),
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-unmanaged"],
    },
  ]);

  scenario("a marker that lost its bracket makes the audience somebody else's, also to who adopts it", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { description: space.named("A").description?.slice(1) ?? "" }),
      project: { name: "sales" },
      manifests: [audience("a", {}, { adopt: { key: "a" } })],
      changes: [],
      refused: ["plan-adopt-foreign"],
    },
  ]);

  const asks = audience("b", { definition: { query: "trait('${audience.a.key}') = 'true'" } });

  const marks = [
    ["a damaged marker", "[audiencectl:growth/a#oops]", "plan-name-taken-other-project"],
    ["a marker that was taken off", "Just text.", "plan-name-taken-unmanaged"],
  ] as const;
  for (const [what, description, code] of marks)
    scenario(`${what} makes no change of what names the key of its audience`, [
      { manifests: [audience("a"), asks], changes: ["create audience/a", "create audience/b"] },
      {
        byHand: (space) => space.byHand.edit("A", { description }),
        changes: ["withheld audience/a"],
        leavesOut: [code],
      },
    ]);

  scenario("an edited query is left out with the audience that it names and that lost its marker", [
    { manifests: [audience("a"), asks], changes: ["create audience/a", "create audience/b"] },
    {
      byHand: (space) => space.byHand.edit("A", { description: "Just text." }),
      manifests: [audience("a"), { ...asks, spec: { ...asks.spec, description: "New." } }],
      changes: ["withheld audience/a", "withheld audience/b: description"],
      leavesOut: ["plan-name-taken-unmanaged"],
    },
  ]);

  scenario("a damaged marker makes the audience somebody else's", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { description: "[audiencectl:growth/a#oops]" }),
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-other-project"],
    },
  ]);
});

describe("a project and an environment that are renamed", () => {
  const declared = [audience("a"), audience("b")];
  const created = ["create audience/a", "create audience/b"];

  scenario("keep their audiences when their earlier names are told, by way of their markers alone", [
    { manifests: declared, changes: created },
    {
      project: { name: "growth-team", previousNames: ["growth"] },
      changes: ["mark audience/a", "mark audience/b"],
      check: (space) => expect(space.named("A").description).toContain("audiencectl:growth-team@test/a#"),
    },
  ]);

  scenario("keep them when the environment has another name", [
    { manifests: declared, changes: created },
    {
      project: { environment: "live", previousEnvironments: ["test"] },
      changes: ["mark audience/a", "mark audience/b"],
      check: (space) => expect(space.named("A").description).toContain("audiencectl:growth@live/a#"),
    },
  ]);

  scenario("keep them when the project gets a uid and lists its own name as a previous one, which may stay", [
    { manifests: declared, changes: created },
    {
      project: { uid: "k3f9", previousNames: ["growth"] },
      changes: ["mark audience/a", "mark audience/b"],
      check: (space) => expect(space.named("A").description).toContain("audiencectl:growth.k3f9@test/a#"),
    },
    { manifests: [audience("a", { enabled: false }), audience("b")], changes: ["update audience/a: enabled"] },
    { project: { uid: "k3f9" }, changes: [] },
  ]);

  scenario("keep them when the project gets a uid and another name in one go", [
    { manifests: declared, changes: created },
    {
      project: { name: "growth-team", uid: "k3f9", previousNames: ["growth"] },
      changes: ["mark audience/a", "mark audience/b"],
    },
  ]);

  scenario("do not touch what a project of the same name without a uid made, and say so", [
    { manifests: declared, changes: created },
    {
      project: { uid: "k3f9" },
      manifests: [audience("c")],
      changes: ["create audience/c"],
      warnings: ["plan-marker-without-uid"],
      check: (space) => {
        expect(space.audiences().map(({ name }) => name)).toEqual(["A", "B", "C"]);
        expect(space.named("A").description).toContain("audiencectl:growth@test/a#");
      },
    },
    {
      manifests: [audience("a"), audience("c")],
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-other-project"],
    },
  ]);

  scenario("do not touch what another environment of the project made", [
    { manifests: declared, changes: created },
    {
      project: { environment: "live" },
      manifests: [audience("c")],
      changes: ["create audience/c"],
      check: (space) => expect(space.audiences().map(({ name }) => name)).toEqual(["A", "B", "C"]),
    },
  ]);
});

import { describe, expect, test } from "vitest";
import { audience, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import { openWorkshop } from "../support/workshop.ts";

/** The same audience under a display name and an address of choice. */
const same = (address: string, name: string, metadata: Record<string, unknown> = {}): Manifest =>
  audience(address, { name, definition: { query: "event('Same').count() >= 1" } }, metadata);

describe("new addresses and names", () => {
  scenario("a manifest that is renamed with previousNames keeps its audience", [
    {
      manifests: [same("old", "A"), audience("b")],
      changes: ["create audience/b", "create audience/old"],
    },
    {
      manifests: [same("new", "A", { previousNames: ["old"] }), audience("b")],
      changes: ["update audience/new from audience/old"],
      check: (space) => {
        expect(space.audiences()).toHaveLength(2);
        expect(space.named("A").description).toContain("growth@test/new#");
      },
    },
    { manifests: [same("new", "A", { previousNames: ["old"] }), audience("b")], changes: [] },
    { manifests: [same("new", "A"), audience("b")], changes: [] },
  ]);

  scenario("a move can change fields on the way", [
    { manifests: [same("old", "A")], changes: ["create audience/old"] },
    {
      manifests: [same("new", "B", { previousNames: ["older", "old"] })],
      changes: ["update audience/new from audience/old: name"],
    },
  ]);

  scenario("a manifest that is renamed without a word is recognised and refused", [
    {
      manifests: [same("old", "A"), audience("b"), audience("c"), audience("d")],
      changes: ["create audience/b", "create audience/c", "create audience/d", "create audience/old"],
    },
    {
      manifests: [same("new", "A"), audience("b"), audience("c"), audience("d")],
      changes: ["delete audience/old", "create audience/new"],
      refused: ["plan-looks-renamed"],
    },
  ]);

  const again = (address: string): Manifest =>
    audience("again", { definition: { query: `trait('\${audience.${address}.key}') = 'true'` } });

  scenario("a manifest that is renamed without a word is told before the circle that comes of it", [
    {
      manifests: [same("old", "A"), again("old"), audience("c"), audience("d")],
      changes: ["create audience/old", "create audience/again", "create audience/c", "create audience/d"],
    },
    {
      manifests: [same("new", "A"), again("new"), audience("c"), audience("d")],
      changes: ["create audience/new", "update audience/again: definition.query", "delete audience/old"],
      refused: ["plan-looks-renamed", "plan-cycle"],
    },
  ]);

  const thrice = [same("x", "X"), same("y", "Y"), audience("b"), audience("c")];

  scenario("a rename with a new display name of what others declare, too, is warned of and not refused", [
    {
      manifests: [same("old", "A"), ...thrice],
      changes: ["b", "c", "old", "x", "y"].map((name) => `create audience/${name}`),
    },
    {
      manifests: [same("new", "New"), ...thrice],
      changes: ["create audience/new", "delete audience/old"],
      warnings: ["plan-perhaps-renamed"],
    },
  ]);

  describe("what is perhaps renamed", () => {
    test("is a deletion in the first line of a plan that says so", async () => {
      const shop = await openWorkshop([same("old", "A"), ...thrice]);
      await shop.apply();
      shop.declare([same("new", "New"), ...thrice]);
      expect((await shop.plan({ format: "text" })).stdout).toMatch(
        /^test: deletes 1 audience that is perhaps renamed, creates 1 audience;/,
      );
    });

    test("is nothing that the plan does not create", async () => {
      const shop = await openWorkshop([same("old", "A"), ...thrice]);
      await shop.apply();
      shop.declare([same("new", "New"), ...thrice]);
      const { plan } = await shop.plan({ target: ["audience/old", "audience/x"] });
      expect(plan.warnings).toEqual([]);
    });
  });

  const queried = (name: string, display: string, query: string): Manifest =>
    audience(name, { name: display, definition: { query } });

  scenario("a rename that is taken back together with a change of the query is warned of", [
    {
      manifests: [queried("vips", "Vips", "event('A').count() >= 1"), audience("b"), audience("c")],
      changes: ["create audience/b", "create audience/c", "create audience/vips"],
    },
    {
      manifests: [
        audience(
          "whales",
          { name: "Whales", definition: { query: "event('A').count() >= 2" } },
          { previousNames: ["vips"] },
        ),
        audience("b"),
        audience("c"),
      ],
      changes: ["update audience/whales from audience/vips: name, definition.query"],
    },
    {
      manifests: [queried("vips", "Vips", "event('A').count() >= 1"), audience("b"), audience("c")],
      changes: ["delete audience/whales", "create audience/vips"],
      warnings: ["plan-perhaps-renamed"],
    },
  ]);

  scenario("what has another type than what is deleted is no rename", [
    {
      manifests: [same("old", "A"), ...thrice],
      changes: ["b", "c", "old", "x", "y"].map((name) => `create audience/${name}`),
    },
    {
      manifests: [audience("new", { ...same("new", "New").spec, audienceType: "ACCOUNTS" }), ...thrice],
      changes: ["create audience/new", "delete audience/old"],
      warnings: [],
    },
  ]);

  scenario("a move onto an address that is live already is refused", [
    {
      manifests: [audience("a"), audience("b"), audience("c")],
      changes: ["create audience/a", "create audience/b", "create audience/c"],
    },
    {
      manifests: [audience("a", {}, { previousNames: ["b"] }), audience("c")],
      changes: [],
      refused: ["plan-moved-conflict"],
    },
  ]);

  scenario(
    "a display name is handed on in the right order",
    [
      {
        manifests: [audience("z", { name: "Best" }), audience("a", { name: "Second" })],
        changes: ["create audience/a", "create audience/z"],
      },
      {
        manifests: [audience("z", { name: "Former" }), audience("a", { name: "Best" })],
        changes: ["update audience/z: name", "update audience/a: name"],
      },
    ],
    { nameCollision: 409 },
  );

  scenario(
    "display names that go round in a circle are given by way of a temporary one",
    [
      {
        manifests: [audience("a", { name: "One" }), audience("b", { name: "Two" }), audience("c", { name: "Three" })],
        changes: ["create audience/a", "create audience/b", "create audience/c"],
      },
      {
        manifests: [audience("a", { name: "Two" }), audience("b", { name: "One" }), audience("c", { name: "Three" })],
        changes: ["update audience/b: name", "update audience/a: name"],
      },
      {
        manifests: [audience("a", { name: "One" }), audience("b", { name: "Three" }), audience("c", { name: "Two" })],
        changes: ["update audience/c: name", "update audience/b: name", "update audience/a: name"],
      },
    ],
    { nameCollision: 409 },
  );
});

describe("names of manifests that change places", () => {
  /** What an audience is made for and called, whatever its manifest is called. */
  const made = (what: string, address: string, metadata: Record<string, unknown> = {}): Manifest =>
    audience(address, { name: what, definition: { query: `event('${what}').count() >= 1` } }, metadata);
  const others = ["x", "y", "z"].map((name) => audience(name));
  const start = {
    manifests: [made("One", "a"), made("Two", "b"), ...others],
    changes: ["create audience/a", "create audience/b", ...["x", "y", "z"].map((name) => `create audience/${name}`)],
  };
  const guards = { maxChangePercent: 100, maxDeletePercent: 100 };
  const rewritten = "name, definition.query";

  scenario("a swap is recognised, and rewrites nobody's audience", [
    start,
    {
      manifests: [made("One", "b"), made("Two", "a"), ...others],
      flags: guards,
      changes: [`update audience/b: ${rewritten}`, `update audience/a: ${rewritten}`],
      refused: ["plan-looks-renamed", "plan-looks-renamed"],
    },
  ]);

  scenario("a swap is recognised, too, where other fields change with it", [
    start,
    {
      manifests: [made("One", "b"), audience("a", { ...made("Two", "a").spec, description: "New." }), ...others],
      flags: guards,
      changes: [`update audience/b: ${rewritten}`, "update audience/a: name, description, definition.query"],
      refused: ["plan-looks-renamed", "plan-looks-renamed"],
    },
  ]);

  scenario("a name that is handed on is recognised", [
    start,
    {
      manifests: [made("One", "b"), made("Two", "c"), ...others],
      flags: guards,
      changes: ["delete audience/a", `update audience/b: ${rewritten}`, "create audience/c"],
      refused: ["plan-looks-renamed", "plan-looks-renamed", "plan-name-taken-same-project"],
    },
  ]);

  scenario("a name that a new manifest has got is recognised", [
    start,
    {
      manifests: [made("One", "c"), made("Three", "a"), made("Two", "b"), ...others],
      flags: guards,
      changes: [`update audience/a: ${rewritten}`, "create audience/c"],
      refused: ["plan-looks-renamed", "plan-name-taken-same-project"],
    },
  ]);

  scenario("a swap in three steps keeps every audience as it is", [
    start,
    {
      manifests: [made("One", "c", { previousNames: ["a"] }), made("Two", "b"), ...others],
      changes: ["update audience/c from audience/a"],
    },
    {
      manifests: [made("One", "c"), made("Two", "a", { previousNames: ["b"] }), ...others],
      changes: ["update audience/a from audience/b"],
    },
    {
      manifests: [made("One", "b", { previousNames: ["c"] }), made("Two", "a"), ...others],
      changes: ["update audience/b from audience/c"],
      check: (space) => {
        expect(space.named("One").description).toContain("growth@test/b#");
        expect(space.named("Two").description).toContain("growth@test/a#");
      },
    },
    { manifests: [made("One", "b"), made("Two", "a"), ...others], changes: [] },
  ]);

  scenario("definitions that change places and keep their display names are a change like others", [
    start,
    {
      manifests: [
        audience("a", { ...made("Two", "a").spec, name: "One" }),
        audience("b", { ...made("One", "b").spec, name: "Two" }),
        ...others,
      ],
      flags: guards,
      changes: ["update audience/a: definition.query", "update audience/b: definition.query"],
    },
  ]);
});

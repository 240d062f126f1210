import { describe, expect } from "vitest";
import { audience, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";

const many = (...names: string[]): Manifest[] => names.map((name) => audience(name));
const created = (...names: string[]): string[] => names.map((name) => `create audience/${name}`);
const ten = "abcdefghij".split("");

describe("removal, replacement and their guards", () => {
  scenario("an audience without a manifest is deleted", [
    { manifests: many("a", "b", "c", "d"), changes: created("a", "b", "c", "d") },
    {
      manifests: many("a", "b", "c"),
      changes: ["delete audience/d"],
      check: (space) => expect(space.audiences().map(({ name }) => name)).toEqual(["A", "B", "C"]),
    },
  ]);

  scenario("deleting everything is refused however little it is, unless it is asked for in so many words", [
    { manifests: many("a"), changes: created("a") },
    { manifests: [], changes: ["delete audience/a"], refused: ["plan-deletes-everything"] },
    {
      manifests: [],
      flags: { allowDeleteAll: true },
      changes: ["delete audience/a"],
      check: (space) => expect(space.audiences()).toEqual([]),
    },
  ]);

  scenario("more deletes than the percentage allows are refused, and the flag allows them", [
    { manifests: many(...ten), changes: created(...ten) },
    {
      manifests: many(...ten.slice(4)),
      changes: ["a", "b", "c", "d"].map((name) => `delete audience/${name}`),
      refused: ["plan-too-many-deletes"],
    },
    { flags: { maxDeletePercent: 40 }, changes: ["a", "b", "c", "d"].map((name) => `delete audience/${name}`) },
  ]);

  scenario("more deletes than the number allows are refused", [
    { manifests: many(...ten), project: { guards: { maxDeletes: 1 } }, changes: created(...ten) },
    {
      manifests: many(...ten.slice(2)),
      changes: ["delete audience/a", "delete audience/b"],
      refused: ["plan-too-many-deletes"],
    },
    { flags: { maxDeletes: 2 }, changes: ["delete audience/a", "delete audience/b"] },
  ]);

  scenario("more changes than the percentage allows are refused", [
    { manifests: many(...ten), changes: created(...ten) },
    {
      manifests: ten.map((name, index) => audience(name, index < 7 ? { description: "New" } : {})),
      changes: ten.slice(0, 7).map((name) => `update audience/${name}: description`),
      refused: ["plan-too-many-changes"],
    },
    { flags: { maxChangePercent: 70 }, changes: ten.slice(0, 7).map((name) => `update audience/${name}: description`) },
  ]);

  scenario("a protected audience outlives its manifest until the protection is taken off", [
    { manifests: [audience("a", {}, { protect: true }), ...many("b", "c", "d")], changes: created("a", "b", "c", "d") },
    { manifests: many("b", "c", "d"), changes: ["delete audience/a"], refused: ["plan-protected"] },
    { manifests: many("a", "b", "c", "d"), changes: ["update audience/a: protect"] },
    { manifests: many("b", "c", "d"), changes: ["delete audience/a"] },
  ]);

  scenario("a type cannot be edited: replacing needs leave, and a manifest of all there is", [
    {
      manifests: [audience("a", { description: "Kept." }, {}), ...many("b", "c", "d")],
      changes: created("a", "b", "c", "d"),
    },
    {
      manifests: [audience("a", { audienceType: "ACCOUNTS" }), ...many("b", "c", "d")],
      changes: ["replace audience/a: description, audienceType"],
      refused: ["plan-replacement-not-allowed"],
    },
    {
      manifests: [audience("a", { audienceType: "ACCOUNTS" }, { replace: "allow" }), ...many("b", "c", "d")],
      changes: ["withheld audience/a: description, audienceType"],
      leavesOut: ["plan-replacement-incomplete"],
    },
    {
      manifests: [
        audience("a", { audienceType: "ACCOUNTS", description: "Kept." }, { replace: "allow" }),
        ...many("b", "c", "d"),
      ],
      changes: ["replace audience/a: audienceType"],
      check: (space) => {
        expect(space.audiences()).toHaveLength(4);
        expect(space.named("A")).toMatchObject({ audienceType: "ACCOUNTS" });
        expect(space.named("A").description).toMatch(/^Kept\.\n\[audiencectl:growth@test\/a#/);
      },
    },
  ]);

  scenario("a protected audience is not replaced either", [
    { manifests: [audience("a", {}, { protect: true }), ...many("b", "c", "d")], changes: created("a", "b", "c", "d") },
    {
      manifests: [
        audience("a", { audienceType: "ACCOUNTS" }, { protect: true, replace: "allow" }),
        ...many("b", "c", "d"),
      ],
      changes: ["replace audience/a: audienceType"],
      refused: ["plan-protected"],
    },
  ]);

  scenario("a target entity cannot be edited", [
    {
      manifests: [
        audience("a", { audienceType: "LINKED", definition: { query: "entity('x').count() > 1", targetEntity: "x" } }),
      ],
      changes: created("a"),
    },
    {
      manifests: [
        audience(
          "a",
          { audienceType: "LINKED", definition: { query: "entity('x').count() > 1", targetEntity: "y" } },
          { replace: "allow" },
        ),
      ],
      changes: ["replace audience/a: definition.targetEntity"],
      check: (space) => expect(space.named("A").targetEntity).toBe("y"),
    },
  ]);

  scenario("anonymous users cannot be added by an edit", [
    { manifests: [audience("a", { options: { filterByExternalIds: ["email"] } })], changes: created("a") },
    {
      manifests: [audience("a", { options: { filterByExternalIds: ["email", "anonymous_id"] } }, { replace: "allow" })],
      changes: ["replace audience/a: options.filterByExternalIds"],
    },
  ]);

  scenario(
    "an apply ends only when lists that lag show the protection that it took off",
    [
      { manifests: [audience("a", {}, { protect: true })], changes: created("a") },
      { manifests: many("a"), changes: ["update audience/a: protect"] },
    ],
    { listLagSeconds: 5 },
  );
});

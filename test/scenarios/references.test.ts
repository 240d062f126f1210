import { describe, expect } from "vitest";
import { audience, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";

const refersTo = (name: string, target: string): Manifest =>
  audience(name, { definition: { query: `trait('\${audience.${target}.key}') = 'true'` } });

describe("audiences that refer to each other", () => {
  scenario("what is referred to is created first, and its key filled in", [
    {
      manifests: [refersTo("a", "z"), audience("z", { name: "The last" })],
      changes: ["create audience/z", "create audience/a"],
      check: (space) => expect(space.named("A").query).toBe("trait('the_last') = 'true'"),
    },
  ]);

  scenario("a whole chain is created in order", [
    {
      manifests: [refersTo("a", "b"), refersTo("b", "c"), audience("c")],
      changes: ["create audience/c", "create audience/b", "create audience/a"],
      check: (space) => expect(space.named("B").query).toBe("trait('c') = 'true'"),
    },
  ]);

  scenario(
    "a key that the server made with a suffix is the one that is filled in",
    [
      {
        byHand: (space) =>
          space.byHand.create({ name: "z!", audienceType: "USERS", definition: { query: "event('z').count() >= 1" } }),
        manifests: [],
        changes: [],
      },
      {
        byHand: (space) =>
          space.byHand.create({ name: "Z", audienceType: "USERS", definition: { query: "event('z').count() >= 1" } }),
        manifests: [
          refersTo("a", "z"),
          audience("z", { definition: { query: "event('z').count() >= 1" } }, { adopt: { key: "z_2" } }),
        ],
        changes: ["create audience/a", "adopt audience/z"],
        check: (space) => expect(space.named("A").query).toBe("trait('z_2') = 'true'"),
      },
    ],
    { nameCollision: "suffix" },
  );

  scenario("writing a key out as a reference changes nothing", [
    {
      manifests: [audience("z"), audience("a", { definition: { query: "trait('z') = 'true'" } })],
      warnings: [],
      changes: ["create audience/a", "create audience/z"],
    },
    { manifests: [audience("z"), refersTo("a", "z")], changes: [] },
  ]);

  scenario("a key that nothing has is warned of when a query begins to name it", [
    {
      manifests: [audience("a", { definition: { query: "trait('vip') = 'true'" } })],
      warnings: ["plan-unknown-key"],
      changes: ["create audience/a"],
    },
    {
      manifests: [audience("a", { definition: { query: "trait('vip') = 'true'" }, enabled: false })],
      warnings: [],
      changes: ["update audience/a: enabled"],
    },
    {
      manifests: [audience("a", { definition: { query: "trait('vip') = 'true' AND trait('vips') = 'true'" } })],
      warnings: ["plan-unknown-key"],
      changes: ["update audience/a: enabled, definition.query"],
    },
  ]);

  scenario("a display name that changes leaves the references alone, because the key stays", [
    { manifests: [audience("z"), refersTo("a", "z")], changes: ["create audience/z", "create audience/a"] },
    { manifests: [audience("z", { name: "Other" }), refersTo("a", "z")], changes: ["update audience/z: name"] },
  ]);

  scenario("audiences that use each other in a circle by key are refused with the path", [
    {
      manifests: [refersTo("a", "b"), audience("b", { definition: { query: "trait('a') = 'true'" } })],
      changes: ["create audience/b", "create audience/a"],
      refused: ["plan-cycle"],
    },
  ]);

  scenario(
    "a replaced audience takes its references along when its key changes",
    [
      {
        manifests: [audience("z", { audienceType: "USERS" }), refersTo("a", "z"), audience("b"), audience("c")],
        changes: ["create audience/z", "create audience/a", "create audience/b", "create audience/c"],
      },
      {
        manifests: [
          audience("z", { audienceType: "ACCOUNTS" }, { replace: "allow" }),
          refersTo("a", "z"),
          audience("b"),
          audience("c"),
        ],
        changes: ["replace audience/z: audienceType", "update audience/a: definition.query"],
        check: (space) => expect(space.named("A").query).toBe(`trait('${space.named("Z").key}') = 'true'`),
      },
    ],
    // An API that refuses to delete what is used cannot replace it either; that is told, and nothing is lost.
    { deletedKeyReuse: false, deleteWithDependants: "allow" },
  );
});

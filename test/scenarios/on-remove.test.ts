import path from "node:path";
import { describe, expect, test } from "vitest";
import * as planCommand from "../../src/commands/plan.ts";
import { runInProcess } from "../support/command.ts";
import { audience, filter, linked, every, destination, destinations, activation, trait } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { watchSpace } from "../support/watched-space.ts";
import { openWorkshop } from "../support/workshop.ts";

const keep = audience("b");
describe("an object whose manifest goes", () => {
  scenario("is let go as it is when the manifest said forget", [
    {
      manifests: [audience("a", { description: "Text." }, { onRemove: "forget" }), keep],
      changes: ["create audience/a", "create audience/b"],
    },
    {
      manifests: [keep],
      changes: ["forget audience/a"],
      check: (space) => expect(space.named("A")).toMatchObject({ description: "Text.", enabled: true }),
    },
    { manifests: [audience("a", {}, { adopt: { key: "a" } }), keep], changes: ["adopt audience/a"] },
  ]);

  scenario("is switched off and let go at once when it said disable", [
    {
      manifests: [audience("a", { description: "Text." }, { onRemove: "disable" }), keep],
      changes: ["create audience/a", "create audience/b"],
    },
    {
      manifests: [keep],
      changes: ["update audience/a: enabled"],
      check: (space) => expect(space.named("A")).toMatchObject({ description: "Text.", enabled: false }),
    },
  ]);

  scenario("without a text of its own is let go with one, because the API takes no empty one", [
    {
      manifests: [audience("a", {}, { onRemove: "disable" }), audience("c", {}, { onRemove: "forget" }), keep],
      changes: ["create audience/a", "create audience/b", "create audience/c"],
    },
    {
      manifests: [keep],
      changes: ["update audience/a: enabled", "forget audience/c"],
      check: (space) => {
        for (const name of ["A", "C"]) expect(space.named(name).description).toBe("No longer managed as code.");
      },
    },
  ]);

  scenario("is only let go when it is off already", [
    {
      manifests: [audience("a", { enabled: false }, { onRemove: "disable" }), keep],
      changes: ["create audience/a", "create audience/b"],
    },
    {
      manifests: [keep],
      changes: ["forget audience/a"],
      check: (space) => expect(space.named("A").enabled).toBe(false),
    },
  ]);

  scenario("may be a trait or a filter", [
    {
      manifests: [trait("t", {}, { onRemove: "disable" }), filter("f", {}, { onRemove: "disable" }), keep],
      changes: ["create audience/b", "create filter/f", "create trait/t"],
    },
    { manifests: [keep], changes: ["update filter/f: enabled", "update trait/t: enabled"] },
  ]);

  scenario("keeps its schedules and destinations, because they are nobody's then", [
    {
      manifests: [
        linked(
          "a",
          {
            schedules: [every("4h")],
            destinations: [destination(destinations.mailroom, { activations: [activation("Mail")] })],
          },
          { onRemove: "disable" },
        ),
        keep,
      ],
      changes: [
        "create audience/a",
        `create audience/a/destination/${destinations.mailroom}`,
        `create audience/a/destination/${destinations.mailroom}/activation/Mail`,
        "create audience/a/schedule/1",
        "create audience/b",
      ],
    },
    {
      manifests: [keep],
      changes: ["update audience/a: enabled"],
      check: (space) => expect(space.stored().schedules).toHaveLength(1),
    },
  ]);

  scenario("is let go all the same when it is protected, because it stays", [
    {
      manifests: [audience("a", {}, { protect: true, onRemove: "disable" }), keep],
      changes: ["create audience/a", "create audience/b"],
    },
    { manifests: [keep], changes: ["update audience/a: enabled"] },
  ]);

  scenario("is let go as it is when it is to be forgotten, whatever its manifest said", [
    {
      manifests: [audience("a", {}, { onRemove: "disable" }), keep],
      changes: ["create audience/a", "create audience/b"],
    },
    {
      project: { forget: ["audience/a"] },
      manifests: [keep],
      changes: ["forget audience/a"],
      check: (space) => expect(space.named("A").enabled).toBe(true),
    },
  ]);

  scenario("is deleted as before when only the manifest said otherwise, and nobody applied that", [
    { manifests: [audience("a"), keep], changes: ["create audience/a", "create audience/b"] },
    { manifests: [keep], flags: { maxDeletePercent: 50 }, changes: ["delete audience/a"] },
  ]);
});

describe("what a manifest says of its end", () => {
  scenario("is written to the marker when it changes", [
    { manifests: [audience("a"), keep], changes: ["create audience/a", "create audience/b"] },
    {
      manifests: [audience("a", {}, { onRemove: "forget" }), keep],
      changes: ["update audience/a: onRemove"],
      check: (space) => expect(space.named("A").description).toMatch(/ forget =/),
    },
    {
      manifests: [audience("a", {}, { onRemove: "disable", protect: true }), keep],
      changes: ["update audience/a: protect, onRemove"],
      check: (space) => expect(space.named("A").description).toMatch(/ protect disable =/),
    },
    {
      manifests: [audience("a", {}, { onRemove: "delete" }), keep],
      changes: ["update audience/a: protect, onRemove"],
      check: (space) => expect(space.named("A").description).not.toMatch(/disable|forget|delete/),
    },
    { manifests: [audience("a"), keep], changes: [] },
  ]);

  scenario("does not let everything go at once without leave", [
    {
      manifests: [audience("a", {}, { onRemove: "forget" }), audience("c", {}, { onRemove: "disable" })],
      changes: ["create audience/a", "create audience/c"],
    },
    {
      manifests: [],
      changes: ["forget audience/a", "update audience/c: enabled"],
      refused: ["plan-deletes-everything"],
    },
    { flags: { allowDeleteAll: true }, changes: ["forget audience/a", "update audience/c: enabled"] },
  ]);

  scenario("does not hide that an object was probably renamed", [
    {
      manifests: [audience("a", {}, { onRemove: "disable" }), keep],
      changes: ["create audience/a", "create audience/b"],
    },
    {
      manifests: [audience("new", { name: "New", definition: { query: "event('A').count() >= 1" } }), keep],
      changes: ["update audience/a: enabled", "create audience/new"],
      refused: ["plan-looks-renamed"],
    },
    {
      manifests: [audience("new", { name: "A" }), keep],
      changes: ["update audience/a: enabled", "create audience/new"],
      refused: ["plan-name-taken-unmanaged"],
    },
    {
      manifests: [audience("new", { name: "A" }, { previousNames: ["a"] }), keep],
      changes: ["update audience/new from audience/a: definition.query, onRemove"],
    },
  ]);
});

describe("a plan that lets go because of onRemove", () => {
  const gone = audience("a", {}, { onRemove: "disable" });

  test("says so in words", async () => {
    const { apply, declare, folder, space } = await openWorkshop([
      gone,
      audience("c", {}, { onRemove: "forget" }),
      keep,
    ]);
    await apply();
    declare([keep]);
    const { stdout } = await runInProcess(planCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { timeScale: TEST_TIME_SCALE },
    });
    expect(stdout).toContain("audience/a will be disabled and released, as onRemove: disable says");
    expect(stdout).toContain(
      "audience/c will be released (no longer managed; stays in the space), as onRemove: forget says",
    );
    expect(stdout).toContain("enabled: true → false");
  });

  test("is done once, however often it is applied from a file", async () => {
    const { apply, declare, plan, folder } = await openWorkshop([gone, keep]);
    await apply();
    declare([keep]);
    const file = path.join(folder, "plan.json");
    await plan({ save: file });
    expect(await apply({}, {}, file)).toMatchObject({ exitCode: 0, report: { verdict: "complete" } });
    expect(await apply({}, {}, file)).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ["a manifest declares it again", [audience("a", { enabled: false }, { onRemove: "disable" }), keep]],
    ["a manifest declares it again otherwise", [audience("a"), keep]],
  ])("is stale in a file when %s", async (_, manifests) => {
    const { apply, declare, plan, folder } = await openWorkshop([gone, keep]);
    await apply();
    declare([keep]);
    const file = path.join(folder, "plan.json");
    await plan({ save: file });
    declare(manifests);
    expect((await apply({}, {}, file)).exitCode).toBe(4);
  });

  test("leaves nothing behind that drift would tell of", async () => {
    const { apply, declare, read } = await watchSpace([gone, keep]);
    declare([keep]);
    expect((await read()).exitCode).toBe(0);
    await apply();
    expect((await read({ unmanaged: "ignore" })).exitCode).toBe(0);
  });

  test("is one change to the guards, and no deletion", async () => {
    const names = ["c", "d", "e", "f", "g", "h"];
    const { apply, declare, plan } = await openWorkshop([
      ...names.map((name) => audience(name, {}, { onRemove: "disable" })),
      keep,
    ]);
    await apply();
    declare([keep]);
    const { plan: made } = await plan();
    expect(made.refused.map(({ code }) => code)).toEqual(["plan-too-many-changes"]);
  });
});

import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as doctorCommand from "../../src/commands/doctor.ts";
import * as driftCommand from "../../src/commands/drift.ts";
import * as importCommand from "../../src/commands/import.ts";
import * as planCommand from "../../src/commands/plan.ts";
import { runInProcess, type CommandModule, type CommandResult } from "../support/command.ts";
import {
  audience,
  filter,
  temporaryFolder,
  trait,
  writeProject,
  type Manifest,
  type ProjectSpec,
} from "../support/project.ts";
import { scenario, type Step } from "../support/scenario.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";

/** The project sales has made an audience and another one. */
const made: Step = {
  project: { name: "sales", uid: "s4l3" },
  manifests: [audience("a", { description: "Text." }), audience("other")],
  changes: ["create audience/a", "create audience/other"],
};
const growth = { name: "growth" };
const from = "sales.s4l3@test";
const takes = audience("a", { description: "Text." }, { adopt: { key: "a", from } });

describe("an object that is handed over", () => {
  scenario("is taken over with its marker, and the line is history from then on", [
    made,
    {
      project: growth,
      manifests: [takes],
      changes: ["adopt audience/a"],
      check: (space) => {
        expect(space.named("A").description).toContain("[audiencectl:growth@test/a#");
        expect(space.named("A").description).not.toContain("sales");
        expect(space.named("Other").description).toContain("[audiencectl:sales.s4l3@test/other#");
      },
    },
    {
      manifests: [audience("a", { description: "New text." }, { adopt: { key: "a", from } })],
      changes: ["update audience/a: description"],
    },
    { manifests: [audience("a", { description: "New text." })], changes: [] },
  ]);

  scenario("does not lose its protection on the way", [
    { ...made, manifests: [audience("a", { description: "Text." }, { protect: true }), audience("other")] },
    { project: growth, manifests: [takes], changes: ["adopt audience/a: protect"], refused: ["plan-protected"] },
    {
      project: { name: "sales", uid: "s4l3" },
      manifests: [audience("a", { description: "Text." }), audience("other")],
      changes: ["update audience/a: protect"],
    },
    { project: growth, manifests: [takes], changes: ["adopt audience/a"] },
  ]);

  scenario("is not touched by the project that it left", [
    made,
    { project: growth, manifests: [takes], changes: ["adopt audience/a"] },
    {
      project: { name: "sales", uid: "s4l3" },
      manifests: [audience("a", { description: "Text." }), audience("other")],
      changes: ["withheld audience/a"],
      leavesOut: ["plan-name-taken-other-project"],
    },
    {
      manifests: [audience("a", { description: "Text." }, { adopt: { key: "a" } }), audience("other")],
      changes: [],
      refused: ["plan-adopt-foreign"],
    },
    {
      manifests: [audience("other", { enabled: false })],
      changes: ["update audience/other: enabled"],
      check: (space) => expect(space.named("A").description).toContain("[audiencectl:growth@test/a#"),
    },
  ]);

  scenario("is taken over whatever uid its project has, when the line names none", [
    made,
    {
      project: growth,
      manifests: [audience("a", {}, { adopt: { key: "a", from: "sales@test" } })],
      changes: ["adopt audience/a"],
    },
  ]);

  scenario("may be protected, because it stays, and so does its protection", [
    {
      project: { name: "sales" },
      manifests: [audience("a", {}, { protect: true })],
      changes: ["create audience/a"],
    },
    {
      project: growth,
      manifests: [audience("a", {}, { adopt: { key: "a", from: "sales@test" }, protect: true })],
      changes: ["adopt audience/a"],
    },
  ]);

  scenario("comes from another environment of the project", [
    { project: { environment: "staging" }, manifests: [audience("a")], changes: ["create audience/a"] },
    {
      project: { environment: "live" },
      manifests: [audience("b", { name: "A" }, { adopt: { name: "A", from: "growth@staging" } })],
      changes: ["adopt audience/b: definition.query"],
      check: (space) => expect(space.named("A").description).toContain("[audiencectl:growth@live/b#"),
    },
  ]);

  scenario("may be a trait or a filter", [
    {
      project: { name: "sales" },
      manifests: [trait("t"), filter("f")],
      changes: ["create filter/f", "create trait/t"],
    },
    {
      project: growth,
      manifests: [
        trait("t", {}, { adopt: { key: "t", from: "sales@test" } }),
        filter("f", {}, { adopt: { name: "F", from: "sales@test" } }),
      ],
      changes: ["adopt filter/f", "adopt trait/t"],
    },
  ]);
});

describe("what is not the object of the scope that is named", () => {
  scenario("is left alone when its marker has another scope", [
    made,
    ...["sales.0th3r@test", "sales.s4l3@live", "market@test"].map((wrong): Step => ({
      project: growth,
      manifests: [audience("a", {}, { adopt: { key: "a", from: wrong } })],
      changes: [],
      refused: ["plan-adopt-foreign"],
    })),
  ]);

  scenario("is left alone when it is a copy with its marker", [
    made,
    {
      byHand: (space) =>
        space.byHand.create({
          name: "Copy",
          audienceType: "USERS",
          definition: { query: "event('A').count() >= 1" },
          description: space.named("A").description,
        }),
      project: growth,
      manifests: [audience("a", { name: "Copy" }, { adopt: { key: "copy", from } })],
      changes: [],
      refused: ["plan-adopt-foreign"],
    },
  ]);

  scenario("is adopted as usual when nobody owns it", [
    {
      byHand: (space) =>
        space.byHand.create({ name: "A", audienceType: "USERS", definition: { query: "event('A').count() >= 1" } }),
      manifests: [audience("a", {}, { adopt: { key: "a", from } })],
      changes: ["adopt audience/a"],
    },
  ]);
});

/** A space in which the project sales has made the audience A, and the commands of any project in it. */
async function startShared(): Promise<{
  space: TestSpace;
  run: (
    module: CommandModule,
    project: ProjectSpec,
    manifests: Manifest[],
    options?: { positional?: string[] } & Record<string, unknown>,
  ) => Promise<CommandResult>;
}> {
  const space = await startSpace({ settings: { computeSeconds: 0, lockSeconds: 0, listLagSeconds: 0 } });
  const folder = temporaryFolder();
  const run = (
    module: CommandModule,
    project: ProjectSpec,
    manifests: Manifest[],
    { positional = [], ...options }: { positional?: string[] } & Record<string, unknown> = {},
  ): Promise<CommandResult> => {
    writeProject(folder, manifests, project);
    return runInProcess(module, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { timeScale: TEST_TIME_SCALE, lockTimeout: 600_000, ...options },
      positional: [positional],
    });
  };
  expect(await run(applyCommand, sales, [audience("a")], { autoApprove: true })).toMatchObject({ exitCode: 0 });
  return { space, run };
}

const sales = { name: "sales" };
const takesA = audience("a", {}, { adopt: { key: "a", from: "sales@test" } });

describe("what is told of a hand-over", () => {
  test("is in the plan from whom, and which edits by hand it undoes", async () => {
    const { space, run } = await startShared();
    await space.byHand.edit("A", { enabled: false });
    const { stdout } = await run(planCommand, growth, [takesA]);
    expect(stdout).toContain("audience/a will be adopted");
    expect(stdout).toContain("# taken over from the project sales, environment test");
    expect(stdout).toMatch(/enabled: false → true .*undoes an edit/);
    expect(stdout).not.toContain("managed by other projects");
  });

  test.each([
    ["without the line", { key: "a" }, "the project sales, environment test, as audience/a"],
    ["with another scope", { key: "a", from: "sales@live" }, "as audience/a, and not to sales@live"],
  ])("is the scope to write %s", async (_, adopt, because) => {
    const { run } = await startShared();
    const { stderr, stdout } = await run(planCommand, growth, [audience("a", {}, { adopt })]);
    expect(stdout + stderr).toContain(because);
    expect(stdout + stderr).toContain("to take it over, write from: sales@test in the adopt block under metadata");
  });

  test("is the line to write where a manifest would make a second one", async () => {
    const { run } = await startShared();
    const { stderr, stdout } = await run(planCommand, growth, [audience("a")]);
    expect(stdout + stderr).toContain("adopt: {key: a, from: sales@test}");
  });

  test("is the line to write where it cannot be imported", async () => {
    const { run } = await startShared();
    const { stderr } = await run(importCommand, growth, [audience("b")], { key: ["a"] });
    expect(stderr).toContain("adopt: {key: a, from: sales@test}");
  });

  test.each([
    ["declares it still", audience("a")],
    ["once adopted it", audience("a", {}, { adopt: { key: "a" } })],
  ])("is to the project that it left, which %s, that it is missing and who has it", async (_, manifest) => {
    const { run } = await startShared();
    expect(await run(applyCommand, growth, [takesA], { autoApprove: true })).toMatchObject({ exitCode: 0 });
    const drift = await run(driftCommand, sales, [manifest], { format: "json" });
    expect(JSON.parse(drift.stdout)).toMatchObject({ edited: [], missing: [{ address: "audience/a" }] });
    const doctor = await run(doctorCommand, sales, [manifest]);
    expect(doctor.stdout).toContain("1 declared here and marked by another project");
    const plan = await run(planCommand, sales, [manifest]);
    expect(plan.exitCode).toBe(3);
    expect(plan.stdout + plan.stderr).toMatch(/if (you handed it|it was handed) over to them/);
  });

  test("is to drift of the project that it left to remove the manifest, and no way to create it again", async () => {
    const { run } = await startShared();
    await run(applyCommand, growth, [takesA], { autoApprove: true });
    const { stdout, stderr } = await run(driftCommand, sales, [audience("a")]);
    expect(stderr).toContain(
      "If it was handed over to the project growth, environment test: remove the manifest of audience/a",
    );
    expect(stdout + stderr).not.toMatch(/create it again|created as a new|accept that it is gone/);
  });

  test.each(["markdown", "sarif", "html"])("is to drift as %s the same", async (format) => {
    const { run } = await startShared();
    await run(applyCommand, growth, [takesA], { autoApprove: true });
    const { stdout } = await run(driftCommand, sales, [audience("a")], { format });
    expect(stdout).toContain("handed over to the project growth, environment test");
    expect(stdout).not.toMatch(/create it again|created as a new/);
  });

  test("is to doctor of the project that will have it nothing to worry about", async () => {
    const { run } = await startShared();
    const { stdout } = await run(doctorCommand, growth, [takesA]);
    expect(stdout).toContain("1 of the project sales, environment test");
    expect(stdout).not.toContain("marked by another project");
  });

  test.each<[string, CommandModule, Record<string, unknown>]>([
    ["a plan", planCommand, {}],
    ["a drift", driftCommand, {}],
    ["doctor", doctorCommand, {}],
    ["an import", importCommand, { key: ["a"] }],
  ])("is by %s what to write if the object is from before the project had a uid", async (_, module, options) => {
    const { run } = await startShared();
    const { stdout, stderr } = await run(module, { ...sales, uid: "s4l3" }, [audience("b")], options);
    const told = (stdout + stderr).replaceAll(/\s+/g, " ");
    expect(told).toContain("the project sales (no uid), environment test");
    expect(told).toContain("if it is this project from before it had a uid, say previousNames");
  });

  test("is that a saved plan is stale when somebody else has it meanwhile", async () => {
    const { run } = await startShared();
    const file = `${temporaryFolder()}/plan.json`;
    await run(planCommand, growth, [takesA], { save: file });
    const renewed = { name: "sales", uid: "s4l3", previousNames: ["sales"] };
    expect(await run(applyCommand, renewed, [audience("a")], { autoApprove: true })).toMatchObject({ exitCode: 0 });
    const apply = await run(applyCommand, growth, [takesA], { autoApprove: true, positional: [file] });
    expect(apply).toMatchObject({ exitCode: 4, stderr: expect.stringContaining("another project owns it now") });
  });
});

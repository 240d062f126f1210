import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { isLong } from "../../support/length.ts";
import type { CircleConfig } from "./support/circle-job.ts";
import { startCirclePipeline, teamContexts, type CirclePipeline } from "./support/circle-runner.ts";
import { readCiFile } from "./support/files.ts";
import { git, headOf } from "./support/git.ts";
import { startPlainTeam, trunk, type PlainTeam } from "./support/plain-team.ts";
import type { ToolOptions } from "./support/tools.ts";
import { atFirst } from "./support/two-teams.ts";

const files = ["circleci/config.yml", "circleci/audiencectl-jobs.yml"] as const;
const more = { ...atFirst, three: "event('Three').count() >= 3" };

async function startCircleTeam(options: ToolOptions = {}): Promise<PlainTeam> {
  const files = { ".circleci/audiencectl-jobs.yml": readCiFile("circleci/audiencectl-jobs.yml") };
  return await startPlainTeam({ ...options, files });
}

/** A pipeline of the default branch as it is now. */
async function onTrunk(team: PlainTeam, schedule?: string): Promise<CirclePipeline> {
  const commit = headOf(team.repository.clone);
  return await startCirclePipeline(team, {
    branch: trunk,
    commit,
    contexts: teamContexts,
    ...(schedule !== undefined && { schedule }),
  });
}

describe("the files for CircleCI", () => {
  const configs = files.map((file) => parse(readCiFile(file)) as CircleConfig);

  test("name no project, no environment and no branch: they find them", () => {
    const text = files.map((file) => readCiFile(file)).join("\n");
    expect(text.replaceAll(/^ *#.*$/gm, "")).not.toMatch(/\b(production|staging|growth|main)\b/);
  });

  test("run on images with a version", () => {
    const images = configs.flatMap(({ jobs, executors = {} }) =>
      [...Object.values(jobs), ...Object.values(executors)].flatMap(({ docker = [] }) =>
        docker.map(({ image }) => image),
      ),
    );
    expect(images).toEqual([expect.stringMatching(/^cimg\/node:\d+\.\d+$/), images[0]]);
  });

  test("give the token that writes to one job", () => {
    const holders = configs.flatMap(({ jobs }) =>
      Object.entries(jobs).flatMap(([name, job]) =>
        JSON.stringify(job).includes("SEGMENT_WRITE_TOKEN") ? [name] : [],
      ),
    );
    expect(holders).toEqual(["apply"]);
  });

  test("let CircleCI put nothing from outside into a script", () => {
    const commands = configs.flatMap(({ jobs }) =>
      Object.values(jobs).flatMap(({ steps }) =>
        steps.map((step) => (typeof step === "string" ? "" : step.run?.command)),
      ),
    );
    const filledIn = commands.flatMap((command) => command?.match(/<<.*?>>/g) ?? []);
    // The name of the repository, which goes into the configuration as it is.
    expect(filledIn).toEqual(["<< pipeline.project.slug >>"]);
  });
});

describe("two projects with two environments each on CircleCI", () => {
  test("are held for an approval each where something is to be applied, and nobody is asked about the others", async () => {
    const team = await startCircleTeam({ program: isLong ? "built" : "here" });
    await team.applyAll();
    team.commit(trunk, () => team.declare("growth", more));
    const pipeline = await onTrunk(team);
    expect(pipeline.setup.exitCode, pipeline.setup.log).toBe(0);
    const { jobs } = pipeline;
    expect(Object.keys(jobs)).toEqual([
      ...["staging", "production"].flatMap((stage) =>
        ["plan", "approve", "apply"].map((word) => `${word}-growth.${stage}`),
      ),
      "validate",
    ]);
    expect(jobs["plan-growth.staging"]).toMatchObject({ context: "audiencectl-read" });
    expect(jobs["plan-growth.staging"]).not.toHaveProperty("requires");
    expect(jobs["approve-growth.staging"]).toMatchObject({ type: "approval", requires: ["plan-growth.staging"] });
    expect(jobs["approve-growth.production"]?.requires).toEqual(["plan-growth.production", "apply-growth.staging"]);
    expect(jobs["apply-growth.staging"]).toMatchObject({
      context: "audiencectl-write-growth-staging",
      requires: ["approve-growth.staging"],
      "serial-group": "gh/acme/audiences/audiencectl/growth/staging",
    });

    for (const name of ["validate", "plan-growth.staging", "apply-growth.staging"]) {
      const { exitCode, log } = await pipeline.run(name);
      expect(exitCode, log).toBe(0);
    }
    expect(team.audiencesIn("staging")).toContain("Growth three");
    expect(team.audiencesIn("production")).not.toContain("Growth three");
    expect(Object.keys((await onTrunk(team)).jobs)).toEqual([
      "plan-growth.production",
      "approve-growth.production",
      "apply-growth.production",
      "validate",
    ]);
  });

  test("have nothing to approve after an environment that cannot be planned, which the log says", async () => {
    const team = await startCircleTeam();
    team.space.refuse("/spaces/spa_staging/audiences", 403);
    const { jobs, setup } = await onTrunk(team);
    expect(setup.log).toContain("growth/production: nothing to approve, because growth/staging goes first");
    expect(Object.keys(jobs).filter((name) => name.startsWith("approve-"))).toEqual([]);
    expect(Object.keys(jobs)).toContain("plan-growth.production");
  });

  test("have all but what a plan leaves out to approve, and nothing of the environment after it", async () => {
    const team = await startCircleTeam();
    await team.applyAll();
    team.computeIn("staging");
    team.commit(trunk, () => team.declare("growth", { ...more, one: "event('One').count() >= 2" }));
    const pipeline = await onTrunk(team);
    expect(Object.keys(pipeline.jobs).filter((name) => name.startsWith("approve-"))).toEqual([
      "approve-growth.staging",
    ]);
    expect((await pipeline.run("plan-growth.staging")).exitCode).toBe(0);
    const apply = await pipeline.run("apply-growth.staging");
    expect([apply.exitCode, apply.log]).toEqual([5, expect.stringContaining("needs a new pipeline")]);
    expect(team.audiencesIn("staging")).toContain("Growth three");
  });

  test("are planned for a branch where it changes them, with what it changes and no more", async () => {
    const team = await startCircleTeam();
    const commit = team.commit("change", () => team.declare("ops", more));
    const pipeline = await startCirclePipeline(team, { branch: "change", commit, contexts: teamContexts });
    expect(Object.keys(pipeline.jobs)).toEqual(["plan-ops.staging", "plan-ops.production", "validate"]);
    const { exitCode, log, workspace } = await pipeline.run("plan-ops.production");
    expect(exitCode, log).toBe(0);
    expect(log).toContain("1 to create");
    expect(existsSync(path.join(workspace, "plans/ops/production/plan.html"))).toBe(true);
  });

  test.runIf(isLong)("have a plan that fails where their own tests do", async () => {
    const team = await startCircleTeam();
    await team.applyAll();
    team.commit(trunk, () => {
      for (const name of ["growth", "ops"] as const) team.declare(name, more);
      team.failTest("growth");
    });
    const pipeline = await onTrunk(team);
    expect((await pipeline.run("plan-growth.staging")).exitCode).toBe(1);
    expect((await pipeline.run("plan-ops.staging")).exitCode).toBe(0);
  });

  test.runIf(isLong)("are not approved by an old pipeline once there is a newer commit", async () => {
    const team = await startCircleTeam();
    await team.applyAll();
    team.commit(trunk, () => team.declare("growth", more));
    const old = await onTrunk(team);
    await old.run("plan-growth.staging");
    team.commit(trunk, () => team.declare("growth", atFirst));
    const { exitCode, log } = await old.run("apply-growth.staging");
    expect(exitCode).toBe(1);
    expect(log).toContain("Outdated: nothing was applied");
    expect(team.audiencesIn("staging")).not.toContain("Growth three");
  });

  test.runIf(isLong)("have nothing to approve where a plan is refused, and its job is red", async () => {
    const team = await startCircleTeam();
    await team.applyAll();
    team.commit(trunk, () => {
      team.declare("growth", { one: "trait('x') = " });
      team.declare("ops", more);
    });
    const pipeline = await onTrunk(team);
    const names = Object.keys(pipeline.jobs);
    expect(names).toEqual(expect.arrayContaining(["plan-growth.staging", "approve-ops.staging"]));
    expect(names).not.toContain("approve-growth.staging");
    expect((await pipeline.run("plan-growth.staging")).exitCode).not.toBe(0);
  });

  test.each([
    ["has another name", trunk, "nightly", 'the schedule is called "nightly"'],
    ["is of another branch", "change", "drift", "the schedule is of change, and has to be of trunk"],
  ])("are not looked at by a schedule that %s, which is red and says so", async (_, branch, schedule, why) => {
    const team = await startCircleTeam();
    const commit = team.commit("change", () => team.declare("ops", more));
    const { setup } = await startCirclePipeline(team, { branch, commit, schedule, contexts: teamContexts });
    expect(setup.exitCode, setup.log).toBe(1);
    expect(setup.log).toContain(`Nobody looked for drift: ${why}`);
  });

  test.runIf(isLong)("are looked at by the schedule for drift, each in a job with a report of its own", async () => {
    const team = await startCircleTeam();
    await team.applyAll();
    team.editIn("production", "Ops one", false);
    const pipeline = await onTrunk(team, "drift");
    expect(Object.keys(pipeline.jobs)).toEqual([
      "drift-growth.staging",
      "drift-growth.production",
      "drift-ops.staging",
      "drift-ops.production",
      "validate",
    ]);
    expect((await pipeline.run("drift-growth.production")).exitCode).toBe(0);
    const drift = await pipeline.run("drift-ops.production");
    expect(drift.exitCode).toBe(2);
    const report = path.join(drift.workspace, "results/audiencectl/ops.production.xml");
    expect(readFileSync(report, "utf8")).toContain("ops-one");
  });

  test.runIf(isLong)("are validated for a fork, whose plans have no token and say so", async () => {
    const team = await startCircleTeam();
    const commit = team.commit("change", () => team.declare("ops", more));
    const pipeline = await startCirclePipeline(team, { branch: "pull/7", commit });
    expect((await pipeline.run("validate")).exitCode).toBe(0);
    const plan = await pipeline.run("plan-ops.staging");
    expect(plan.exitCode).toBe(1);
    expect(plan.log).toContain("PUBLIC_API_TOKEN");
  });

  test.runIf(isLong)("are planned for a branch whose name has a command in it, which nothing runs", async () => {
    const team = await startCircleTeam();
    const evil = "x$(touch${IFS}pwned);`touch${IFS}pwned`'\"&&true";
    const commit = team.commit("change", () => team.declare("ops", more));
    git(team.repository.clone, "branch", "--move", "--", "change", evil);
    const pipeline = await startCirclePipeline(team, { branch: evil, commit, contexts: teamContexts });
    const plan = await pipeline.run("plan-ops.staging");
    expect(plan.log).toContain("1 to create");
    for (const { workspace } of [pipeline.setup, plan]) expect(existsSync(path.join(workspace, "pwned"))).toBe(false);
  });
});

describe("a project file that cannot be read on CircleCI", () => {
  test("fails the validation of the branch that breaks it, and the other project has its plans", async () => {
    const team = await startCircleTeam();
    const commit = team.commit("change", () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    const pipeline = await startCirclePipeline(team, { branch: "change", commit, contexts: teamContexts });
    expect(Object.keys(pipeline.jobs)).toEqual(["plan-growth.staging", "plan-growth.production", "validate"]);
    const [validate, plan] = [await pipeline.run("validate"), await pipeline.run("plan-growth.staging")];
    expect([validate.exitCode, validate.log]).toEqual([1, expect.stringContaining("teams/ops/audiencectl.yaml")]);
    expect(plan.exitCode, plan.log).toBe(0);
  });

  test("fails the validation after the merge, and the other project is applied after its approval", async () => {
    const team = await startCircleTeam();
    await team.applyAll();
    team.commit(trunk, () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    const pipeline = await onTrunk(team);
    expect(Object.keys(pipeline.jobs)).toContain("approve-growth.staging");
    expect((await pipeline.run("validate")).exitCode).toBe(1);
    for (const name of ["plan-growth.staging", "apply-growth.staging"]) {
      const { exitCode, log } = await pipeline.run(name);
      expect(exitCode, log).toBe(0);
    }
    expect(team.audiencesIn("staging")).toContain("Growth three");
  });

  test("keeps the night from nothing of the other project", async () => {
    const team = await startCircleTeam();
    await team.applyAll();
    team.commit(trunk, () => team.breakProject("ops"));
    const pipeline = await onTrunk(team, "drift");
    expect(Object.keys(pipeline.jobs)).toEqual(["drift-growth.staging", "drift-growth.production", "validate"]);
    const { exitCode, log } = await pipeline.run("drift-growth.staging");
    expect(exitCode, log).toBe(0);
  });

  test.runIf(isLong)("ends the pipeline before it goes on where there is nothing else to do", async () => {
    const team = await startCircleTeam();
    const commit = team.commit("change", () => team.breakProject("ops"));
    const { setup, jobs } = await startCirclePipeline(team, { branch: "change", commit, contexts: teamContexts });
    expect([setup.exitCode, jobs]).toEqual([1, {}]);
  });
});

test.runIf(isLong)("a project that a branch takes away fails the validation on CircleCI", async () => {
  const team = await startCircleTeam();
  const commit = team.commit("change", () =>
    rmSync(path.join(team.repository.clone, "teams/ops"), { recursive: true }),
  );
  const pipeline = await startCirclePipeline(team, { branch: "change", commit, contexts: teamContexts });
  const { exitCode, log } = await pipeline.run("validate");
  expect([exitCode, log]).toEqual([3, expect.stringContaining("takes the project ops in teams/ops away")]);
});

test("no file that a pipeline of CircleCI writes before its plans can be a manifest", async () => {
  const team = await startCircleTeam();
  const { setup } = await onTrunk(team);
  const written = git(setup.workspace, "ls-files", "--others", "--exclude-standard").split("\n");
  expect(written).toContain("targets.txt");
  expect(written.filter((file) => /\.ya?ml$/.test(file))).toEqual([]);
});

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isLong } from "../../support/length.ts";
import { readCiFile } from "./support/files.ts";
import { headOf } from "./support/git.ts";
import { readJenkinsParts, runJenkinsScript, type JenkinsRun } from "./support/jenkins.ts";
import { startPlainTeam, trunk, type PlainTeam } from "./support/plain-team.ts";
import { atFirst } from "./support/two-teams.ts";

const more = { ...atFirst, three: "event('Three').count() >= 3" };
const reading = { SEGMENT_READ_TOKEN: "PLACEHOLDER-READ" };

async function onTrunk(team: PlainTeam, part: string, env: Record<string, string> = reading): Promise<JenkinsRun> {
  const commit = headOf(team.repository.clone);
  return await runJenkinsScript(team, part, { commit, env: { BRANCH_NAME: trunk, ...env } });
}

/** Applies for staging of growth what a build has planned, in a checkout of the branch as it is by then. */
async function applyPlanOf(build: JenkinsRun, team: PlainTeam): Promise<JenkinsRun> {
  return await runJenkinsScript(team, "applyAfterAnswer", {
    commit: headOf(team.repository.clone),
    env: { BRANCH_NAME: trunk, TARGET: "growth/staging", SEGMENT_WRITE_TOKEN: "PLACEHOLDER-WRITE" },
    before: (workspace) =>
      cpSync(path.join(build.workspace, "plans"), path.join(workspace, "plans"), { recursive: true }),
  });
}

function changedIn({ workspace }: JenkinsRun): string[] {
  return readFileSync(path.join(workspace, "plans/changed.txt"), "utf8").split("\n").filter(Boolean);
}

describe("the Jenkinsfile", () => {
  const text = readCiFile("jenkins/Jenkinsfile");
  const parts = readJenkinsParts();
  /** Without comments and texts. */
  const code = text.replaceAll(/'''[\s\S]*?'''|'[^'\n]*'|"[^"\n]*"|\/\/.*|\/\*[\s\S]*?\*\//g, "");

  test("closes every bracket that it opens", () => {
    const open: string[] = [];
    const pairs: Record<string, string> = { "}": "{", ")": "(", "]": "[" };
    for (const [bracket] of code.matchAll(/[(){}[\]]/g)) {
      const opening = pairs[bracket];
      if (opening === undefined) open.push(bracket);
      else expect(open.pop()).toBe(opening);
    }
    expect(open).toEqual([]);
  });

  test("has its parts in their order", () => {
    expect([...parts.keys()]).toEqual([
      "isOutdated",
      "applyAfterAnswer",
      "applyInTurn",
      "pipeline",
      "Validate",
      "Plan",
      "Apply",
      "Drift",
    ]);
  });

  test("names no project, no environment and no branch: it finds them", () => {
    const named = text.replaceAll(/^ *\/\/.*$|\/\*\*.*?\*\//gm, "");
    expect(named).not.toMatch(/\b(production|staging|growth|main)\b/);
  });

  test("lets Groovy put nothing into a script", () => {
    expect(
      text.match(/^(?! *\/\/).*\bsh\b[ (][^\n]*/gm)?.filter((line) => !line.includes("'''#!/usr/bin/env bash")),
    ).toEqual([]);
  });

  test("goes on after a failed validation, because plans look at the tests of their own project", () => {
    expect(parts.get("Validate")).toMatch(/catchError\(buildResult: 'FAILURE', stageResult: 'FAILURE'\) \{\s+sh '''/);
  });

  test("holds no executor while it waits for an answer, and takes the lock only after it", () => {
    expect(parts.get("pipeline")).toContain("agent none");
    expect(parts.get("Apply")).not.toContain("agent any");
    const apply = parts.get("applyAfterAnswer") ?? "";
    const places = [
      "input message",
      'lock(resource: "audiencectl/${target}")',
      "isOutdated()",
      "node {",
      "checkout([$class: 'GitSCM', branches: [[name: \"refs/heads/${env.BRANCH_NAME}\"]]",
    ];
    const found = places.map((place) => apply.indexOf(place));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    // The nodes of the stage Apply are left before anybody is asked.
    expect(parts.get("Apply")).toMatch(/node \{\s+unstash 'plans'\s+targets = .*\s+\}\s+if/);
  });

  test("applies the environments of a project one after the other, and projects side by side", () => {
    expect(parts.get("applyInTurn")).toMatch(
      /for \(int index = 0; .*\) \{\s+applyAfterAnswer\(targets\[index\]\)\s+\}/,
    );
    expect(parts.get("Apply")).toMatch(
      /groupBy \{ target -> target\.tokenize\('\/'\)\[0\] \}\s+parallel\(.*applyInTurn\(own\)/,
    );
  });

  test("asks on the primary branch only, and plans nothing for forks", () => {
    expect(parts.get("Apply")).toContain("expression { env.BRANCH_IS_PRIMARY == 'true' }");
    expect(parts.get("Plan")).toContain("expression { !env.CHANGE_FORK }");
    expect(parts.get("pipeline")).toContain("cron(env.BRANCH_IS_PRIMARY == 'true' ? 'H 3 * * *' : '')");
  });

  test("gives the token that writes to the apply alone, one for each project and environment", () => {
    const holders = [...parts].filter(([, part]) => part.includes("segment-write-token-$"));
    expect(holders.map(([name]) => name)).toEqual(["applyAfterAnswer"]);
  });

  test("keeps the approved plans for a build that is restarted from the stage Apply", () => {
    expect(code).toContain("preserveStashes(buildCount: 10)");
    expect(parts.get("Plan")).toContain("stash name: 'plans', includes: 'plans/**'");
    expect(parts.get("applyAfterAnswer")).toMatch(/unstash 'plans'[^]*Restart this build from the stage Apply/);
  });
});

describe("two projects with two environments each on Jenkins", () => {
  test("are asked about each where something is to be applied, and nobody is asked about the others", async () => {
    const team = await startPlainTeam({ program: isLong ? "built" : "here" });
    await team.applyAll();
    team.commit(trunk, () => team.declare("growth", more));
    const plan = await onTrunk(team, "Plan");
    expect(plan.exitCode, plan.log).toBe(0);
    expect(changedIn(plan)).toEqual(["growth/staging", "growth/production"]);

    const apply = await applyPlanOf(plan, team);
    expect(apply.exitCode, apply.log).toBe(0);
    expect(team.audiencesIn("staging")).toContain("Growth three");
    expect(team.audiencesIn("production")).not.toContain("Growth three");
    expect(changedIn(await onTrunk(team, "Plan"))).toEqual(["growth/production"]);
  });

  test("are not asked about after an environment that cannot be planned, which the log says", async () => {
    const team = await startPlainTeam();
    team.space.refuse("/spaces/spa_staging/audiences", 403);
    const plan = await onTrunk(team, "Plan");
    expect(plan.log).toContain("growth/production: nobody is asked, because growth/staging goes first");
    expect(changedIn(plan)).toEqual([]);
  });

  test("are asked about with all but what a plan leaves out, and not about the environment after it", async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    team.computeIn("staging");
    team.commit(trunk, () => {
      team.declare("growth", { ...more, one: "event('One').count() >= 2" });
      team.declare("ops", more);
    });
    const plan = await onTrunk(team, "Plan");
    expect(plan.exitCode, plan.log).toBe(3);
    expect(changedIn(plan)).toEqual(["growth/staging", "ops/staging", "ops/production"]);
    const apply = await applyPlanOf(plan, team);
    expect([apply.exitCode, apply.log]).toEqual([5, expect.stringContaining("needs a new build")]);
    expect(team.audiencesIn("staging")).toContain("Growth three");
  });

  test("are not applied by an old build where a later merge took its change back", async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    team.commit(trunk, () => team.declare("growth", more));
    const old = await onTrunk(team, "Plan");
    team.commit(trunk, () => team.declare("growth", atFirst));
    const apply = await applyPlanOf(old, team);
    expect(apply.exitCode, apply.log).toBe(4);
    expect(apply.log).toContain("is not what trunk asks for now");
    expect(team.audiencesIn("staging")).not.toContain("Growth three");
  });

  test.runIf(isLong)("are planned for a pull request where it changes them", async () => {
    const team = await startPlainTeam();
    const commit = team.commit("change", () => team.declare("ops", more));
    const env = { BRANCH_NAME: "PR-3", CHANGE_TARGET: trunk, ...reading };
    const plan = await runJenkinsScript(team, "Plan", { commit, env });
    expect(plan.exitCode, plan.log).toBe(0);
    expect(changedIn(plan)).toEqual(["ops/staging", "ops/production"]);
    expect(existsSync(path.join(plan.workspace, "plans/ops/staging/plan.html"))).toBe(true);
  });

  test.runIf(isLong)("are asked about when the plan of another one fails", async () => {
    const team = await startPlainTeam();
    team.commit(trunk, () => team.declare("growth", { one: "event(" }));
    const plan = await onTrunk(team, "Plan");
    expect(plan.exitCode).toBe(1);
    expect(changedIn(plan)).toEqual(["ops/staging", "ops/production"]);
  });

  test.runIf(isLong)("are asked about when the tests of another one fail", async () => {
    const team = await startPlainTeam();
    team.commit(trunk, () => team.failTest("growth"));
    const plan = await onTrunk(team, "Plan");
    expect([plan.exitCode, changedIn(plan)]).toEqual([1, ["ops/staging", "ops/production"]]);
  });

  test.runIf(isLong)("are validated each with a report of tests of its own", async () => {
    const team = await startPlainTeam();
    team.commit(trunk, () => team.declare("ops", { one: "event(" }));
    const run = await onTrunk(team, "Validate", {});
    expect(run.exitCode).toBe(1);
    const report = (file: string): string => readFileSync(path.join(run.workspace, "results", file), "utf8");
    expect(report("growth.validate.xml")).not.toContain("<failure");
    expect(report("ops.validate.xml")).toContain("<failure");
  });

  test.runIf(isLong)("drift each for itself, and what is not known weighs more than drift", async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    expect((await onTrunk(team, "Drift")).exitCode).toBe(0);
    team.editIn("production", "Growth one", false);
    const drift = await onTrunk(team, "Drift");
    expect(drift.exitCode).toBe(2);
    expect(readFileSync(path.join(drift.workspace, "results/growth.production.xml"), "utf8")).toContain("growth-one");
    const unknown = await onTrunk(team, "Drift", { ...reading, SEGMENT_READ_TOKEN_OPS_STAGING: " " });
    expect(unknown.exitCode).toBe(1);
  });
});

test.each([
  ["Validate", "results", []],
  ["Plan", "plans", ["changed.txt"]],
  ["Drift", "results", []],
])(
  "where nothing can be installed, the stage %s leaves nothing of an earlier build in %s",
  async (stage, folder, left) => {
    const team = await startPlainTeam();
    const before = (workspace: string): void => {
      mkdirSync(path.join(workspace, folder));
      for (const file of ["changed.txt", "growth.xml"])
        writeFileSync(path.join(workspace, folder, file), "growth/staging\n");
      rmSync(path.join(workspace, "package-lock.json"));
    };
    const commit = headOf(team.repository.clone);
    const env = { BRANCH_NAME: trunk, ...(stage === "Validate" ? {} : reading) };
    const run = await runJenkinsScript(team, stage, { commit, env, before });
    expect(run.exitCode, run.log).toBe(1);
    const files = readdirSync(path.join(run.workspace, folder));
    expect(files).toEqual(left);
    for (const file of files) expect(readFileSync(path.join(run.workspace, folder, file), "utf8")).toBe("");
  },
);

test("a project that a pull request takes away fails the stage Plan on Jenkins, whose log has both ways out", async () => {
  const team = await startPlainTeam();
  const commit = team.commit("change", () =>
    rmSync(path.join(team.repository.clone, "teams/ops"), { recursive: true }),
  );
  const env = { BRANCH_NAME: "PR-3", CHANGE_TARGET: trunk, ...reading };
  const plan = await runJenkinsScript(team, "Plan", { commit, env });
  expect([plan.exitCode, plan.log]).toEqual([3, expect.stringContaining("takes the project ops in teams/ops away")]);
  expect(plan.log).toMatch(/to release them,[^]*to delete them in Segment,/i);
});

describe("a project file that cannot be read on Jenkins", () => {
  test("fails the plan, and the other project is asked about and applied", async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    team.commit(trunk, () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    const plan = await onTrunk(team, "Plan");
    expect([plan.exitCode, plan.log]).toEqual([1, expect.stringContaining("teams/ops/audiencectl.yaml")]);
    expect(changedIn(plan)).toEqual(["growth/staging", "growth/production"]);
    const apply = await applyPlanOf(plan, team);
    expect(apply.exitCode, apply.log).toBe(0);
    expect(team.audiencesIn("staging")).toContain("Growth three");
  });

  test("applies nothing where it is the one that was asked about", async () => {
    const team = await startPlainTeam();
    const plan = await onTrunk(team, "Plan");
    team.commit(trunk, () => team.breakProject("growth"));
    const apply = await applyPlanOf(plan, team);
    expect([apply.exitCode, apply.log]).toEqual([1, expect.stringContaining("Nothing was applied: there is no")]);
  });

  test("fails the validation and the night, which look at the other project all the same", async () => {
    const team = await startPlainTeam();
    await team.applyAll();
    team.commit(trunk, () => team.breakProject("ops"));
    const validation = await onTrunk(team, "Validate", {});
    const night = await onTrunk(team, "Drift");
    for (const { exitCode, log } of [validation, night]) expect(exitCode, log).toBe(1);
    const reports = [validation, night].flatMap(({ workspace }) => readdirSync(path.join(workspace, "results")));
    expect(reports.toSorted()).toEqual([
      "growth.production.xml",
      "growth.staging.xml",
      "growth.tests.xml",
      "growth.validate.xml",
    ]);
  });
});

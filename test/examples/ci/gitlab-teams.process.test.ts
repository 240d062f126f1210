import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { git } from "./support/git.ts";
import { startGitlabTeam, type GitlabTeam } from "./support/gitlab-team.ts";
import { atFirst, withTwoProjects, type TwoProjects } from "./support/two-teams.ts";
import { isLong } from "../../support/length.ts";

const start = async (): Promise<GitlabTeam & TwoProjects> =>
  await withTwoProjects(async (options) => await startGitlabTeam([], options));

const more = { ...atFirst, three: "event('Three').count() >= 3" };

/** What each note is about, and what it says. */
function notesByTarget(team: GitlabTeam): [target: string, body: string][] {
  return team.notes().map(({ body }) => [/^<!-- audiencectl plan pipeline: (\S+) -->/.exec(body)?.[1] ?? "", body]);
}

const all = ["growth/staging", "growth/production", "ops/staging", "ops/production"];

describe("two projects with two environments each on GitLab", () => {
  test("have a note each where a merge request changes them, which says so when it does not any more", async () => {
    const team = await start();
    const first = await team.pushFiles("change", () => team.declare("growth", more)).run("plan of merge request");
    expect(first.exitCode, first.log).toBe(0);
    expect(notesByTarget(team).map(([target]) => target)).toEqual(all.slice(0, 2));
    for (const target of all.slice(0, 2))
      expect(existsSync(path.join(first.artifacts, `plans/${target}/plan.json`)), target).toBe(true);

    const second = team.pushFiles("change", () => {
      team.declare("growth", atFirst);
      team.declare("ops", more);
    });
    expect((await second.run("plan of merge request")).exitCode).toBe(0);
    expect(notesByTarget(team)).toEqual([
      ["growth/staging", expect.stringContaining("Nothing of this project and environment is changed")],
      ["growth/production", expect.stringContaining("Nothing of this project and environment is changed")],
      ["ops/staging", expect.stringContaining("ops-three")],
      ["ops/production", expect.stringContaining("ops-three")],
    ]);
  });

  test("have a button each where something is to be applied, and nobody is asked about the others", async () => {
    const team = await start();
    await team.applyAll();
    team.pushFiles("change", () => team.declare("growth", more));
    const pipeline = team.merge("change");
    expect((await pipeline.run("plan")).exitCode).toBe(0);
    const below = pipeline.below();
    expect([below.automatic, below.manual]).toEqual([[], ["apply growth/staging", "apply growth/production"]]);
    expect(below.waitsFor("apply growth/staging")).toEqual([]);
    expect(below.waitsFor("apply growth/production")).toEqual(["apply growth/staging"]);

    const applied = await below.run("apply growth/staging");
    expect(applied).toMatchObject({ exitCode: 0, environment: "growth/staging", group: "audiencectl/growth/staging" });
    expect(team.audiencesIn("staging")).toContain("Growth three");
    expect(team.audiencesIn("production")).not.toContain("Growth three");

    const again = team.start("web");
    await again.run("plan");
    expect(again.below().manual).toEqual(["apply growth/production"]);
  });

  test.runIf(isLong)("are validated each with a report of tests of its own", async () => {
    const team = await start();
    const run = await team.pushFiles("change", () => team.declare("ops", { one: "event(" })).run("validate");
    expect(run.exitCode).toBe(1);
    const report = (file: string): string => readFileSync(path.join(run.artifacts, "results", file), "utf8");
    expect(report("growth.validate.xml")).not.toContain("<failure");
    expect(report("ops.validate.xml")).toContain("<failure");
  });

  test("have no button for what comes after an environment that cannot be planned, which the job says", async () => {
    const team = await start();
    team.space.refuse("/spaces/spa_staging/audiences", 403);
    const pipeline = team.start("web");
    const plan = await pipeline.run("plan");
    for (const name of ["growth", "ops"])
      expect(plan.log).toContain(`${name}/production: no button, because ${name}/staging goes first`);
    expect(pipeline.below().manual).toEqual([]);
  });

  test("are planned alone when a pipeline names one, which then waits for no earlier environment", async () => {
    const team = await start();
    team.space.refuse("/spaces/spa_staging/audiences", 403);
    const pipeline = team.start("web", { AUDIENCECTL_TARGET: "growth/production" });
    expect((await pipeline.run("plan")).exitCode).toBe(0);
    expect(pipeline.below().manual).toEqual(["apply growth/production"]);
  });

  test("have a button for all but what a plan leaves out, and none for the environment after it", async () => {
    const team = await start();
    await team.applyAll();
    team.computeIn("staging");
    team.pushFiles("change", () => {
      team.declare("growth", { ...more, one: "event('One').count() >= 2" });
      team.declare("ops", more);
    });
    const pipeline = team.merge("change");
    const plan = await pipeline.run("plan");
    expect(plan.exitCode, plan.log).toBe(3);
    expect(plan.log).toContain("growth/staging: the button applies all but what the plan leaves out.");
    const below = pipeline.below();
    expect(below.manual).toEqual(["apply growth/staging", "apply ops/staging", "apply ops/production"]);
    const applied = await below.run("apply growth/staging");
    expect([applied.exitCode, applied.log]).toEqual([5, expect.stringContaining("needs a new pipeline")]);
    expect(team.audiencesIn("staging")).toContain("Growth three");
  });

  test.runIf(isLong)("keep their buttons when the plan of another one is refused", async () => {
    const team = await start();
    await team.applyAll();
    team.pushFiles("change", () => {
      team.declare("growth", {});
      team.declare("ops", more);
    });
    const pipeline = team.merge("change");
    expect((await pipeline.run("plan")).exitCode).not.toBe(0);
    expect(pipeline.below().manual).toEqual(["apply ops/staging", "apply ops/production"]);
  });

  test.runIf(isLong)("keep their buttons when the tests of another one fail, which has none", async () => {
    const team = await start();
    await team.applyAll();
    team.pushFiles("change", () => {
      team.declare("growth", more);
      team.failTest("growth");
      team.declare("ops", more);
    });
    const pipeline = team.merge("change");
    expect(pipeline.waitsFor("plan")).toEqual([]);
    const plan = await pipeline.run("plan");
    expect([plan.exitCode, plan.log]).toEqual([1, expect.stringContaining("nobody")]);
    expect(pipeline.below().manual).toEqual(["apply ops/staging", "apply ops/production"]);
  });

  test.runIf(isLong)("want to be told which of them a digest approves", async () => {
    const team = await start();
    const unnamed = await team.start("web", { AUDIENCECTL_APPROVE: "sha256:0" }).run("plan");
    expect(unnamed.exitCode).toBe(1);
    expect(unnamed.log).toContain(`Which one is approved? Set AUDIENCECTL_TARGET, too, to one of these:\n${all[0]}\n`);
    const unknown = await team.start("web", { AUDIENCECTL_TARGET: "growth" }).run("plan");
    expect(unknown.exitCode).toBe(1);
    expect(unknown.log).toContain("There is no project and environment growth.");
  });

  test("take nothing but a whole digest", async () => {
    const team = await start();
    const variables = { AUDIENCECTL_TARGET: all[0] ?? "", AUDIENCECTL_APPROVE: "sha256:0123456789ab" };
    const short = await team.start("web", variables).run("plan");
    expect([short.exitCode, short.log]).toEqual([1, expect.stringContaining("Not the whole digest")]);
  });

  test.runIf(isLong)("drift each for itself", async () => {
    const team = await start();
    await team.applyAll();
    team.editIn("production", "Ops one", false);
    const drift = await team.start("schedule").run("drift");
    expect(drift.exitCode).toBe(2);
    expect(drift.log.match(/^\S+: drift\./gm)).toEqual(["ops/production: drift."]);
  });

  test.runIf(isLong)("are noted as not planned when a push leaves two projects that cannot be told apart", async () => {
    const team = await start();
    await team.pushFiles("change", () => team.declare("ops", more)).run("plan of merge request");
    const project = path.join(team.clone, "teams/growth/audiencectl.yaml");
    const run = await team
      .pushFiles("change", () =>
        writeFileSync(project, readFileSync(project, "utf8").replace("name: growth", "name: ops")),
      )
      .run("plan of merge request");
    expect(run.exitCode).toBe(1);
    expect(notesByTarget(team)).toEqual([
      ["ops/staging", expect.stringContaining("or not be told from another. Another note says which.")],
      ["ops/production", expect.stringContaining("or not be told from another. Another note says which.")],
      [
        "unreadable:teams%2Fgrowth,teams%2Fops",
        expect.stringContaining("because pipelines cannot tell ops/staging in teams/growth"),
      ],
    ]);
  });

  test.runIf(isLong)("a branch whose name has a command in it is a name in every script", async () => {
    const team = await start();
    const evil = "x$(touch${IFS}pwned);`touch${IFS}pwned`'\"&&true";
    git(team.clone, "branch", `to-${evil}`, "main");
    const variables = { SEGMENT_READ_TOKEN: "PLACEHOLDER", CI_MERGE_REQUEST_TARGET_BRANCH_NAME: `to-${evil}` };
    const pipeline = team.pushFiles(evil, () => team.declare("ops", more), variables);
    const run = await pipeline.run("plan of merge request");
    expect(run.log).toContain("1 to create");
    expect(existsSync(path.join(run.workspace, "pwned"))).toBe(false);
  });
});

describe("a project that a merge request takes away on GitLab", () => {
  const takeAway = ({ clone }: GitlabTeam): void => rmSync(path.join(clone, "teams/ops"), { recursive: true });

  test("has one note with both ways out, and the plan of the other project is made", async () => {
    const team = await start();
    const pipeline = team.pushFiles("change", () => {
      team.declare("growth", more);
      takeAway(team);
    });
    const run = await pipeline.run("plan of merge request");
    expect(run.exitCode, run.log).toBe(3);
    expect(notesByTarget(team)).toEqual([
      [
        "ops",
        expect.stringMatching(/^\*\*The pipeline is red\.\*\* This change takes the project ops in teams\/ops away: /m),
      ],
      ["growth/staging", expect.stringContaining("growth-three")],
      ["growth/production", expect.stringContaining("growth-three")],
    ]);
    expect(notesByTarget(team)[0]?.[1]).toMatch(
      /^- To release them, .*`manifests: \[\]`.*\n- To delete them in Segment, /m,
    );
  });

  test.runIf(isLong)("has that note brought up to date by later pushes, and led to from those of plans", async () => {
    const team = await start();
    const push = async (change: () => void): Promise<void> =>
      void (await team.pushFiles("change", change).run("plan of merge request"));
    await push(() => team.declare("ops", more));
    await push(() => takeAway(team));
    const led = expect.stringContaining("takes something of the project ops away: see the note about that") as string;
    const about = expect.stringContaining("takes the project ops") as string;
    expect(notesByTarget(team)).toEqual([
      ["ops/staging", led],
      ["ops/production", led],
      ["ops", about],
    ]);
    await push(() => team.declare("ops", more));
    const [staging, , project] = team.notes().map(({ body }) => body);
    expect(staging).toContain("ops-three");
    expect(project).toContain("Nothing of this project is taken away by this merge request any more.");
  });
});

describe("a project file that cannot be read on GitLab", () => {
  test("fails the plan of the merge request that breaks it, which plans the other project all the same", async () => {
    const team = await start();
    await team.pushFiles("change", () => team.declare("ops", more)).run("plan of merge request");
    const pipeline = team.pushFiles("change", () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    const run = await pipeline.run("plan of merge request");
    expect([run.exitCode, run.log]).toEqual([1, expect.stringContaining("teams/ops/audiencectl.yaml")]);
    expect(notesByTarget(team)).toEqual([
      ["ops/staging", expect.stringContaining("or its project file cannot be read")],
      ["ops/production", expect.stringContaining("or its project file cannot be read")],
      [
        "unreadable:teams%2Fops",
        expect.stringContaining("There is no plan, because teams/ops/audiencectl.yaml does not say"),
      ],
      ["growth/staging", expect.stringContaining("growth-three")],
      ["growth/production", expect.stringContaining("growth-three")],
    ]);
  });

  test.runIf(isLong)("has a note from the first push on, which a later push brings up to date", async () => {
    const team = await start();
    await team.pushFiles("change", () => team.breakProject("ops")).run("plan of merge request");
    expect(notesByTarget(team)).toEqual([
      [
        "unreadable:teams%2Fops",
        expect.stringContaining("`audiencectl validate --project teams/ops/audiencectl.yaml` says"),
      ],
    ]);
    await team.pushFiles("change", () => team.declare("ops", more)).run("plan of merge request");
    expect(notesByTarget(team)[0]).toEqual([
      "unreadable:teams%2Fops",
      expect.stringContaining("can be planned now, or this merge request changes nothing of it any more."),
    ]);
  });

  test("fails the plan after the merge, and the other project has its buttons, which work", async () => {
    const team = await start();
    await team.applyAll();
    team.pushFiles("change", () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    const pipeline = team.merge("change");
    const plan = await pipeline.run("plan");
    expect([plan.exitCode, plan.log]).toEqual([1, expect.stringContaining("teams/ops/audiencectl.yaml")]);
    const below = pipeline.below();
    expect(below.manual).toEqual(["apply growth/staging", "apply growth/production"]);
    const applied = await below.run("apply growth/staging");
    expect(applied.exitCode, applied.log).toBe(0);
    expect(team.audiencesIn("staging")).toContain("Growth three");
  });

  test.runIf(isLong)("applies nothing where it is the one of the button", async () => {
    const team = await start();
    const pipeline = team.start("web");
    await pipeline.run("plan");
    team.pushFiles("broken", () => team.breakProject("ops"));
    team.merge("broken");
    const applied = await pipeline.below().run("apply ops/staging");
    expect([applied.exitCode, applied.log]).toEqual([1, expect.stringContaining("Nothing was applied: there is no")]);
    expect(team.audiencesIn("staging")).toEqual([]);
  });

  test("hinders no pipeline that names another project", async () => {
    const team = await start();
    team.pushFiles("broken", () => team.breakProject("ops"));
    team.merge("broken");
    const plan = await team.start("web", { AUDIENCECTL_TARGET: "growth/staging" }).run("plan");
    expect(plan.exitCode, plan.log).toBe(0);
  });

  test("hinders no merge request of another project", async () => {
    const team = await start();
    team.pushFiles("broken", () => team.breakProject("ops"));
    team.merge("broken");
    const run = await team.pushFiles("change", () => team.declare("growth", more)).run("plan of merge request");
    expect(run.exitCode, run.log).toBe(0);
  });

  test("fails the validation and the night, which look at the other project all the same", async () => {
    const team = await start();
    await team.applyAll();
    team.pushFiles("broken", () => team.breakProject("ops"));
    team.merge("broken");
    const validation = await team.start("web").run("validate");
    expect(validation.exitCode, validation.log).toBe(1);
    expect(existsSync(path.join(validation.artifacts, "results/growth.validate.xml"))).toBe(true);
    team.editIn("production", "Growth one", false);
    const night = await team.start("schedule").run("drift");
    expect([night.exitCode, night.log]).toEqual([1, expect.stringContaining("growth/production: drift.")]);
  });
});

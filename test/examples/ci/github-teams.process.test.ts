import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isLong } from "../../support/length.ts";
import { git } from "./support/git.ts";
import type { JobRun } from "./support/github-job.ts";
import type { WorkflowRun } from "./support/github-runner.ts";
import { atFirst, startTwoTeams, type TwoTeams } from "./support/two-teams.ts";

/** The names of the jobs that ran, of those that begin with a word. */
function ran(jobs: WorkflowRun, word: string): string[] {
  return Object.entries(jobs).flatMap(([name, { conclusion }]) =>
    name.startsWith(`${word} `) && conclusion !== "skipped" ? [name] : [],
  );
}

/** The protected environments in which somebody was asked. */
function askedIn(jobs: WorkflowRun): string[] {
  return Object.values(jobs).flatMap(({ environment }: JobRun) => environment ?? []);
}

function keysOfComments(team: TwoTeams, number: number): string[] {
  return team.comments(number).map((body) => /^<!-- audiencectl \w+ workflow: (\S+) -->/.exec(body)?.[1] ?? "");
}

const more = { ...atFirst, three: "event('Three').count() >= 3" };

/** Deletes the project ops. */
function takeAway({ world }: TwoTeams): void {
  rmSync(path.join(world.repository.clone, "teams/ops"), { recursive: true });
}

/** Both teams with all that main declares applied. */
async function startApplied(): Promise<TwoTeams> {
  const team = await startTwoTeams();
  await team.applyAll();
  return team;
}

describe("a project file that cannot be read", () => {
  test("fails the check of the pull request that breaks it, where the other project is planned all the same", async () => {
    const team = await startTwoTeams();
    await team.pushFiles("change", () => team.declare("ops", more));
    const { jobs, validate, check, number } = await team.pushFiles("change", () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    expect(ran(jobs, "plan")).toEqual(["plan growth/staging", "plan growth/production"]);
    expect([validate.conclusion, check.conclusion]).toEqual(["failure", "failure"]);
    expect(validate.logs["Validate"]).toContain("teams/ops/audiencectl.yaml");
    expect(team.comments(number)[0]).toContain("or its project file cannot be read");
  });

  test("has a comment from the first push on, which a later push brings up to date", async () => {
    const team = await startTwoTeams();
    const { number } = await team.pushFiles("change", () => team.breakProject("ops"));
    expect(team.comments(number)).toEqual([
      expect.stringMatching(
        /^<!-- audiencectl plan workflow: unreadable:teams%2Fops -->\n\*\*The check is red\.\*\* There is no plan, because teams\/ops\/audiencectl\.yaml does not say its name and its environments; its first error: teams\/ops\/audiencectl\.yaml:\d+:\d+: [^\n]+\.\n\n- `audiencectl validate --project teams\/ops\/audiencectl\.yaml` says what is wrong\.\n/,
      ),
    ]);
    await team.pushFiles("change", () => team.declare("ops", more));
    const [comment, ...plans] = team.comments(number);
    expect(comment).toContain("can be planned now, or this pull request changes nothing of it any more.");
    expect(plans).toHaveLength(2);
  });

  test("fails a job of its own after the merge and every night, and no job of another project", async () => {
    const team = await startTwoTeams();
    await team.pushFiles("change", () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    const merged = await team.mergeAll("change");
    expect(merged["unreadable"]?.logs["Say which"], JSON.stringify(merged)).toMatch(
      /::error title=Left out::teams\/ops/,
    );
    expect(merged["apply growth/staging"]?.conclusion).toBe("success");
    const night = await team.nights();
    expect(night["unreadable"]?.conclusion).toBe("failure");
    expect(ran(night, "drift")).toEqual(["drift growth/staging", "drift growth/production"]);
  });

  test("is said in the merged pull request to have had nothing applied", async () => {
    const team = await startTwoTeams();
    const { number } = await team.pushFiles("change", () => {
      team.declare("growth", more);
      team.breakProject("ops");
    });
    await team.mergeAll("change");
    const about = team.comments(number).find((body) => body.includes("apply workflow: unreadable -->"));
    expect(about).toContain(
      "**Left out.** Nothing of the project in `teams/ops` was applied: teams/ops/audiencectl.yaml",
    );
    expect(about).toContain("audiencectl validate --project teams/ops/audiencectl.yaml says what is wrong.");
  });

  test("hinders no pull request of another project", async () => {
    const team = await startTwoTeams();
    await team.pushFiles("broken", () => team.breakProject("ops"));
    team.mergeOnly("broken");
    const { check, jobs } = await team.pushFiles("change", () => team.declare("growth", more));
    expect(check.conclusion, JSON.stringify(jobs)).toBe("success");
  });
});

describe("a copy of a project with its name", () => {
  test("fails the check of the pull request that adds it, where the other project is planned all the same", async () => {
    const team = await startTwoTeams();
    const { jobs, validate, check, number } = await team.pushFiles("change", () => {
      const { clone } = team.world.repository;
      cpSync(path.join(clone, "teams/ops"), path.join(clone, "teams/copy"), { recursive: true });
      team.declare("growth", more);
    });
    expect(ran(jobs, "plan")).toEqual(["plan growth/staging", "plan growth/production"]);
    expect([validate.conclusion, check.conclusion]).toEqual(["failure", "failure"]);
    expect(validate.logs["Validate"]).toMatch(/::error title=Left out::[^\n]*teams\/copy/);
    const about = team
      .comments(number)
      .filter((body) => body.includes("There is no plan, because pipelines cannot tell"));
    expect(about).toEqual([expect.stringContaining("\n- Give a copy another metadata.name")]);
  });

  /** Copies the project ops. */
  function copy({ world }: TwoTeams): void {
    const { clone } = world.repository;
    cpSync(path.join(clone, "teams/ops"), path.join(clone, "teams/copy"), { recursive: true });
  }

  test("has one comment, which a push that changes the original as well brings up to date", async () => {
    const team = await startTwoTeams();
    const { number } = await team.pushFiles("change", () => copy(team));
    await team.pushFiles("change", () => team.declare("ops", more));
    expect(keysOfComments(team, number)).toEqual(["unreadable:teams%2Fcopy,teams%2Fops"]);
    expect(team.comments(number)[0]).toContain("There is no plan, because pipelines cannot tell");
    await team.pushFiles("change", () => {
      rmSync(path.join(team.world.repository.clone, "teams/copy"), { recursive: true });
    });
    expect(team.comments(number)[0]).toContain("can be planned now");
  });

  test("has a comment that does not say it can be planned while another cause is there", async () => {
    const team = await startTwoTeams();
    const { number } = await team.pushFiles("change", () => copy(team));
    await team.pushFiles("change", () => {
      rmSync(path.join(team.world.repository.clone, "teams/copy"), { recursive: true });
      team.breakProject("ops");
    });
    expect(team.comments(number)[0]).toContain("There is still no plan, but for another reason");
  });

  test("keeps what is merged meanwhile for the merge that takes the copy away", async () => {
    const team = await startApplied();
    await team.pushFiles("copy", () => copy(team));
    team.mergeOnly("copy");
    await team.pushFiles("meanwhile", () => team.declare("ops", more));
    team.mergeOnly("meanwhile");
    const { number, check, jobs } = await team.pushFiles("away", () =>
      rmSync(path.join(team.world.repository.clone, "teams/copy"), { recursive: true }),
    );
    expect(check.conclusion, JSON.stringify(jobs)).toBe("success");
    expect(team.comments(number)[0]).toContain("ops-three");
    await team.mergeAll("away");
    for (const stage of ["staging", "production"] as const) expect(team.audiencesIn(stage)).toContain("Ops three");
  });
});

describe("two projects with two environments each", () => {
  test("are planned where a pull request changes them, each with a comment and an artifact of its own", async () => {
    const team = await startTwoTeams();
    const first = await team.pushFiles("change", () => team.declare("growth", more));
    expect(first.check.conclusion, JSON.stringify(first.jobs)).toBe("success");
    expect(ran(first.jobs, "plan")).toEqual(["plan growth/staging", "plan growth/production"]);
    expect(keysOfComments(team, first.number)).toEqual(["growth/staging", "growth/production"]);

    const second = await team.pushFiles("change", () => {
      team.declare("growth", atFirst);
      team.declare("ops", more);
    });
    expect(ran(second.jobs, "plan")).toEqual(["plan ops/staging", "plan ops/production"]);
    expect(keysOfComments(team, first.number)).toEqual([
      "growth/staging",
      "growth/production",
      "ops/staging",
      "ops/production",
    ]);
    const [growth = "", , ops] = team.comments(first.number);
    expect(growth).toContain("Nothing of this project and environment is changed by this pull request any more.");
    expect(growth).not.toContain("growth-three");
    expect(ops).toContain("ops-three");
  });

  test.runIf(isLong)(
    "are commented on as not planned when a push leaves two projects that cannot be told apart",
    async () => {
      const team = await startTwoTeams();
      await team.pushFiles("change", () => team.declare("ops", more));
      const project = path.join(team.world.repository.clone, "teams/growth/audiencectl.yaml");
      const { number, check } = await team.pushFiles("change", () =>
        writeFileSync(project, readFileSync(project, "utf8").replace("name: growth", "name: ops")),
      );
      expect(check.conclusion).toBe("failure");
      expect(keysOfComments(team, number)).toEqual([
        "ops/staging",
        "ops/production",
        "unreadable:teams%2Fgrowth,teams%2Fops",
      ]);
      const [staging, production, about] = team.comments(number);
      for (const comment of [staging, production])
        expect(comment).toContain("or not be told from another. Another comment says which.");
      expect(about).toContain("because pipelines cannot tell ops/staging in teams/growth");
    },
  );

  test.runIf(isLong)("are applied where the merge changes them, and only there somebody is asked", async () => {
    const team = await startApplied();
    const growth = { ...atFirst, four: "event('Four').count() >= 4" };
    const { number } = await team.pushFiles("change", () => team.declare("growth", growth));
    const jobs = await team.mergeAll("change");
    expect(askedIn(jobs)).toEqual(["audiencectl/growth/staging", "audiencectl/growth/production"]);
    for (const stage of ["staging", "production"] as const) expect(team.audiencesIn(stage)).toContain("Growth four");
    expect(keysOfComments(team, number).slice(2)).toEqual(["growth/staging", "growth/production"]);
    expect(team.comments(number)[3]).toContain("The space of growth/production is as main declares.");

    await team.pushFiles("docs", () => team.declare("growth", { ...growth }));
    expect(askedIn(await team.mergeAll("docs"))).toEqual([]);
  });

  test.runIf(isLong)("make the check of a pull request that takes one away fail, with an annotation", async () => {
    const team = await startTwoTeams();
    const { validate } = await team.pushFiles("change", () => takeAway(team));
    expect(validate.conclusion).toBe("failure");
    expect(validate.logs["Find"]).toMatch(
      /^::error title=Taken away::this change takes the project ops in teams\/ops away/m,
    );
  });

  test("have one comment about a project that a pull request takes away, with both ways out", async () => {
    const team = await startTwoTeams();
    const { number, jobs } = await team.pushFiles("change", () => takeAway(team));
    const comments = team.comments(number);
    expect(comments, JSON.stringify(jobs)).toEqual([
      expect.stringMatching(
        /^<!-- audiencectl plan workflow: ops -->\n\*\*The check is red\.\*\* This change takes the project ops in teams\/ops away: /,
      ),
    ]);
    expect(comments[0]).toMatch(
      /^- To release them, .*`manifests: \[\]` and `forget: \["\*\/\*"\]`.*\n- To delete them in Segment, /m,
    );
  });

  test.runIf(isLong)(
    "have that comment brought up to date by later pushes, and led to from those of plans",
    async () => {
      const team = await startTwoTeams();
      await team.pushFiles("change", () => team.declare("ops", more));
      const { number } = await team.pushFiles("change", () => takeAway(team));
      expect(keysOfComments(team, number)).toEqual(["ops/staging", "ops/production", "ops"]);
      expect(team.comments(number)[0]).toContain("takes something of the project ops away: see the comment about that");
      await team.pushFiles("change", () => team.declare("ops", more));
      expect(keysOfComments(team, number)).toEqual(["ops/staging", "ops/production", "ops"]);
      expect(team.comments(number)[0]).toContain("ops-three");
      expect(team.comments(number)[2]).toContain(
        "Nothing of this project is taken away by this pull request any more.",
      );
    },
  );

  test.runIf(isLong)("have a comment with a warning where one of several environments is taken away", async () => {
    const team = await startTwoTeams();
    const project = path.join(team.world.repository.clone, "teams/ops/audiencectl.yaml");
    const { number, check } = await team.pushFiles("change", () =>
      writeFileSync(project, readFileSync(project, "utf8").replace(/ {4}staging:\n.*\n/, "")),
    );
    expect(check.conclusion).toBe("success");
    const comment = team.comments(number).find((body) => body.includes("workflow: ops -->"));
    expect(comment).toMatch(/^\*\*Warning\.\*\* This change takes the environment staging of the project ops/m);
  });

  test.runIf(isLong)("are not planned without a token, and the secret to set is named", async () => {
    const team = await startTwoTeams();
    Object.assign(team.world.secrets, { SEGMENT_READ_TOKEN: "" });
    const { plan } = await team.pushFiles("change", () => team.declare("ops", more));
    expect(plan.logs["Plan"]).toContain("::error title=No token::Set the repository secret SEGMENT_READ_TOKEN");
  });

  test.runIf(isLong)("have an issue each when they drift, and one that is repaired closes its own", async () => {
    const team = await startApplied();
    team.editIn("production", "Growth one", false);
    team.editIn("production", "Ops one", false);
    await team.nights();
    const titles = (): string[] => team.hub().issues.map(({ title, state }) => `${title}: ${state}`);
    expect(titles()).toEqual(["Drift in growth/production: open", "Drift in ops/production: open"]);
    team.editIn("production", "Ops one", true);
    await team.nights();
    expect(titles()).toEqual(["Drift in growth/production: open", "Drift in ops/production: closed"]);
  });
});

describe("a merge queue", () => {
  test.runIf(isLong)("is told the verdict of the same plans, without a comment and without an artifact", async () => {
    const team = await startTwoTeams();
    const { number } = await team.pushFiles("change", () => team.declare("ops", more));
    const comments = team.comments(number);
    const jobs = await team.queue("change");
    expect(ran(jobs, "plan")).toEqual(["plan ops/staging", "plan ops/production"]);
    expect(jobs["audiencectl"]?.conclusion).toBe("success");
    expect(team.comments(number)).toEqual(comments);
  });

  test.runIf(isLong)("may merge several pull requests at once, and all of their plans are applied", async () => {
    const team = await startApplied();
    const one = await team.pushFiles("one", () =>
      team.declare("growth", { ...atFirst, four: "event('X').count() >= 1" }),
    );
    const two = await team.pushFiles("two", () => team.declare("ops", { ...atFirst, five: "event('Y').count() >= 1" }));
    await team.mergeAll("one", "two");
    expect(team.audiencesIn("production")).toEqual(expect.arrayContaining(["Growth four", "Ops five"]));
    for (const { number } of [one, two])
      expect(team.comments(number).some((body) => body.includes("is as main declares"))).toBe(true);
  });
});

describe("what people do to branches", () => {
  test.runIf(isLong)("a forced push is planned like any other, and its plan is the one that is applied", async () => {
    const team = await startApplied();
    const { clone } = team.world.repository;
    await team.pushFiles("change", () => team.declare("ops", { ...atFirst, wrong: "event('Wrong').count() >= 1" }));
    await team.pushFiles("change", () => {
      git(clone, "reset", "--quiet", "--hard", "main");
      team.declare("ops", { ...atFirst, right: "event('Right').count() >= 1" });
    });
    await team.mergeAll("change");
    expect(team.audiencesIn("staging")).toContain("Ops right");
    expect(team.audiencesIn("staging")).not.toContain("Ops wrong");
  });

  test.runIf(isLong)("a name with a command in it is a name in every script", async () => {
    const team = await startTwoTeams();
    const { clone } = team.world.repository;
    const evil = "x$(touch${IFS}pwned);`touch${IFS}pwned`'\"&&true";
    git(clone, "branch", `to-${evil}`, "main");
    const run = await team.pushFiles(evil, () => team.declare("ops", more), { base: `to-${evil}` });
    expect(run.plan.logs["Plan"], JSON.stringify(run.jobs)).toContain("1 to create");
    const workspaces = path.join(team.world.folder, "job-");
    for (let job = 1; job <= team.hub().lastId; job++)
      expect(existsSync(path.join(`${workspaces}${job}`, "workspace", "pwned"))).toBe(false);
    rmSync(path.join(clone, "pwned"), { force: true });
  });
});

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { before, newQuery, tooFew, withQuery, without, writeTest } from "./support/changes.ts";
import { readCiFile, readGitlabJobs, readGitlabText } from "./support/files.ts";
import { git } from "./support/git.ts";
import { startOf } from "./support/gitlab-rules.ts";
import { startGitlabTeam } from "./support/gitlab-team.ts";
import { isLong } from "../../support/length.ts";

const change = withQuery("buyers", newQuery);

describe("the file for GitLab", () => {
  const { jobs } = readGitlabJobs();
  const template = readGitlabText(readCiFile("gitlab/audiencectl-apply.yml")).jobs[".apply"];

  test("names no project, no environment and no branch: it finds them", () => {
    const text = readCiFile("gitlab/.gitlab-ci.yml") + readCiFile("gitlab/audiencectl-apply.yml");
    expect(text.replaceAll(/^ *#.*$/gm, "")).not.toMatch(/\b(production|staging|growth|main)\b/);
  });

  test("runs for merge requests and the default branch, whatever that is called", () => {
    const { workflow } = parse(readCiFile("gitlab/.gitlab-ci.yml")) as { workflow: { rules: { if: string }[] } };
    const runs = (variables: Record<string, string>): boolean =>
      startOf({ rules: workflow.rules }, { CI_DEFAULT_BRANCH: "trunk", ...variables }) !== "never";
    expect(runs({ CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "trunk" })).toBe(true);
    expect(runs({ CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main" })).toBe(false);
    expect(runs({ CI_PIPELINE_SOURCE: "merge_request_event" })).toBe(true);
  });

  test("has a stage for every job, and rules that say when it runs", () => {
    const { stages } = parse(readCiFile("gitlab/.gitlab-ci.yml")) as { stages: string[] };
    expect(Object.entries(jobs).filter(([, { stage, rules }]) => !stages.includes(stage) || !rules)).toEqual([]);
  });

  test.each([
    ["merge_request_event", ["validate", "plan of merge request"]],
    ["push", ["validate", "plan", "apply"]],
    ["web", ["validate", "plan", "apply"]],
    ["schedule", ["drift"]],
  ])("runs for %s what it is meant to", (source, automatic) => {
    const started = (start: string): string[] =>
      Object.keys(jobs).filter((name) => startOf(jobs[name] ?? {}, { CI_PIPELINE_SOURCE: source }) === start);
    expect([started("on_success"), started("manual")]).toEqual([automatic, []]);
  });

  test("has no plan wait for the validation of all projects", () => {
    expect([jobs["plan of merge request"]?.["needs"], jobs["plan"]?.["needs"]]).toEqual([[], []]);
  });

  test("applies one at a time in each space, in the environment, with a token that no other job sees", () => {
    expect(template).toMatchObject({
      when: "manual",
      allow_failure: false,
      resource_group: "audiencectl/$TARGET",
      environment: { name: "$TARGET" },
      interruptible: false,
    });
    expect(template?.script.join("\n")).toContain("SEGMENT_WRITE_TOKEN");
    expect(JSON.stringify(jobs)).not.toContain("SEGMENT_WRITE_TOKEN");
  });
});

test("a merge request shows its plan in one note, and main applies what somebody has looked at", async () => {
  const team = await startGitlabTeam(before, isLong ? { program: "built" } : {});
  const first = await team
    .push("change", withQuery("buyers", "event('Buyers').count() >= 2"))
    .run("plan of merge request");
  expect(first.exitCode, first.log).toBe(0);
  expect(team.notes()).toMatchObject([{ body: expect.stringContaining("event('Buyers').count() >= 2") as string }]);
  expect(existsSync(path.join(first.artifacts, "plans/growth/production/plan.html"))).toBe(true);

  await team.push("change", change).run("plan of merge request");
  expect(team.notes()).toMatchObject([{ id: 1, body: expect.stringContaining(newQuery) as string }]);

  const pipeline = team.merge("change");
  expect((await pipeline.run("plan")).exitCode).toBe(0);
  const applied = await pipeline.below().run("apply growth/production");
  expect(applied.exitCode, applied.log).toBe(0);
  expect(existsSync(path.join(applied.artifacts, "applied.md"))).toBe(true);
  expect(team.space.named("Buyers").query).toBe(newQuery);
  expect(await team.planOfMain()).toBe(0);
});

test.runIf(isLong)("a plan that is made once more is not what the button before it applies", async () => {
  const team = await startGitlabTeam(before);
  team.push("change", change);
  const pipeline = team.merge("change");
  await pipeline.run("plan");
  const seen = pipeline.below();
  await team.space.byHand.edit("Buyers", { name: "By hand" });
  expect((await pipeline.run("plan")).exitCode).toBe(0);

  const applied = await seen.run("apply growth/production");
  expect([applied.exitCode, applied.log]).toEqual([4, expect.stringContaining("Not the plan of this button")]);
  expect(team.space.named("By hand").query).not.toBe(newQuery);
});

test.runIf(isLong)("a merge request plans only what it changes, and main plans everything", async () => {
  const team = await startGitlabTeam(before);
  await team.space.byHand.edit("Staff", { enabled: false });
  const run = await team.push("change", change).run("plan of merge request");
  expect(run.exitCode, run.log).toBe(0);
  expect(team.notes()[0]?.body).toContain("Left out: 5 objects by `--only-changed`");
  expect(team.notes()[0]?.body).not.toContain("audience/staff");
  expect((await team.merge("change").run("plan")).log).toContain("audience/staff");
});

test.runIf(isLong)("validation leaves a report of tests, and is red for faulty files", async () => {
  const team = await startGitlabTeam(before);
  const good = await team.push("change", change).run("validate");
  expect(good.exitCode, good.log).toBe(0);
  expect(readFileSync(path.join(good.artifacts, "results/growth.tests.xml"), "utf8")).toContain("audiencectl test");
  const bad = await team.push("change", withQuery("buyers", "event(")).run("validate");
  expect(bad.exitCode).toBe(1);
  expect(readFileSync(path.join(bad.artifacts, "results/growth.validate.xml"), "utf8")).toContain("audiences/all.yaml");
});

test.runIf(isLong)(
  "a query that misses somebody of the tests makes validation red, and the report names the person",
  async () => {
    const team = await startGitlabTeam(before);
    writeTest(team.clone);
    const run = await team.push("change", change).run("validate");
    expect(run.exitCode, run.log).toBe(1);
    expect(readFileSync(path.join(run.artifacts, "results/growth.tests.xml"), "utf8")).toMatch(/<failure [^>]*twice/);
  },
);

test.runIf(isLong)("a refused plan is noted and red, and is applied once it is approved by its digest", async () => {
  const team = await startGitlabTeam(before);
  expect((await team.push("change", tooFew).run("plan of merge request")).exitCode).toBe(3);
  expect(team.notes().map(({ body }) => body)).toEqual([expect.stringMatching(/split the merge request[^]*\nCommit /)]);
  const refused = await team.merge("change").run("plan");
  expect(refused.exitCode).toBe(3);
  const [digest = ""] = /sha256:[0-9a-f]{64}/.exec(refused.log) ?? [];
  expect(refused.log).toContain(
    `variables AUDIENCECTL_TARGET=growth/production and AUDIENCECTL_APPROVE=${digest}, which stand for this plan alone`,
  );

  const approved = team.start("web", { AUDIENCECTL_APPROVE: digest });
  const plan = await approved.run("plan");
  expect(plan.exitCode, plan.log).toBe(0);
  const applied = await approved.below().run("apply growth/production");
  expect(applied.exitCode, applied.log).toBe(0);
  expect(await team.planOfMain()).toBe(0);
});

test.runIf(isLong)("a plan that went stale before somebody pressed the button is not applied", async () => {
  const team = await startGitlabTeam(before);
  team.push("change", change);
  const pipeline = team.merge("change");
  await pipeline.run("plan");
  await team.space.byHand.edit("Buyers", { name: "By hand" });
  const applied = await pipeline.below().run("apply growth/production");
  expect(applied.exitCode).toBe(4);
  expect(applied.log).toContain("Stale: nothing was applied");
  expect(team.space.named("By hand").query).not.toBe(newQuery);
});

test("a button that is pressed after a merge that takes its change back applies nothing", async () => {
  const team = await startGitlabTeam(before);
  team.push("change", change);
  const old = team.merge("change");
  await old.run("plan");
  git(team.clone, "revert", "--no-edit", "HEAD");
  const applied = await old.below().run("apply growth/production");
  expect(applied.exitCode).toBe(4);
  expect(applied.log).toContain("main has moved on from commit");
  expect(team.space.named("Buyers").query).not.toBe(newQuery);
  expect(await team.planOfMain()).toBe(0);
});

test.runIf(isLong)("a button applies what later merges have left as it is", async () => {
  const team = await startGitlabTeam(before);
  team.push("change", change);
  const old = team.merge("change");
  await old.run("plan");
  team.push("other", without("guests", change));
  team.merge("other");
  const applied = await old.below().run("apply growth/production");
  expect(applied.exitCode, applied.log).toBe(0);
  expect(team.space.named("Buyers").query).toBe(newQuery);
  expect(team.space.audiences()).toHaveLength(before.length);
});

test("a push that is not valid brings the note up to date, and main asks nobody when nothing is to be applied", async () => {
  const team = await startGitlabTeam(before);
  await team.push("change", change).run("plan of merge request");
  const faulty = await team.push("change", withQuery("buyers", "event(")).run("plan of merge request");
  expect(faulty.exitCode).toBe(1);
  expect(team.notes()).toMatchObject([{ body: expect.stringContaining("query-unclosed") as string }]);
  expect(team.notes()[0]?.body).not.toContain(newQuery);
  expect(team.notes()[0]?.body).toMatch(/Commit [0-9a-f]{7}, \[pipeline 77\]\(.*\), \d{4}-\d\d-\d\d \d\d:\d\d UTC\n$/);
  const pipeline = team.start("web");
  expect((await pipeline.run("plan")).exitCode).toBe(0);
  expect([pipeline.below().automatic, pipeline.below().manual]).toEqual([["nothing to approve"], []]);
});

test.runIf(isLong)(
  "the note is found behind hundreds of others, and what a person quotes of it is left alone",
  async () => {
    const team = await startGitlabTeam(before);
    await team.push("change", change).run("plan of merge request");
    const [note] = team.notes();
    if (!note) throw new Error("there is no note");
    const ada = { id: 7 };
    const talk = Array.from({ length: 250 }, (_, index) => ({ id: index + 2, merge: 3, author: ada, body: "No." }));
    team.writeNotes([{ ...note, id: 900, author: ada }, ...talk, note]);
    await team.push("change", withQuery("buyers", "event('Else').count() >= 9")).run("plan of merge request");
    expect(team.notes()).toHaveLength(252);
    expect(team.notes()[0]?.body).toBe(note.body);
    expect(team.notes().find(({ id }) => id === 1)?.body).toContain("event('Else').count() >= 9");
  },
);

test.runIf(isLong)("a merge request without the token for notes has its plan in the log", async () => {
  const team = await startGitlabTeam(before);
  const run = await team.push("change", change, { SEGMENT_READ_TOKEN: "PLACEHOLDER" }).run("plan of merge request");
  expect(run.exitCode, run.log).toBe(0);
  expect(run.log).toContain(newQuery);
  expect(team.notes()).toEqual([]);
});

test("a merge request from a fork has no tokens, and the plan says so", async () => {
  const team = await startGitlabTeam(before);
  const run = await team.push("change", change, {}).run("plan of merge request");
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain("There is no token: set the variable SEGMENT_READ_TOKEN");
});

test("the note of a plan without a token names the variable to set", async () => {
  const team = await startGitlabTeam(before);
  await team.push("change", change, { AUDIENCECTL_NOTES: "PLACEHOLDER-NOTES" }).run("plan of merge request");
  expect(team.notes()[0]?.body).toMatch(/^<!-- .* -->\nThere is no token: set the variable SEGMENT_READ_TOKEN .*\n\n/);
});

test.runIf(isLong)(
  "scheduled pipelines are green without drift, and red with a report of tests when there is some",
  async () => {
    const team = await startGitlabTeam(before);
    const quiet = await team.start("schedule").run("drift");
    expect(quiet.exitCode, quiet.log).toBe(0);
    await team.space.byHand.edit("Staff", { enabled: false });
    const drift = await team.start("schedule").run("drift");
    expect(drift.exitCode).toBe(2);
    expect(readFileSync(path.join(drift.artifacts, "results/growth.production.xml"), "utf8")).toContain(
      "audience/staff",
    );
  },
);

test("a project whose manifests are all files of the repository has no file of the pipeline among them", async () => {
  const team = await startGitlabTeam(before);
  team.push("change", change);
  const pipeline = team.pushFiles("change", () => everyFile(team.clone));
  const reviewed = await pipeline.run("plan of merge request");
  expect(reviewed.exitCode, reviewed.log).toBe(0);
  const merged = team.merge("change");
  const plan = await merged.run("plan");
  expect(plan.exitCode, plan.log).toBe(0);
  const applied = await merged.below().run("apply growth/production");
  expect(applied.exitCode, applied.log).toBe(0);
});

/** Has the project at the top read every file below it. */
function everyFile(clone: string): void {
  const file = path.join(clone, "audiencectl.yaml");
  const text = readFileSync(file, "utf8").replace("- audiences/*.yaml", '- "**/*.y*ml"');
  writeFileSync(file, text);
}

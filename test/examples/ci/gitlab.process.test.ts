import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { before, newQuery, tooFew, withQuery, writeTest } from "./support/changes.ts";
import { readCiFile, readGitlabJobs } from "./support/files.ts";
import { startOf } from "./support/gitlab-rules.ts";
import { startGitlabTeam } from "./support/gitlab-team.ts";
import { isLong } from "../../support/length.ts";

const change = withQuery("buyers", newQuery);

describe("the file for GitLab", () => {
  const { jobs, variables } = readGitlabJobs();

  test("names the environment in one place, where init replaces it", () => {
    expect(variables["AUDIENCECTL_ENV"]).toBe("production");
    expect(readCiFile("gitlab/.gitlab-ci.yml").match(/\bproduction\b/g)).toHaveLength(1);
  });

  test("has a stage for every job, and rules that say when it runs", () => {
    const { stages } = parse(readCiFile("gitlab/.gitlab-ci.yml")) as { stages: string[] };
    expect(Object.entries(jobs).filter(([, { stage, rules }]) => !stages.includes(stage) || !rules)).toEqual([]);
  });

  test.each([
    ["merge_request_event", ["validate", "plan of merge request"], []],
    ["push", ["validate", "plan"], ["apply"]],
    ["web", ["validate", "plan"], ["apply"]],
    ["schedule", ["drift"], []],
  ])("runs for %s what it is meant to", (source, automatic, manual) => {
    const started = (start: string): string[] =>
      Object.keys(jobs).filter((name) => startOf(jobs[name] ?? {}, { CI_PIPELINE_SOURCE: source }) === start);
    expect([started("on_success"), started("manual")]).toEqual([automatic, manual]);
  });

  test("applies one at a time, in the environment, with a token that no other job sees", () => {
    expect(jobs["apply"]).toMatchObject({
      resource_group: "audiencectl-$AUDIENCECTL_ENV",
      environment: { name: "$AUDIENCECTL_ENV" },
      interruptible: false,
    });
    const users = Object.keys(jobs).filter((name) => jobs[name]?.script.join("\n").includes("SEGMENT_WRITE_TOKEN"));
    expect(users).toEqual(["apply"]);
  });
});

test("a merge request shows its plan in one note, and main applies what somebody has looked at", async () => {
  const team = await startGitlabTeam(before, { program: "built" });
  const first = await team
    .push("change", withQuery("buyers", "event('Buyers').count() >= 2"))
    .run("plan of merge request");
  expect(first.exitCode, first.log).toBe(0);
  expect(team.notes()).toMatchObject([{ body: expect.stringContaining("event('Buyers').count() >= 2") as string }]);
  expect(existsSync(path.join(first.artifacts, "plan.html"))).toBe(true);

  await team.push("change", change).run("plan of merge request");
  expect(team.notes()).toMatchObject([{ id: 1, body: expect.stringContaining(newQuery) as string }]);

  const pipeline = team.merge("change");
  expect((await pipeline.run("plan")).exitCode).toBe(0);
  const applied = await pipeline.run("apply");
  expect(applied.exitCode, applied.log).toBe(0);
  expect(existsSync(path.join(applied.artifacts, "applied.md"))).toBe(true);
  expect(team.space.named("Buyers").query).toBe(newQuery);
  expect(await team.planOfMain()).toBe(0);
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
  expect(readFileSync(path.join(good.artifacts, "tests.xml"), "utf8")).toContain("audiencectl test");
  const bad = await team.push("change", withQuery("buyers", "event(")).run("validate");
  expect(bad.exitCode).toBe(1);
  expect(readFileSync(path.join(bad.artifacts, "validate.xml"), "utf8")).toContain("audiences/all.yaml");
});

test.runIf(isLong)(
  "a query that misses somebody of the tests makes validation red, and the report names the person",
  async () => {
    const team = await startGitlabTeam(before);
    writeTest(team.clone);
    const run = await team.push("change", change).run("validate");
    expect(run.exitCode, run.log).toBe(1);
    expect(readFileSync(path.join(run.artifacts, "tests.xml"), "utf8")).toMatch(/<failure [^>]*twice/);
  },
);

test.runIf(isLong)("a refused plan is noted and red, and is applied once it is approved by its digest", async () => {
  const team = await startGitlabTeam(before);
  expect((await team.push("change", tooFew).run("plan of merge request")).exitCode).toBe(3);
  expect(team.notes()).toHaveLength(1);
  const refused = await team.merge("change").run("plan");
  expect(refused.exitCode).toBe(3);
  const [digest = ""] = /sha256:[0-9a-f]{64}/.exec(refused.log) ?? [];

  const approved = team.start("web", { AUDIENCECTL_APPROVE: digest });
  const plan = await approved.run("plan");
  expect(plan.exitCode, plan.log).toBe(0);
  const applied = await approved.run("apply");
  expect(applied.exitCode, applied.log).toBe(0);
  expect(await team.planOfMain()).toBe(0);
});

test.runIf(isLong)("a plan that went stale before somebody pressed the button is not applied", async () => {
  const team = await startGitlabTeam(before);
  team.push("change", change);
  const pipeline = team.merge("change");
  await pipeline.run("plan");
  await team.space.byHand.edit("Buyers", { name: "By hand" });
  const applied = await pipeline.run("apply");
  expect(applied.exitCode).toBe(4);
  expect(applied.log).toContain("Stale: nothing was applied");
  expect(team.space.named("By hand").query).not.toBe(newQuery);
});

test.runIf(isLong)("the note is found behind hundreds of others", async () => {
  const team = await startGitlabTeam(before);
  await team.push("change", change).run("plan of merge request");
  const [note] = team.notes();
  const talk = Array.from({ length: 250 }, (_, index) => ({ id: index + 2, merge: 3, system: false, body: "No." }));
  team.writeNotes([...talk, ...(note ? [note] : [])]);
  await team.push("change", withQuery("buyers", "event('Else').count() >= 9")).run("plan of merge request");
  expect(team.notes()).toHaveLength(251);
  expect(team.notes().find(({ id }) => id === 1)?.body).toContain("event('Else').count() >= 9");
});

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
  expect(run.log).toContain("PUBLIC_API_TOKEN");
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
    expect(readFileSync(path.join(drift.artifacts, "drift.xml"), "utf8")).toContain("audience/staff");
  },
);

import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/project.ts";
import { createHub, type HubJob } from "./support/hub.ts";
import { plan, pull, runApplyStep } from "./support/reviewed-plan.ts";

type Steps = NonNullable<HubJob["steps"]>;

/** What pull request 7 is told after a job that applies has ended with these steps. */
async function commentsAfter(steps: Steps, more: readonly HubJob[] = []): Promise<string[]> {
  const hub = createHub(path.join(temporaryFolder(), "hub"));
  const job = plan(90, 1, 55, { name: "apply growth/production", conclusion: "failure", steps });
  hub.change((state) => Object.assign(state, { pulls: [pull()], jobs: [...more, job] }));
  const targets = [{ key: "growth/production", after: "growth/staging" }];
  const env = { TARGETS: JSON.stringify(targets) };
  const log = await runApplyStep(hub, "unreported", "Say what has no report", temporaryFolder(), env);
  const { comments } = hub.read();
  expect(log.includes("::error title="), log).toBe(comments.length > 0);
  return comments.map(({ body }) => body);
}

const at = (name: string, status: string, conclusion: string | null = null): Steps[number] => ({
  name,
  status,
  conclusion,
});

test.each([
  ["whose runner was lost", [at("Apply", "in_progress"), at("Report", "pending")]],
  ["that came to its time limit", [at("Apply", "completed", "cancelled"), at("Report", "completed", "skipped")]],
  ["that could not report", [at("Apply", "completed", "success"), at("Report", "completed", "failure")]],
])("a job %s is told in the pull request, with what says more", async (_, steps) => {
  const [comment = "", ...more] = await commentsAfter(steps);
  expect(more).toEqual([]);
  expect(comment).toMatch(/^<!-- audiencectl apply workflow: growth\/production -->\n/);
  expect(comment).toContain("what it has written is not known");
  expect(comment).toContain("Re-run failed jobs");
});

const notBegun = [at("Apply", "completed", "skipped"), at("Report", "completed", "skipped")];

test.each([
  ["failed before", "failure", 54, "growth/staging goes first, and was not applied as a whole (failure)."],
  ["was done after that", "success", 58, "growth/staging goes first, and was not done within half an hour."],
])("a job whose turn did not come names the environment that goes first, which %s", async (_, conclusion, end, why) => {
  const first = plan(90, 1, end, { name: "apply growth/staging", conclusion, steps: [] });
  const steps = [at("Wait for the earlier environments", "completed", "failure"), ...notBegun];
  const [comment = ""] = await commentsAfter(steps, [first]);
  expect(comment).toContain(`**Not its turn.** Nothing was applied to growth/production: ${why}`);
});

test.each([
  [
    "that found no plans, because of GitHub",
    "Find the reviewed plans",
    "**Nothing was applied.** The job that applies growth/production failed in its step `Find the reviewed plans`",
  ],
])("a job %s is reported in the pull request", async (_, step, text) => {
  const [comment = "", ...more] = await commentsAfter([at(step, "completed", "failure"), ...notBegun]);
  expect(more).toEqual([]);
  expect(comment).toContain(text);
  expect(comment).toContain("Re-run failed jobs");
});

test("a job that was ended before it began to apply is reported as one that applied nothing", async () => {
  const [comment = ""] = await commentsAfter([at("Install", "completed", "cancelled"), ...notBegun]);
  expect(comment).toContain(
    "**Nothing was applied.** The job that applies growth/production ended before it applied anything.",
  );
});

test.each([
  ["that has reported", [at("Apply", "completed", "success"), at("Report", "completed", "success")]],
  ["that was not let in", []],
])("of a job %s, nothing is said", async (_, steps) => {
  expect(await commentsAfter(steps)).toEqual([]);
});

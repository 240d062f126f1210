import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../../../support/project.ts";
import { readWorkflow } from "./files.ts";
import { createHub, type Hub, type HubJob, type HubPull, type HubReview, type HubState } from "./hub.ts";
import { runScript } from "./run-script.ts";
import { makeTools } from "./tools.ts";

const repository = "acme/audiences";

/** The head of the pull request, and the commit that it was merged as. */
export const [head, merge] = ["a".repeat(40), "b".repeat(40)];

/** A time of the day of the merge, which is at minute 50. */
export function at(minute: number): string {
  return `2026-03-01T12:${String(minute).padStart(2, "0")}:00Z`;
}

/** The pull request, which is number 7, or another one. */
export function pull(more: Partial<HubPull> = {}): HubPull {
  const from = { ref: "change", sha: head, repo: { full_name: repository } };
  return { number: 7, head: from, base: { ref: "main" }, merged_at: at(50), merge_commit_sha: merge, ...more };
}

/** A job that has planned. */
export function plan(run: number, attempt: number, minute: number, more: Partial<HubJob> = {}): HubJob {
  const ended = { status: "completed", conclusion: "success", completed_at: at(minute) };
  return { run_id: run, run_attempt: attempt, name: "plan growth/production", ...ended, ...more };
}

/** What somebody said of the head, by default that it is approved. */
export function review(login: string, minute: number, more: Partial<HubReview> = {}): HubReview {
  const said = { state: "APPROVED", submitted_at: at(minute), commit_id: head } as const;
  return { pull: 7, user: { login }, ...said, ...more };
}

/** The runs of jobs, each of the head of the pull request. */
export function runsOf(jobs: readonly HubJob[], more: Partial<HubState["runs"][number]> = {}): HubState["runs"] {
  const from = { path: ".github/workflows/audiencectl-plan.yml", event: "pull_request", head_sha: head };
  const ended = { status: "completed", conclusion: "success", created_at: at(8) };
  const where = { head_branch: "change", head_repository: { full_name: repository } };
  const ids = [...new Set(jobs.map((job) => job.run_id))];
  return ids.map((id) => ({ id, run_number: id, ...from, ...ended, ...where, ...more }));
}

/** What the step `Find the reviewed plans` of an apply has found. */
export interface Found {
  log: string;
  /** The run and the attempt of the plan that it takes, such as `2.1`; empty for none. */
  taken: string;
  /** What the report of the pull request begins with. */
  report: string;
}

/** Runs the step by itself, after a merge of pull request 7. */
export async function findReviewed(state: Partial<HubState>): Promise<Found> {
  const hub = createHub(path.join(temporaryFolder(), "hub"));
  const { jobs = [] } = state;
  hub.change((empty) => Object.assign(empty, { pulls: [pull()], runs: runsOf(jobs) }, state));
  for (const { run_id: run, run_attempt: attempt } of jobs) {
    const artifact = hub.artifact(run, `audiencectl-plan-${attempt}.growth.production`);
    mkdirSync(artifact, { recursive: true });
    writeFileSync(path.join(artifact, "plan.json"), "{}");
  }
  const folder = temporaryFolder();
  const log = await runApplyStep(hub, "apply", "Find the reviewed plans", folder);
  const report = path.join(folder, "of-plans/7.md");
  const [, taken, attempt] = /, of run (\d+), attempt (\d+)\./.exec(log) ?? [];
  return {
    log,
    taken: taken === undefined ? "" : `${taken}.${attempt ?? ""}`,
    report: existsSync(report) ? readFileSync(report, "utf8") : "",
  };
}

/** Runs a step of run 90 of the apply by itself, after a merge that left that state. Returns what it printed. */
export async function runApplyStep(
  hub: Hub,
  job: string,
  step: string,
  folder: string = temporaryFolder(),
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  writeFileSync(path.join(folder, "event.json"), "{}");
  const { jobs: own, defaults } = readWorkflow("github/apply.yml");
  const { run = "" } = own[job]?.steps.find(({ name }) => name === step) ?? {};
  const { log } = await runScript(run, {
    file: path.join(folder, "script.sh"),
    shell: defaults.run.shell,
    cwd: folder,
    env: {
      ...(await makeTools(folder)),
      GH_TOKEN: "PLACEHOLDER",
      FAKE_HUB: hub.folder,
      FAKE_PERMISSIONS: JSON.stringify(own[job]?.permissions),
      GITHUB_EVENT_NAME: "push",
      GITHUB_EVENT_PATH: path.join(folder, "event.json"),
      GITHUB_REF_NAME: "main",
      GITHUB_REPOSITORY: repository,
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_RUN_ID: "90",
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_SHA: merge,
      GITHUB_STEP_SUMMARY: path.join(folder, "summary.md"),
      RUNNER_TEMP: folder,
      TARGET: "growth/production",
      FILE: "growth.production",
      DIGEST: "",
      ...more,
    },
  });
  return log;
}

import path from "node:path";
import type { ExpressionContext } from "./expression-parser.ts";
import { evaluateWhole, holds, interpolate } from "./expressions.ts";
import { readWorkflow, type GithubJob, type Workflow, type workflowFiles } from "./files.ts";
import {
  JobRunner,
  repositoryName,
  type GithubEvent,
  type GithubWorld,
  type JobRun,
  type RunAttempt,
} from "./github-job.ts";
import { nextId, nextTime } from "./hub.ts";

/** A job that nobody ran. */
export const skipped: JobRun = { conclusion: "skipped", logs: {}, summary: "", outputs: {} };

/** The jobs of a run by their names. A job with a matrix has one for each target, such as `plan growth/production`. */
export type WorkflowRun = Record<string, JobRun>;

/**
 * Runs a workflow of the examples from its beginning to its end, with every script in it, and records the run.
 *
 * @param again The run of which this is one more attempt. Left out: this is the first of a new run.
 */
export async function runWorkflow(
  world: GithubWorld,
  file: (typeof workflowFiles)[number],
  event: GithubEvent,
  again?: number,
): Promise<WorkflowRun> {
  const workflow = readWorkflow(file, { secrets: world.givesSecrets ?? false });
  const id = again ?? world.hub.change(nextId);
  const attempts = world.hub.read().jobs.flatMap((job) => (job.run_id === id ? [job.run_attempt] : []));
  const run = { id, attempt: Math.max(0, ...attempts) + 1 };
  const context = contextOf(event, run, world.secrets);
  const earlier = world.hub.read().runs.find((each) => each.id === id);
  const createdAt = earlier?.created_at ?? world.hub.change(nextTime);
  if (workflow.concurrency) interpolate(workflow.concurrency.group, context);
  const results: WorkflowRun = {};
  const needs: Record<string, { result: string; outputs: Record<string, string> }> = {};
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const own = [job.needs ?? []].flat();
    const failed = own.some((each) => needs[each]?.result !== "success");
    const known = Object.fromEntries(own.map((each) => [each, needs[each]]));
    const within = { ...context, needs: known };
    const runs = holds(job.if, within, { failed })
      ? await runJob(world, { workflow, name, job, event, run, context: within })
      : { [name]: skipped };
    Object.assign(results, runs);
    const all = Object.values(runs);
    const outputs = Object.assign({}, ...all.map((run) => run.outputs)) as Record<string, string>;
    needs[name] = { result: resultOf(all), outputs };
  }
  world.hub.change((state) => {
    state.runs = state.runs.filter((each) => each.id !== id);
    state.runs.push({
      id,
      run_number: id,
      path: `.github/workflows/audiencectl-${path.basename(file)}`,
      event: event.name,
      status: "completed",
      conclusion: Object.values(results).some(({ conclusion }) => conclusion === "failure") ? "failure" : "success",
      created_at: createdAt,
      head_sha: event.headSha ?? event.sha,
      head_branch: event.headRef ?? event.ref.replace("refs/heads/", ""),
      head_repository: { full_name: event.headRepository ?? repositoryName },
    });
  });
  return results;
}

interface JobStart {
  workflow: Workflow;
  name: string;
  job: GithubJob;
  event: GithubEvent;
  run: RunAttempt;
  context: ExpressionContext;
}

/** Runs a job, once for each target of its matrix if it has one. */
async function runJob(world: GithubWorld, start: JobStart): Promise<WorkflowRun> {
  const { workflow, name, job, event, run: attempt, context } = start;
  if (!job.strategy) return { [name]: await new JobRunner(world, workflow, job, event, attempt, context).run() };
  const targets = evaluateWhole(job.strategy.matrix.target, context) as object[];
  // What GitHub does with a matrix without anything in it.
  if (targets.length === 0) throw new Error(`the matrix of ${name} is empty`);
  const runs: WorkflowRun = {};
  for (const target of targets) {
    const secrets = { ...world.secrets, ...(job.environment !== undefined && world.environmentSecrets) };
    const within = { ...context, secrets, matrix: { target } };
    if (job.concurrency) interpolate(job.concurrency.group, within);
    const title = interpolate(job.name ?? name, within);
    const isWaiting = world.unanswered?.has(title) ?? false;
    const run = isWaiting ? skipped : await new JobRunner(world, workflow, job, event, attempt, within).run();
    runs[title] = run;
    world.hub.change((state) => {
      const ended = isWaiting
        ? { status: "waiting", conclusion: null, completed_at: null }
        : { status: "completed", conclusion: run.conclusion, completed_at: nextTime(state) };
      state.jobs.push({ run_id: attempt.id, run_attempt: attempt.attempt, name: title, ...ended });
    });
  }
  return runs;
}

function resultOf(runs: readonly JobRun[]): JobRun["conclusion"] {
  if (runs.some(({ conclusion }) => conclusion === "failure")) return "failure";
  return runs.some(({ conclusion }) => conclusion === "success") ? "success" : "skipped";
}

function contextOf(
  event: GithubEvent,
  { id, attempt }: RunAttempt,
  secrets: Record<string, string>,
): ExpressionContext {
  const payload = { ...event.payload, repository: { default_branch: "main" } };
  const github = {
    event_name: event.name,
    event: payload,
    sha: event.sha,
    ref: event.ref,
    ref_name: event.ref.replace(/^refs\/(?:heads|tags)\//, ""),
    repository: repositoryName,
    run_id: id,
    run_attempt: attempt,
    token: "PLACEHOLDER-JOB",
  };
  return { github, secrets, inputs: event.inputs ?? {} };
}

import path from "node:path";
import type { ExpressionContext } from "./expression-parser.ts";
import { holds, interpolate } from "./expressions.ts";
import { readWorkflow, type workflowFiles } from "./files.ts";
import { JobRunner, repositoryName, type GithubEvent, type GithubWorld, type JobRun } from "./github-job.ts";
import { nextId } from "./hub.ts";

/** Runs a workflow of the examples from its beginning to its end, with every script in it, and records the run. */
export async function runWorkflow(
  world: GithubWorld,
  file: (typeof workflowFiles)[number],
  event: GithubEvent,
): Promise<Record<string, JobRun>> {
  const workflow = readWorkflow(file);
  const runId = world.hub.change(nextId);
  const context = contextOf(event, runId, world.secrets);
  interpolate(workflow.concurrency.group, context);
  const results: Record<string, JobRun> = {};
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const needed = job.needs === undefined ? "success" : results[job.needs]?.conclusion;
    const runs = holds(job.if, context, { failed: needed !== "success" });
    results[name] = runs
      ? await new JobRunner(world, workflow, job, event, runId, context).run()
      : { conclusion: "skipped", logs: {}, summary: "" };
  }
  world.hub.change((state) => {
    state.runs.push({
      id: runId,
      run_number: runId,
      path: `.github/workflows/audiencectl-${path.basename(file)}`,
      event: event.name,
      status: "completed",
      conclusion: Object.values(results).some(({ conclusion }) => conclusion === "failure") ? "failure" : "success",
      head_sha: event.headSha ?? event.sha,
    });
  });
  return results;
}

function contextOf(event: GithubEvent, runId: number, secrets: Record<string, string>): ExpressionContext {
  const github = {
    event_name: event.name,
    event: event.payload ?? {},
    sha: event.sha,
    ref: event.ref,
    repository: repositoryName,
    run_id: runId,
    token: "PLACEHOLDER-JOB",
  };
  return { github, secrets, inputs: event.inputs ?? {} };
}

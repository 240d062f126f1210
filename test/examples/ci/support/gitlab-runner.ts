import { readFileSync } from "node:fs";
import path from "node:path";
import { readGitlabChild, readGitlabJobs, type GitlabFile } from "./files.ts";
import { jobsBefore, runGitlabJob, type GitlabJobRun, type GitlabWorld } from "./gitlab-job.ts";
import { startOf } from "./gitlab-rules.ts";

/** A pipeline that has been started. Its jobs run when they are asked to. */
export interface GitlabPipeline {
  /** The jobs that start by themselves, and those that wait for somebody. */
  automatic: string[];
  manual: string[];
  run(job: string): Promise<GitlabJobRun>;
  /** The jobs of the same pipeline that have to be done before a job can be started. */
  waitsFor(job: string): string[];
  /** The pipeline below, which the job `plan` has written. */
  below(): GitlabPipeline;
}

let count = 0;

/** Starts a pipeline of the example for a commit. @param variables What GitLab and the project define for it. */
export function startPipeline(world: GitlabWorld, commit: string, variables: Record<string, string>): GitlabPipeline {
  const predefined = { CI_DEFAULT_BRANCH: "main", CI_COMMIT_SHA: commit, CI_PIPELINE_ID: "77" };
  return openPipeline(world, commit, readGitlabJobs(), { ...predefined, ...variables }, new Map());
}

/** @param kept The folders with what the jobs of this pipeline and of the one above have kept, by their names. */
function openPipeline(
  world: GitlabWorld,
  commit: string,
  file: GitlabFile,
  given: Record<string, string>,
  kept: Map<string, string>,
): GitlabPipeline {
  const { jobs, before } = file;
  const variables = { ...file.variables, ...given };
  const startedAs = (start: string): string[] =>
    Object.keys(jobs).filter((name) => startOf(jobs[name] ?? {}, variables) === start);
  count += 1;
  const place = path.join(world.folder, `pipeline-${count}`);
  return {
    automatic: startedAs("on_success"),
    manual: startedAs("manual"),
    waitsFor: (name) => jobsBefore(jobs[name]),
    below: () => {
      const written = readFileSync(path.join(kept.get("plan") ?? "", "apply.yml"), "utf8");
      return openPipeline(world, commit, readGitlabChild(written), given, kept);
    },
    run: async (name) => {
      const job = jobs[name];
      if (!job) throw new Error(`there is no job ${name}`);
      const folder = path.join(place, name.replaceAll("/", "."));
      const result = await runGitlabJob(job, { world, commit, folder, variables, before, kept });
      kept.set(name, result.artifacts);
      return result;
    },
  };
}

import { cpSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { readGitlabJobs, type GitlabJob } from "./files.ts";
import { checkOut, type Repository } from "./git.ts";
import { startOf } from "./gitlab-rules.ts";
import { runScript, type ScriptResult } from "./run-script.ts";

/** What GitLab is and has, for runs of pipelines. */
export interface GitlabWorld {
  repository: Repository;
  /** A folder for workspaces. */
  folder: string;
  /** What every process on the runner has in its environment. */
  env: Record<string, string>;
}

/** A pipeline that has been started. Its jobs run when they are asked to. */
export interface GitlabPipeline {
  /** The jobs that start by themselves, and those that wait for somebody. */
  automatic: string[];
  manual: string[];
  run(job: string): Promise<GitlabJobRun>;
}

/** How a job ended. */
export interface GitlabJobRun extends ScriptResult {
  /** The folder with what it keeps. */
  artifacts: string;
}

let count = 0;

/** Starts a pipeline of the example for a commit. @param variables What GitLab and the project define for it. */
export function startPipeline(world: GitlabWorld, commit: string, variables: Record<string, string>): GitlabPipeline {
  const { jobs, before, variables: own } = readGitlabJobs();
  const env = { CI_DEFAULT_BRANCH: "main", CI_COMMIT_SHA: commit, ...own, ...variables };
  const startedAs = (start: string): string[] =>
    Object.keys(jobs).filter((name) => startOf(jobs[name] ?? {}, env) === start);
  const kept = new Map<string, string>();
  count += 1;
  const folder = path.join(world.folder, `pipeline-${count}`);
  return {
    automatic: startedAs("on_success"),
    manual: startedAs("manual"),
    run: async (name) => {
      const job = jobs[name];
      if (!job) throw new Error(`there is no job ${name}`);
      const workspace = path.join(folder, name);
      mkdirSync(workspace, { recursive: true });
      checkOut(world.repository, workspace, commit, "own");
      for (const needed of needsOf(job)) cpSync(kept.get(needed) ?? "", workspace, { recursive: true });
      const result = await runScript([...before, ...job.script].join("\n"), {
        file: path.join(folder, `${name}.sh`),
        // As GitLab's runner starts bash.
        shell: "bash -eo pipefail {0}",
        cwd: workspace,
        env: { ...world.env, HOME: folder, CI: "true", GITLAB_CI: "true", ...env },
      });
      const artifacts = path.join(folder, `${name}-artifacts`);
      mkdirSync(artifacts);
      keep(job, result.exitCode, workspace, artifacts);
      kept.set(name, artifacts);
      return { ...result, artifacts };
    },
  };
}

function needsOf(job: GitlabJob): string[] {
  return Array.isArray(job["needs"]) ? (job["needs"] as string[]) : [];
}

function keep({ artifacts }: GitlabJob, exitCode: number, workspace: string, folder: string): void {
  if (exitCode !== 0 && artifacts?.when !== "always") return;
  for (const file of [...(artifacts?.paths ?? []), ...Object.values(artifacts?.reports ?? {}).flat()])
    if (existsSync(path.join(workspace, file))) cpSync(path.join(workspace, file), path.join(folder, file));
}

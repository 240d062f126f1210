import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import type { GitlabJob } from "./files.ts";
import { checkOut, type Repository } from "./git.ts";
import { runScript, type ScriptResult } from "./run-script.ts";

/** What GitLab is and has, for runs of pipelines. */
export interface GitlabWorld {
  repository: Repository;
  /** A folder for workspaces. */
  folder: string;
  /** What every process on the runner has in its environment. */
  env: Record<string, string>;
  /** The protected variables that are limited to an environment. Only its jobs of protected branches get them. */
  limitedTo: (environment: string) => Record<string, string>;
}

/** How a job ended. */
export interface GitlabJobRun extends ScriptResult {
  /** The folder in which it ran. */
  workspace: string;
  /** The folder with what it keeps. */
  artifacts: string;
  /** The environment that it deploys to, and the group in which it is the only one at a time; empty where it has none. */
  environment: string;
  group: string;
}

/** Where and with what a job runs. */
export interface GitlabPlace {
  world: GitlabWorld;
  commit: string;
  /** A new folder of its own. */
  folder: string;
  variables: Readonly<Record<string, string>>;
  /** What runs before its script. */
  before: readonly string[];
  /** Folders with artifacts of other jobs, by their names. */
  kept: ReadonlyMap<string, string>;
}

/** Runs a job as GitLab's runner does: a checkout, the artifacts of the jobs that it needs, and a shell. */
export async function runGitlabJob(
  job: GitlabJob,
  { world, commit, folder, variables, before, kept }: GitlabPlace,
): Promise<GitlabJobRun> {
  const workspace = path.join(folder, "workspace");
  const artifacts = path.join(folder, "artifacts");
  for (const each of [workspace, artifacts]) mkdirSync(each, { recursive: true });
  checkOut(world.repository, workspace, commit, "own");
  for (const needed of needsOf(job)) cpSync(kept.get(needed) ?? "", workspace, { recursive: true });
  const visible = { ...variables, ...job.variables };
  const environment = fill(job.environment?.name, visible);
  const isProtected = variables["CI_COMMIT_REF_PROTECTED"] === "true";
  const limited = environment !== "" && isProtected ? world.limitedTo(environment) : {};
  const result = await runScript([...before, ...job.script].join("\n"), {
    file: path.join(folder, "script.sh"),
    shell: "bash -eo pipefail {0}",
    cwd: workspace,
    env: { ...world.env, HOME: folder, CI: "true", GITLAB_CI: "true", ...visible, ...limited },
  });
  keep(job, result.exitCode, workspace, artifacts);
  return { ...result, workspace, artifacts, environment, group: fill(job.resource_group, visible) };
}

/** A text with its variables filled in. */
function fill(text = "", variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$(\w+)/g, (_, name: string) => variables[name] ?? "");
}

/** What a job waits for. */
type Need = string | { job: string; pipeline?: string; artifacts?: boolean };

/** The jobs whose artifacts a job gets, of its own pipeline and of the one above. */
function needsOf(job: GitlabJob): string[] {
  const needs = Array.isArray(job["needs"]) ? (job["needs"] as Need[]) : [];
  return needs.flatMap((each) => (typeof each === "string" ? each : each.artifacts === false ? [] : each.job));
}

/** The jobs of its own pipeline that a job waits for. */
export function jobsBefore(job: GitlabJob | undefined): string[] {
  const needs = job?.["needs"];
  const all = Array.isArray(needs) ? (needs as Need[]) : [];
  return all.flatMap((each) => (typeof each === "string" ? each : each.pipeline === undefined ? each.job : []));
}

function keep({ artifacts }: GitlabJob, exitCode: number, workspace: string, folder: string): void {
  if (exitCode !== 0 && artifacts?.when !== "always") return;
  const patterns = [...(artifacts?.paths ?? []), ...Object.values(artifacts?.reports ?? {}).flat()];
  for (const file of globSync(patterns, { cwd: workspace, expandDirectories: true }))
    cpSync(path.join(workspace, file), path.join(folder, file), { recursive: true });
}

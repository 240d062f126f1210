import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** Where the examples are. */
export const ciFolder = path.resolve(import.meta.dirname, "../../../../examples/ci");

/** A step of a GitHub workflow or of a composite action. */
export interface GithubStep {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, unknown>;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  "working-directory"?: string;
}

/** A job of a GitHub workflow. */
export interface GithubJob {
  name?: string;
  needs?: string | string[];
  outputs?: Record<string, string>;
  strategy?: { "fail-fast": boolean; matrix: { target: string } };
  concurrency?: { group: string; "cancel-in-progress": boolean };
  env?: Record<string, string>;
  if?: string;
  environment?: string;
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps: GithubStep[];
}

/** A GitHub workflow, as far as the examples use the format. */
export interface Workflow {
  name: string;
  on: Record<string, unknown>;
  env?: Record<string, string>;
  concurrency?: { group: string; "cancel-in-progress": boolean };
  permissions: Record<string, string>;
  defaults: { run: { shell: string } };
  jobs: Record<string, GithubJob>;
}

/** A composite action. */
export interface Action {
  inputs: Record<string, { description: string; required?: boolean; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: GithubStep[] };
}

/** A job of GitLab CI. */
export interface GitlabJob {
  stage: string;
  script: string[];
  rules?: { if: string; when?: string; allow_failure?: boolean }[];
  resource_group?: string;
  artifacts?: { when?: string; paths?: string[]; reports?: Record<string, string | string[]> };
  [key: string]: unknown;
}

/** The pipelines of GitHub by the name of their file. */
export const workflowFiles = ["github/plan.yml", "github/apply.yml", "github/drift.yml"] as const;

/** All files that hold command lines. */
export const ciFiles = [
  ...workflowFiles,
  "github/action/action.yml",
  "gitlab/.gitlab-ci.yml",
  "circleci/config.yml",
  "jenkins/Jenkinsfile",
  "cron/audiencectl-drift.sh",
  "README.md",
] as const;

/** The text of an example. */
export function readCiFile(file: (typeof ciFiles)[number]): string {
  return readFileSync(path.join(ciFolder, file), "utf8");
}

/** The text with the parts switched on that stand in comments to be switched on: steps, permissions, secrets. */
export function switchOn(text: string): string {
  return text.replaceAll(/^( {6,})# ((?:- (?:uses|name)|security-events|BRAZE_KEY):.*| {2,}\S.*)$/gm, "$1$2");
}

/**
 * A workflow of GitHub. Keys that stand twice, and all else that YAML forbids, are errors.
 *
 * @param options `optional`: with what can be switched on.
 */
export function readWorkflow(
  file: (typeof workflowFiles)[number],
  { optional = false }: { optional?: boolean } = {},
): Workflow {
  const text = readCiFile(file);
  return parse(optional ? switchOn(text) : text) as Workflow;
}

/** The jobs of GitLab by name, without what is for all of them. */
export function readGitlabJobs(): {
  jobs: Record<string, GitlabJob>;
  before: string[];
  variables: Record<string, string>;
} {
  const {
    variables,
    default: common,
    ...rest
  } = parse(readCiFile("gitlab/.gitlab-ci.yml")) as {
    variables: Record<string, string>;
    default: { before_script: string[] };
  };
  const jobs = Object.entries(rest as Record<string, unknown>).filter(
    ([, value]) => typeof value === "object" && value !== null && "script" in value,
  );
  return { jobs: Object.fromEntries(jobs) as Record<string, GitlabJob>, before: common.before_script, variables };
}

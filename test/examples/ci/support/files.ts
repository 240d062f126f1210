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
  concurrency?: { group: string; "cancel-in-progress": boolean; queue?: "max" };
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
  "run-name"?: string;
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
  trigger?: object;
  rules?: { if: string; when?: string; allow_failure?: boolean }[];
  resource_group?: string;
  environment?: { name: string };
  variables?: Record<string, string>;
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
  "gitlab/audiencectl-apply.yml",
  "circleci/config.yml",
  "circleci/audiencectl-jobs.yml",
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
  return switchOnSecrets(text).replaceAll(/^( {6,})# ((?:- (?:uses|name)|security-events):.*| {2,}\S.*)$/gm, "$1$2");
}

/** The text with the secrets of manifests switched on, and nothing else. */
function switchOnSecrets(text: string): string {
  return text.replaceAll(/^( {6,})# (BRAZE_KEY: .*)$/gm, "$1$2");
}

/**
 * A workflow of GitHub. Keys that stand twice, and all else that YAML forbids, are errors.
 *
 * @param options `optional`: with what can be switched on; `secrets`: with the secrets of manifests alone.
 */
export function readWorkflow(
  file: (typeof workflowFiles)[number],
  { optional = false, secrets = false }: { optional?: boolean; secrets?: boolean } = {},
): Workflow {
  const text = readCiFile(file);
  return parse(optional ? switchOn(text) : secrets ? switchOnSecrets(text) : text) as Workflow;
}

/** A file of GitLab: what is for all jobs, and the jobs by name. */
export interface GitlabFile {
  jobs: Record<string, GitlabJob>;
  /** What runs before the script of each. */
  before: string[];
  variables: Record<string, string>;
}

const keywords = new Set(["variables", "workflow", "stages", "default", "include"]);

/** The jobs of GitLab. A job that starts the pipeline below it has no script. */
export function readGitlabJobs(): GitlabFile {
  return readGitlabText(readCiFile("gitlab/.gitlab-ci.yml"));
}

/** What a file of GitLab says. */
export function readGitlabText(text: string): GitlabFile {
  const parsed = parse(text) as Record<string, unknown> & {
    variables?: Record<string, string>;
    default?: { before_script?: string[] };
  };
  const jobs = Object.entries(parsed).filter(([name]) => !keywords.has(name));
  return {
    jobs: Object.fromEntries(jobs) as Record<string, GitlabJob>,
    before: parsed.default?.before_script ?? [],
    variables: parsed.variables ?? {},
  };
}

/** The jobs of a pipeline that a job has written, with what they extend filled in. */
export function readGitlabChild(text: string): GitlabFile {
  const template = readGitlabText(readCiFile("gitlab/audiencectl-apply.yml"));
  const { jobs } = readGitlabText(text);
  const filled = Object.entries(jobs).map(([name, job]) => [
    name,
    {
      ...template.jobs[String(job["extends"])],
      ...job,
      script: [job.script ?? template.jobs[".apply"]?.script].flat(),
    },
  ]);
  return { ...template, jobs: Object.fromEntries(filled) as Record<string, GitlabJob> };
}

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ExpressionContext } from "./expression-parser.ts";
import { holds, interpolate } from "./expressions.ts";
import type { GithubJob, GithubStep, Workflow } from "./files.ts";
import { checkOut, git, moveTo, type Repository } from "./git.ts";
import { nextId, type Hub } from "./hub.ts";
import { readCommandFile } from "./runner-files.ts";
import { runScript } from "./run-script.ts";

/** What GitHub is and has, for runs of workflows. */
export interface GithubWorld {
  hub: Hub;
  repository: Repository;
  /** A folder for workspaces. */
  folder: string;
  /** What every process on the runner has in its environment. */
  env: Record<string, string>;
  secrets: Record<string, string>;
  /** Further ones, of every protected environment. Only its jobs get them. Default: none. */
  environmentSecrets?: Readonly<Record<string, string>>;
  /** Whether somebody has switched the secrets of manifests on in the workflows. Default: no. */
  givesSecrets?: boolean;
  /** Jobs that wait for their reviewers, and are never answered. Default: none. */
  unanswered?: ReadonlySet<string>;
}

/** What a workflow is started by. */
export interface GithubEvent {
  name: "pull_request" | "merge_group" | "push" | "schedule" | "workflow_dispatch";
  /** The commit that is checked out. */
  sha: string;
  ref: string;
  /** The branch that a pull request goes to. */
  baseRef?: string;
  /** The head of a pull request, by which its runs are found; otherwise the commit itself. */
  headSha?: string;
  /** The branch that the head is of. */
  headRef?: string;
  /** The repository that the head is in. Default: the one that the workflows are in. */
  headRepository?: string;
  payload?: object;
  inputs?: Record<string, string>;
}

/** How a job ended. */
export interface JobRun {
  /** The protected environment, where it has one: then somebody was asked before it ran. */
  environment?: string;
  outputs: Record<string, string>;
  conclusion: "success" | "failure" | "skipped";
  /** The log of each step by its name. Steps that did not run have none. */
  logs: Record<string, string>;
  summary: string;
}

/** A run of a workflow, and how often it was started. */
export interface RunAttempt {
  id: number;
  attempt: number;
}

/** The repository's name on GitHub. */
export const repositoryName = "acme/audiences";

/** Runs the steps of one job in a workspace of its own. */
export class JobRunner {
  readonly #workspace: string;
  readonly #temporary: string;
  readonly #base: Record<string, string>;
  readonly #steps: Record<string, { outputs: Record<string, string> }> = {};
  readonly #logs: Record<string, string> = {};
  #path: string;
  #summary = "";
  #failed = false;

  readonly #world: GithubWorld;
  readonly #workflow: Workflow;
  readonly #job: GithubJob;
  readonly #event: GithubEvent;
  readonly #run: RunAttempt;
  readonly #context: ExpressionContext;

  constructor(
    world: GithubWorld,
    workflow: Workflow,
    job: GithubJob,
    event: GithubEvent,
    run: RunAttempt,
    context: ExpressionContext,
  ) {
    this.#world = world;
    this.#workflow = workflow;
    this.#job = job;
    this.#event = event;
    this.#run = run;
    const env = { ...workflow.env, ...interpolateAll(job.env, context) };
    this.#context = { ...context, env, steps: this.#steps };
    const folder = path.join(world.folder, `job-${world.hub.change(nextId)}`);
    this.#workspace = path.join(folder, "workspace");
    this.#temporary = path.join(folder, "temporary");
    for (const each of [this.#workspace, this.#temporary]) mkdirSync(each, { recursive: true });
    this.#path = world.env["PATH"] ?? "";
    this.#base = {
      ...world.env,
      HOME: folder,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_BASE_REF: event.baseRef ?? "",
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: path.join(folder, "event.json"),
      GITHUB_REF: event.ref,
      GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|pull)\//, ""),
      GITHUB_RUN_ATTEMPT: String(run.attempt),
      GITHUB_REPOSITORY: repositoryName,
      GITHUB_RUN_ID: String(run.id),
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_SHA: event.sha,
      GITHUB_WORKFLOW: workflow.name,
      GITHUB_WORKSPACE: this.#workspace,
      RUNNER_TEMP: this.#temporary,
      FAKE_HUB: world.hub.folder,
      FAKE_PERMISSIONS: JSON.stringify(job.permissions ?? workflow.permissions),
      ...env,
    };
    writeFileSync(path.join(folder, "event.json"), JSON.stringify(event.payload ?? {}));
  }

  async run(): Promise<JobRun> {
    for (const [index, step] of this.#job.steps.entries()) {
      if (!holds(step.if, this.#context, { failed: this.#failed })) continue;
      if (step.uses === undefined) await this.#runStep(step, index);
      else this.#useAction(step, step.uses);
    }
    const { environment, outputs } = this.#job;
    return {
      conclusion: this.#failed ? "failure" : "success",
      logs: this.#logs,
      summary: this.#summary,
      outputs: interpolateAll(outputs, this.#context),
      ...(environment !== undefined && { environment: interpolate(environment, this.#context) }),
    };
  }

  async #runStep(step: GithubStep, index: number): Promise<void> {
    const files = Object.fromEntries(
      ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"].map((name) => [
        name,
        path.join(this.#temporary, `${index}-${name}`),
      ]),
    );
    for (const file of Object.values(files)) writeFileSync(file, "");
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, interpolate(value, this.#context)]);
    const { exitCode, log } = await runScript(step.run ?? "", {
      file: path.join(this.#temporary, `${index}.sh`),
      shell: this.#workflow.defaults.run.shell,
      cwd: this.#workspace,
      env: { ...this.#base, ...(Object.fromEntries(own) as Record<string, string>), ...files, PATH: this.#path },
    });
    const written = (name: string): string => readFileSync(files[name] ?? "", "utf8");
    this.#logs[step.name ?? step.id ?? String(index)] = log;
    if (step.id !== undefined) this.#steps[step.id] = { outputs: readCommandFile(written("GITHUB_OUTPUT")) };
    for (const folder of written("GITHUB_PATH").split("\n").filter(Boolean)) this.#path = `${folder}:${this.#path}`;
    this.#summary += written("GITHUB_STEP_SUMMARY");
    this.#failed ||= exitCode !== 0;
  }

  /** Does what the few actions do that the workflows use. */
  #useAction(step: GithubStep, uses: string): void {
    const options = step.with ?? {};
    const [action] = uses.split("@");
    if (action === "actions/checkout") {
      const history = options["fetch-depth"] === 0 ? "all" : "none";
      const { ref: wanted } = options;
      const ref = typeof wanted === "string" ? interpolate(wanted, this.#context) : "";
      const { repository } = this.#world;
      const commit = ref === "" ? this.#event.sha : git(repository.clone, "rev-parse", ref);
      const isThere = existsSync(path.join(this.#workspace, ".git"));
      if (isThere && options["clean"] !== false) throw new Error("nothing here is cleaned away");
      if (isThere) moveTo(this.#workspace, commit);
      else checkOut(repository, this.#workspace, commit, history);
    } else if (action === "actions/upload-artifact") {
      const folder = this.#world.hub.artifact(this.#run.id, interpolate(String(options["name"]), this.#context));
      if (/["*:<>?\\|/]/.test(path.basename(folder))) throw new Error(`${folder} cannot be the name of an artifact`);
      if (existsSync(folder) && options["overwrite"] !== true) throw new Error(`409: there is ${folder} already`);
      rmSync(folder, { recursive: true, force: true });
      for (const file of String(options["path"]).split("\n").filter(Boolean)) {
        const source = path.join(this.#workspace, file);
        if (existsSync(source)) cpSync(source, path.join(folder, file), { recursive: true });
      }
      const url = `https://github.example/${repositoryName}/actions/runs/${this.#run.id}/artifacts/1`;
      if (step.id !== undefined) this.#steps[step.id] = { outputs: { "artifact-url": url } };
    } else throw new Error(`${uses} is not known here`);
  }
}

function interpolateAll(texts: Record<string, string> = {}, context: ExpressionContext): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, interpolate(text, context)]));
}

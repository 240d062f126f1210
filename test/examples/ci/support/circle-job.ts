import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkOut } from "./git.ts";
import type { PlainTeam } from "./plain-team.ts";
import { runScript, type ScriptResult } from "./run-script.ts";

/** A step of CircleCI, as far as the examples use them. */
export type CircleStep =
  | string
  | {
      run?: { name: string; command: string };
      persist_to_workspace?: { root: string; paths: string[] };
      attach_workspace?: { at: string };
      store_artifacts?: { path: string };
      store_test_results?: { path: string };
    };

/** A job of CircleCI. */
export interface CircleJob {
  executor?: string;
  docker?: { image: string }[];
  parameters?: Record<string, { type: string }>;
  environment?: Record<string, string>;
  steps: CircleStep[];
}

/** A file of CircleCI. */
export interface CircleConfig {
  version: number;
  setup?: boolean;
  executors?: Record<string, { docker: { image: string }[] }>;
  commands?: Record<string, { steps: CircleStep[] }>;
  jobs: Record<string, CircleJob>;
  workflows: Record<string, { jobs: (string | Record<string, CircleUse>)[] }>;
}

/** How a workflow uses a job. */
export interface CircleUse {
  name?: string;
  type?: string;
  target?: string;
  context?: string;
  requires?: string[];
  "serial-group"?: string;
}

/** How a job ended, and the folder in which it ran. */
export interface CircleJobRun extends ScriptResult {
  workspace: string;
}

/** Where and with what a job runs. */
export interface CirclePlace {
  team: PlainTeam;
  commit: string;
  /** A new folder of its own. */
  folder: string;
  /** What the jobs of a workflow hand on. */
  shared: string;
  env: Readonly<Record<string, string>>;
}

/** Runs the steps of a job up to the first that fails, each in a shell of its own, as CircleCI does. */
export async function runCircleJob(
  { commands = {} }: CircleConfig,
  job: CircleJob,
  { team, commit, folder, shared, env }: CirclePlace,
): Promise<CircleJobRun> {
  const workspace = path.join(folder, "workspace");
  const bashEnv = path.join(folder, "bash-env");
  for (const each of [workspace, shared]) mkdirSync(each, { recursive: true });
  writeFileSync(bashEnv, "");
  const run: CircleJobRun = { exitCode: 0, log: "", workspace };
  const steps = job.steps.flatMap((step) => (typeof step === "string" ? (commands[step]?.steps ?? [step]) : [step]));
  for (const [index, step] of steps.entries()) {
    if (run.exitCode !== 0) break;
    if (step === "checkout") checkOut(team.repository, workspace, commit, "own");
    else if (typeof step === "string") throw new Error(`nothing is known of the step ${step}`);
    else if (step.run) {
      const { exitCode, log } = await runScript(step.run.command, {
        file: path.join(folder, `${index}.sh`),
        shell: "bash -eo pipefail {0}",
        cwd: workspace,
        env: { ...team.env, HOME: folder, CI: "true", CIRCLECI: "true", BASH_ENV: bashEnv, ...env, ...job.environment },
      });
      run.exitCode = exitCode;
      run.log += log;
    } else if (step.persist_to_workspace) {
      for (const name of step.persist_to_workspace.paths)
        cpSync(path.join(workspace, name), path.join(shared, name), { recursive: true });
    } else if (step.attach_workspace) cpSync(shared, workspace, { recursive: true });
  }
  return run;
}

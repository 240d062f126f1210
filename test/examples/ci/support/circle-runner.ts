import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { runCircleJob, type CircleConfig, type CircleJobRun, type CircleUse } from "./circle-job.ts";
import { readCiFile } from "./files.ts";
import type { PlainTeam } from "./plain-team.ts";

/** What a pipeline is started by. */
export interface CircleTrigger {
  branch: string;
  commit: string;
  /** The name of the schedule; left out for a push. */
  schedule?: string;
  /** Left out: none, as in a build of a fork. */
  contexts?: (name: string) => Record<string, string>;
}

/** A pipeline whose setup has run. */
export interface CirclePipeline {
  setup: CircleJobRun;
  /** The jobs with which it goes on, by their names; none when the setup failed. */
  jobs: Record<string, CircleUse>;
  run(name: string): Promise<CircleJobRun>;
}

/** The contexts that the head of the file asks for. */
export function teamContexts(name: string): Record<string, string> {
  if (name === "audiencectl-read") return { SEGMENT_READ_TOKEN: "PLACEHOLDER-READ" };
  return name.startsWith("audiencectl-write-") ? { SEGMENT_WRITE_TOKEN: `PLACEHOLDER-${name}` } : {};
}

let count = 0;

/** Starts a pipeline: runs its setup, and reads what that continues with. */
export async function startCirclePipeline(
  team: PlainTeam,
  { branch, commit, schedule, contexts = () => ({}) }: CircleTrigger,
): Promise<CirclePipeline> {
  count += 1;
  const folder = path.join(team.folder, `circle-${count}`);
  const continuation = path.join(folder, "continuation.yml");
  const values = {
    "pipeline.trigger_source": schedule === undefined ? "webhook" : "scheduled_pipeline",
    "pipeline.schedule.name": schedule ?? "",
    "pipeline.project.slug": "gh/acme/audiences",
  };
  const env = { CIRCLE_BRANCH: branch, CIRCLE_SHA1: commit };
  const shared = path.join(folder, "shared");
  const config = readConfig(readCiFile("circleci/config.yml"), values);
  const [find] = Object.values(usesOf(config));
  const job = config.jobs["find"];
  if (!find || !job) throw new Error("there is no job find");
  const key = { CIRCLE_CONTINUATION_KEY: `PLACEHOLDER-${count}`, FAKE_CONTINUATION: continuation };
  const setup = await runCircleJob(config, job, {
    team,
    commit,
    folder: path.join(folder, "find"),
    shared: path.join(folder, "setup"),
    env: { ...env, ...key, ...contexts(find.context ?? "") },
  });
  const text = existsSync(continuation) ? readFileSync(continuation, "utf8") : "";
  const jobs = text === "" ? {} : usesOf(readConfig(text, values));
  return {
    setup,
    jobs,
    run: async (name) => {
      const { context = "", target = "" } = jobs[name] ?? {};
      const next = readConfig(text, { ...values, "parameters.target": target });
      const called = next.jobs[jobOf(next, name)];
      if (!called) throw new Error(`there is no job ${name}`);
      return await runCircleJob(next, called, {
        team,
        commit,
        folder: path.join(folder, name),
        shared,
        env: { ...env, ...contexts(context) },
      });
    },
  };
}

/** A file with its values filled in. */
function readConfig(text: string, values: Readonly<Record<string, string>>): CircleConfig {
  return parse(text.replaceAll(/<< ([\w.]+) >>/g, (all, name: string) => values[name] ?? all)) as CircleConfig;
}

/** What workflows use, by the names that it has there. */
function usesOf({ workflows }: CircleConfig): Record<string, CircleUse> {
  const entries = Object.values(workflows).flatMap(({ jobs }) => jobs.flatMap(entryOf));
  return Object.fromEntries(entries.map(({ job, use }) => [use.name ?? job, use]));
}

function jobOf({ workflows }: CircleConfig, name: string): string {
  const entries = Object.values(workflows).flatMap(({ jobs }) => jobs.flatMap(entryOf));
  return entries.find(({ job, use }) => (use.name ?? job) === name)?.job ?? name;
}

function entryOf(entry: string | Record<string, CircleUse>): { job: string; use: CircleUse }[] {
  if (typeof entry === "string") return [{ job: entry, use: {} }];
  return Object.entries(entry).map(([job, use]) => ({ job, use }));
}

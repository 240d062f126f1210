import { readFile } from "node:fs/promises";
import type { Origin } from "../../report/report-setting.ts";
import { isJsonObject, member } from "../../values/json.ts";
import type { CommandIo } from "../io.ts";

type Variables = CommandIo["env"];

/** Where a system that runs jobs says what it runs: the commit and who started it, of several that are set the first, and the run. */
interface JobSystem {
  /** The variable that its jobs have. */
  variable: string;
  commits: readonly string[];
  run: (env: Variables) => string | undefined;
  starters: readonly string[];
  /** The variable that says what started the run. A schedule does what nobody does, whoever wrote it. */
  cause?: string;
}

const systems: readonly JobSystem[] = [
  {
    variable: "GITHUB_ACTIONS",
    commits: ["GITHUB_SHA"],
    run: githubRun,
    // Of a run that is repeated, who repeats it.
    starters: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"],
    cause: "GITHUB_EVENT_NAME",
  },
  {
    variable: "GITLAB_CI",
    // Of merged results the other is a commit that nobody has made.
    commits: ["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_COMMIT_SHA"],
    run: (env) => env["CI_PIPELINE_URL"],
    starters: ["GITLAB_USER_LOGIN"],
    cause: "CI_PIPELINE_SOURCE",
  },
  {
    variable: "CIRCLECI",
    commits: ["CIRCLE_SHA1"],
    run: (env) => env["CIRCLE_BUILD_URL"],
    starters: ["CIRCLE_USERNAME"],
  },
  {
    variable: "JENKINS_URL",
    commits: ["GIT_COMMIT"],
    run: (env) => env["BUILD_URL"],
    // Set by the plugin build-user-vars alone.
    starters: ["BUILD_USER_ID"],
  },
];

/**
 * What the reports of this run are made from. Outside of a job nothing: files that lie in a folder need not be those of any
 * commit.
 */
export async function readOrigin({ env }: Pick<CommandIo, "env">): Promise<Origin | undefined> {
  const system = systems.find(({ variable }) => isSet(env[variable]));
  if (!system) return undefined;
  const commit = (await headOfEvent(env)) ?? system.commits.map((name) => env[name]).find(isSet);
  const run = system.run(env);
  const isScheduled = system.cause !== undefined && env[system.cause] === "schedule";
  const startedBy = isScheduled ? undefined : system.starters.map((name) => env[name]).find(isSet);
  if (!isSet(commit) && !isSet(run)) return undefined;
  return {
    ...(isSet(commit) && { commit }),
    ...(isSet(run) && { run }),
    ...(startedBy !== undefined && { startedBy }),
    madeAt: new Date().toISOString(),
  };
}

function githubRun(env: Variables): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  return isSet(server) && isSet(repository) && isSet(id) ? `${server}/${repository}/actions/runs/${id}` : undefined;
}

/** The commit that somebody pushed: of a pull request, GitHub gives jobs another one, merged for the test alone. */
async function headOfEvent({ GITHUB_EVENT_PATH: file }: Variables): Promise<string | undefined> {
  if (!isSet(file)) return undefined;
  try {
    const event: unknown = JSON.parse(await readFile(file, "utf8"));
    const pull = isJsonObject(event) ? member(event, "pull_request") : undefined;
    const head = isJsonObject(pull) ? member(pull, "head") : undefined;
    const sha = isJsonObject(head) ? member(head, "sha") : undefined;
    return typeof sha === "string" ? sha : undefined;
  } catch {
    return undefined;
  }
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

import path from "node:path";
import type { SimulatorOptions } from "../../../../src/simulator/simulator.ts";
import { temporaryFolder, type Manifest, type ProjectSpec } from "../../../support/project.ts";
import { startSpace, type TestSpace } from "../../../support/space.ts";
import { commitAll, git, headOf, squashMerge, testMerge, type Repository } from "./git.ts";
import { repositoryName, type GithubEvent, type GithubWorld, type JobRun } from "./github-job.ts";
import { runWorkflow, skipped, type WorkflowRun } from "./github-runner.ts";
import { createHub, nextId, nextTime, type HubPull, type HubReview, type HubState } from "./hub.ts";
import { createTeamRepository, declare, runInClone } from "./team-repository.ts";
import { makeTools, type ToolOptions } from "./tools.ts";

/** How a branch is pushed. */
export interface PushOptions {
  project?: ProjectSpec;
  /** The branch that the pull request goes to. Default: main. */
  base?: string;
  /** The repository that the branch is in, by default the one it goes to. */
  from?: string;
  /** Who opened the pull request. */
  author?: string;
}

/** The jobs for one push to a pull request. */
export interface PullRun {
  number: number;
  validate: JobRun;
  /** The plan, where there is one; of several targets the first. */
  plan: JobRun;
  /** The check that rules require. */
  check: JobRun;
  /** All of them by their names. */
  jobs: WorkflowRun;
}

/** A team with a repository on GitHub that has the three workflows, and a space. */
export interface GithubTeam {
  space: TestSpace;
  world: GithubWorld;
  hub(): HubState;
  /** Bodies of the comments in a pull request or issue, in their order. */
  comments(number: number): string[];
  /** Declares these manifests on a branch, pushes it, opens a pull request if there is none, and runs what starts then. */
  push(branch: string, manifests: readonly Manifest[], options?: PushOptions): Promise<PullRun>;
  /** The same with any change of the clone. */
  pushFiles(branch: string, change: () => void, options?: PushOptions): Promise<PullRun>;
  /** Plans a pushed branch once more: by a new run, as after an edit of the description, or by another attempt of the last one. */
  planAgain(branch: string, how: "edit" | "attempt"): Promise<WorkflowRun>;
  /** Says something of the head of a pull request, by default that it is approved. */
  review(branch: string, said?: Partial<HubReview>): void;
  /** What a merge queue checks before it merges a branch. */
  queue(branch: string): Promise<WorkflowRun>;
  /** Merges a pull request as one new commit, without running anything. Returns the commit. */
  mergeOnly(branch: string): string;
  /** Merges a pull request, and runs what starts then. */
  merge(branch: string): Promise<JobRun>;
  /** Merges a pull request, and gives back what runs what starts then: late, or once more. */
  mergeLate(branch: string): () => Promise<JobRun>;
  /** Merges pull requests with one push, as a merge queue does, and runs what starts then. */
  mergeAll(...branches: string[]): Promise<WorkflowRun>;
  /** Pushes a commit to main that no pull request has, and runs what starts then. */
  pushToMain(manifests: readonly Manifest[]): Promise<JobRun>;
  /** Takes main back to a commit by a forced push, and runs what starts then. */
  takeMainBack(commit: string): Promise<WorkflowRun>;
  /** Starts the apply by hand with a digest. */
  approve(digest: string, target?: string): Promise<JobRun>;
  /** What happens every night; of several targets the first. */
  night(): Promise<JobRun>;
  /** What happens every night, or by hand for a pushed branch. */
  nights(branch?: string): Promise<WorkflowRun>;
  /** The exit code of a plan from main that tells changes: 0 when the space is as declared. */
  planOfMain(): Promise<number>;
}

/** The first of the jobs that a matrix has made, or the job without one. */
function first(jobs: WorkflowRun, name: string): JobRun {
  return Object.entries(jobs).find(([each]) => each === name || each.startsWith(`${name} `))?.[1] ?? skipped;
}

/** How the space fails, which program the pipelines run, and what else there is. */
export interface TeamOptions extends SimulatorOptions, ToolOptions {
  start?: (repository: Repository) => void;
  /** Repository secrets of manifests, with which the workflows' lines for them are switched on. */
  secrets?: Readonly<Record<string, string>>;
  /** The same for secrets of the protected environments. */
  environmentSecrets?: Readonly<Record<string, string>>;
}

/**
 * Sets a team up. What main declares at first is applied.
 */
export async function startTeam(
  manifests: readonly Manifest[],
  { program, start, secrets = {}, environmentSecrets = {}, ...options }: TeamOptions = {},
): Promise<GithubTeam> {
  const space = await startSpace(options);
  const folder = temporaryFolder();
  const repository = await createTeamRepository(folder, space, manifests, secrets);
  if (start) {
    start(repository);
    commitAll(repository, "Start once more");
  }
  const world: GithubWorld = {
    hub: createHub(path.join(folder, "hub")),
    repository,
    folder,
    env: { ...(await makeTools(folder, { program })), PUBLIC_API_URL: space.url },
    secrets: { SEGMENT_READ_TOKEN: "PLACEHOLDER-READ", SEGMENT_WRITE_TOKEN: "PLACEHOLDER-WRITE", ...secrets },
    environmentSecrets,
    givesSecrets: Object.keys({ ...secrets, ...environmentSecrets }).length > 0,
  };
  const { hub } = world;
  const { clone } = repository;
  const main = (): string => {
    git(clone, "checkout", "--quiet", "main");
    return headOf(clone);
  };
  const onMain = (name: "push" | "schedule" | "workflow_dispatch", more: Partial<GithubEvent> = {}): GithubEvent => ({
    name,
    sha: main(),
    ref: "refs/heads/main",
    ...more,
  });
  const push = (change: () => string[]): (() => Promise<WorkflowRun>) => {
    const before = main();
    const commits = change().map((id) => ({ id }));
    const event = onMain("push", { payload: { before, commits } });
    return async () => await runWorkflow(world, "github/apply.yml", event);
  };
  const pushed = async (change: () => string[]): Promise<WorkflowRun> => await push(change)();
  const mergeOnly = (branch: string): string => {
    const commit = squashMerge(repository, branch);
    hub.change((state) => {
      const pull = state.pulls.find(({ head }) => head.ref === branch);
      if (pull) Object.assign(pull, { merged_at: nextTime(state), merge_commit_sha: commit });
    });
    return commit;
  };
  const events = new Map<string, GithubEvent>();
  const nights = async (branch?: string): Promise<WorkflowRun> => {
    if (branch === undefined) return await runWorkflow(world, "github/drift.yml", onMain("schedule"));
    const byHand = onMain("workflow_dispatch", { sha: git(clone, "rev-parse", branch), ref: `refs/heads/${branch}` });
    return await runWorkflow(world, "github/drift.yml", byHand);
  };
  const pushFiles = async (
    branch: string,
    change: () => void,
    { from = repositoryName, author = "ada", base = "main" }: PushOptions = {},
  ): Promise<PullRun> => {
    const known = hub.read().pulls.some(({ head }) => head.ref === branch);
    git(clone, "checkout", "--quiet", ...(known ? [branch, "--"] : ["-B", branch, "main", "--"]));
    change();
    const headSha = commitAll(repository, `Change ${branch}`);
    const number = hub.change((state) => openPull(state, { branch, sha: headSha, base, from }));
    const event: GithubEvent = {
      name: "pull_request",
      sha: testMerge(repository, branch, `refs/pull/${number}/merge`),
      ref: `refs/pull/${number}/merge`,
      baseRef: base,
      headSha,
      headRef: branch,
      headRepository: from,
      payload: {
        pull_request: { number, head: { sha: headSha, repo: { full_name: from } }, user: { login: author } },
      },
    };
    events.set(branch, event);
    const jobs = await runWorkflow(world, "github/plan.yml", event);
    const { validate = skipped, audiencectl: check = skipped } = jobs;
    return { number, validate, plan: first(jobs, "plan"), check, jobs };
  };
  return {
    space,
    world,
    hub: () => hub.read(),
    comments: (number) => hub.read().comments.flatMap(({ issue, body }) => (issue === number ? [body] : [])),
    push: async (branch, manifests, { project = {}, ...rest } = {}) =>
      await pushFiles(branch, () => declare(repository, manifests, project), rest),
    pushFiles,
    planAgain: async (branch, how) => {
      const event = events.get(branch);
      if (!event) throw new Error(`${branch} is not pushed`);
      const last = hub.read().runs.findLast(({ head_sha: head }) => head === event.headSha);
      return await runWorkflow(world, "github/plan.yml", event, how === "attempt" ? last?.id : undefined);
    },
    review: (branch, said = {}) =>
      hub.change((state) => {
        const pull = state.pulls.find(({ head }) => head.ref === branch);
        const about = { pull: pull?.number ?? 0, commit_id: pull?.head.sha ?? "", submitted_at: nextTime(state) };
        state.reviews.push({ user: { login: "bob" }, state: "APPROVED", ...about, ...said });
      }),
    queue: async (branch) => {
      const base = git(clone, "rev-parse", "main");
      const sha = testMerge(repository, branch, `refs/heads/gh-readonly-queue/main/${branch}`);
      const payload = { merge_group: { base_sha: base } };
      const ref = `refs/heads/gh-readonly-queue/main/${branch}`;
      return await runWorkflow(world, "github/plan.yml", { name: "merge_group", sha, ref, payload });
    },
    mergeOnly,
    merge: async (branch) => first(await pushed(() => [mergeOnly(branch)]), "apply"),
    mergeLate: (branch) => {
      const run = push(() => [mergeOnly(branch)]);
      return async () => first(await run(), "apply");
    },
    mergeAll: async (...branches) => await pushed(() => branches.map(mergeOnly)),
    pushToMain: async (manifests) =>
      first(
        await pushed(() => {
          declare(repository, manifests);
          return [commitAll(repository, "Without a pull request")];
        }),
        "apply",
      ),
    takeMainBack: async (commit) =>
      await pushed(() => {
        git(clone, "reset", "--quiet", "--hard", commit);
        return [];
      }),
    approve: async (digest, target = "") =>
      first(
        await runWorkflow(world, "github/apply.yml", onMain("workflow_dispatch", { inputs: { digest, target } })),
        "apply",
      ),
    night: async () => first(await nights(), "drift"),
    nights,
    planOfMain: async () => {
      main();
      return (await runInClone(repository, space, ["plan", "--detailed-exitcode"])).exitCode;
    },
  };
}

/** Opens a pull request for a branch, or moves the head of the one there is. Returns its number. */
function openPull(
  state: HubState,
  { branch, sha, base, from }: { branch: string; sha: string; base: string; from: string },
): number {
  const pull: HubPull | undefined = state.pulls.find(({ head }) => head.ref === branch);
  if (pull) {
    pull.head.sha = sha;
    return pull.number;
  }
  const number = nextId(state);
  const head = { ref: branch, sha, repo: { full_name: from } };
  state.pulls.push({ number, head, base: { ref: base }, merged_at: null, merge_commit_sha: null });
  return number;
}

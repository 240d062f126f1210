import path from "node:path";
import type { SimulatorOptions } from "../../../../src/simulator/simulator.ts";
import { temporaryFolder, type Manifest, type ProjectSpec } from "../../../support/project.ts";
import { startSpace, type TestSpace } from "../../../support/space.ts";
import { commitAll, git, headOf, squashMerge, testMerge } from "./git.ts";
import { repositoryName, type GithubWorld, type JobRun } from "./github-job.ts";
import { runWorkflow } from "./github-runner.ts";
import { createHub, nextId, type HubPull, type HubState } from "./hub.ts";
import { createTeamRepository, declare, runInClone } from "./team-repository.ts";
import { makeTools, type ToolOptions } from "./tools.ts";

/** How a branch is pushed. */
export interface PushOptions {
  project?: ProjectSpec;
  /** The repository that the branch is in, by default the one it goes to. */
  from?: string;
  /** Who opened the pull request. */
  author?: string;
}

/** The jobs for one push to a pull request. */
export interface PullRun {
  number: number;
  validate: JobRun;
  plan: JobRun;
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
  /** Merges a pull request as one new commit, without running anything. Returns the commit. */
  mergeOnly(branch: string): string;
  /** Merges a pull request, and runs what starts then. */
  merge(branch: string): Promise<JobRun>;
  /** Pushes a commit to main that no pull request has, and runs what starts then. */
  pushToMain(manifests: readonly Manifest[]): Promise<JobRun>;
  /** Starts the apply by hand with a digest. */
  approve(digest: string): Promise<JobRun>;
  /** What happens every night. */
  night(): Promise<JobRun>;
  /** The exit code of a plan from main that tells changes: 0 when the space is as declared. */
  planOfMain(): Promise<number>;
}

const nothing: JobRun = { conclusion: "skipped", logs: {}, summary: "" };

/**
 * Sets a team up. What main declares at first is applied.
 *
 * @param options How the space fails, and which program the pipelines run.
 */
export async function startTeam(
  manifests: readonly Manifest[],
  { program, ...options }: SimulatorOptions & ToolOptions = {},
): Promise<GithubTeam> {
  const space = await startSpace(options);
  const folder = temporaryFolder();
  const repository = await createTeamRepository(folder, space, manifests);
  const world: GithubWorld = {
    hub: createHub(path.join(folder, "hub")),
    repository,
    folder,
    env: { ...(await makeTools(folder, { program })), PUBLIC_API_URL: space.url },
    secrets: { SEGMENT_READ_TOKEN: "PLACEHOLDER-READ", SEGMENT_WRITE_TOKEN: "PLACEHOLDER-WRITE" },
  };
  const { hub } = world;
  const { clone } = repository;
  const main = (): string => {
    git(clone, "checkout", "--quiet", "main");
    return headOf(clone);
  };
  const onMain = async (name: "push" | "schedule" | "workflow_dispatch", inputs?: Record<string, string>) => ({
    name,
    sha: main(),
    ref: "refs/heads/main",
    ...(inputs && { inputs }),
  });
  const apply = async (name: "push" | "workflow_dispatch", inputs?: Record<string, string>): Promise<JobRun> =>
    (await runWorkflow(world, "github/apply.yml", await onMain(name, inputs)))["apply"] ?? nothing;
  const mergeOnly = (branch: string): string => {
    const commit = squashMerge(repository, branch);
    hub.change(({ pulls }) => {
      const pull = pulls.find(({ head }) => head.ref === branch);
      if (pull) Object.assign(pull, { merged_at: "2026-03-02T16:41:07Z", merge_commit_sha: commit });
    });
    return commit;
  };
  return {
    space,
    world,
    hub: () => hub.read(),
    comments: (number) => hub.read().comments.flatMap(({ issue, body }) => (issue === number ? [body] : [])),
    push: async (branch, manifests, { project = {}, from = repositoryName, author = "ada" } = {}) => {
      const known = hub.read().pulls.some(({ head }) => head.ref === branch);
      git(clone, "checkout", "--quiet", ...(known ? [branch] : ["-B", branch, "main"]));
      declare(repository, manifests, project);
      const headSha = commitAll(repository, `Change ${branch}`);
      const number = hub.change((state) => openPull(state, branch, headSha));
      const { validate = nothing, plan = nothing } = await runWorkflow(world, "github/plan.yml", {
        name: "pull_request",
        sha: testMerge(repository, branch, `refs/pull/${number}/merge`),
        ref: `refs/pull/${number}/merge`,
        baseRef: "main",
        headSha,
        payload: {
          pull_request: { number, head: { sha: headSha, repo: { full_name: from } }, user: { login: author } },
        },
      });
      return { number, validate, plan };
    },
    mergeOnly,
    merge: async (branch) => {
      mergeOnly(branch);
      return await apply("push");
    },
    pushToMain: async (manifests) => {
      main();
      declare(repository, manifests);
      commitAll(repository, "Without a pull request");
      return await apply("push");
    },
    approve: async (digest) => await apply("workflow_dispatch", { digest }),
    night: async () => (await runWorkflow(world, "github/drift.yml", await onMain("schedule")))["drift"] ?? nothing,
    planOfMain: async () => {
      main();
      return (await runInClone(repository, space, ["plan", "--detailed-exitcode"])).exitCode;
    },
  };
}

/** Opens a pull request for a branch, or moves the head of the one there is. Returns its number. */
function openPull(state: HubState, branch: string, sha: string): number {
  const pull: HubPull | undefined = state.pulls.find(({ head }) => head.ref === branch);
  if (pull) {
    pull.head.sha = sha;
    return pull.number;
  }
  const number = nextId(state);
  state.pulls.push({ number, head: { ref: branch, sha }, merged_at: null, merge_commit_sha: null });
  return number;
}

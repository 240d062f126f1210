import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder, type Manifest } from "../../../support/project.ts";
import { startSpace, type TestSpace } from "../../../support/space.ts";
import { commitAll, git, headOf, squashMerge, type Repository } from "./git.ts";
import type { Note } from "./note.ts";
import type { GitlabWorld } from "./gitlab-job.ts";
import { startPipeline, type GitlabPipeline } from "./gitlab-runner.ts";
import { createTeamRepository, declare, runInClone } from "./team-repository.ts";
import { makeTools, type ToolOptions } from "./tools.ts";

/** A team with a project on GitLab that has the pipeline, and a space. */
export interface GitlabTeam {
  space: TestSpace;
  /** The folder of somebody's clone. */
  clone: string;
  notes(): Note[];
  writeNotes(notes: readonly Note[]): void;
  /** Declares manifests on a branch with a merge request, pushes it, and starts its pipeline. */
  push(branch: string, manifests: readonly Manifest[], variables?: Record<string, string>): GitlabPipeline;
  /** The same with any change of the clone. */
  pushFiles(branch: string, change: () => void, variables?: Record<string, string>): GitlabPipeline;
  /** Merges a branch as one new commit, and starts the pipeline of main. */
  merge(branch: string): GitlabPipeline;
  /** Starts a pipeline on main, by hand or by a schedule. */
  start(source: "web" | "schedule", variables?: Record<string, string>): GitlabPipeline;
  /** The exit code of a plan from main that tells changes: 0 when the space is as declared. */
  planOfMain(): Promise<number>;
}

const forMergeRequests = { SEGMENT_READ_TOKEN: "PLACEHOLDER-READ", AUDIENCECTL_NOTES: "PLACEHOLDER-NOTES" };
const forMain = { ...forMergeRequests, CI_COMMIT_REF_PROTECTED: "true" };

/** Which program the pipelines run, and what else there is. */
export interface GitlabTeamOptions extends ToolOptions {
  start?: (repository: Repository) => void;
  /** Variables that are limited to each environment, besides the token that writes. */
  limited?: Readonly<Record<string, string>>;
}

/** Sets a team up. What main declares at first is applied. */
export async function startGitlabTeam(
  manifests: readonly Manifest[],
  { program, start, limited = {} }: GitlabTeamOptions = {},
): Promise<GitlabTeam> {
  const space = await startSpace();
  const folder = temporaryFolder();
  const repository = await createTeamRepository(folder, space, manifests);
  if (start) {
    start(repository);
    commitAll(repository, "Start once more");
  }
  const file = path.join(folder, "notes.json");
  const writeNotes = (notes: readonly Note[]): void => writeFileSync(file, JSON.stringify(notes));
  writeNotes([]);
  const env = { ...(await makeTools(folder, { program })), PUBLIC_API_URL: space.url, FAKE_NOTES: file };
  const limitedTo = (environment: string) => ({
    SEGMENT_WRITE_TOKEN: `PLACEHOLDER-WRITE-${environment}`,
    ...limited,
  });
  const world: GitlabWorld = { repository, folder, env, limitedTo };
  const { clone } = repository;
  const branches = new Set<string>();
  const onMain = (source: string, variables: Record<string, string> = {}): GitlabPipeline => {
    git(clone, "checkout", "--quiet", "main");
    const commit = headOf(clone);
    return startPipeline(world, commit, {
      CI_PIPELINE_SOURCE: source,
      CI_COMMIT_BRANCH: "main",
      ...forMain,
      ...variables,
    });
  };
  const pushFiles: GitlabTeam["pushFiles"] = (branch, change, variables = forMergeRequests) => {
    git(clone, "checkout", "--quiet", ...(branches.has(branch) ? [branch, "--"] : ["-b", branch, "main", "--"]));
    branches.add(branch);
    change();
    return startPipeline(world, commitAll(repository, `Change ${branch}`), {
      CI_PIPELINE_SOURCE: "merge_request_event",
      CI_API_V4_URL: "https://gitlab.example/api/v4",
      CI_PROJECT_ID: "17",
      CI_MERGE_REQUEST_IID: "3",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      ...variables,
    });
  };
  return {
    space,
    clone,
    notes: () => JSON.parse(readFileSync(file, "utf8")) as Note[],
    writeNotes,
    push: (branch, next, variables) => pushFiles(branch, () => declare(repository, next), variables),
    pushFiles,
    merge: (branch) => {
      squashMerge(repository, branch);
      return onMain("push");
    },
    start: onMain,
    planOfMain: async () => {
      git(clone, "checkout", "--quiet", "main");
      return (await runInClone(repository, space, ["plan", "--detailed-exitcode"])).exitCode;
    },
  };
}

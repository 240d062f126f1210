import { realpathSync } from "node:fs";
import type { GithubContext } from "../../report/github/github-context.ts";
import type { CommandIo } from "../io.ts";
import { repositoryPlace } from "./repository-place.ts";

/**
 * What reports for GitHub need to know of the job. Outside of one, the working directory stands for the repository.
 *
 * @param summary Markdown for the summary of the job.
 */
export function githubContext({ env, cwd }: CommandIo, summary = ""): GithubContext {
  const workspace = env["GITHUB_WORKSPACE"];
  // The working directory of a process has its links resolved, the variable has not.
  const root = realPath(workspace === undefined || workspace === "" ? cwd : workspace);
  const folder = realPath(cwd);
  return { summary, placeOf: (file) => repositoryPlace(root, folder, file) };
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

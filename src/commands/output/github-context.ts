import type { GithubContext } from "../../report/github/github-context.ts";
import type { CommandIo } from "../io.ts";
import { repositoryPlaces } from "./repository-place.ts";

/**
 * What reports for GitHub need to know of the job.
 *
 * @param summary Markdown for the summary of the job.
 */
export function githubContext(io: CommandIo, summary = ""): GithubContext {
  return { summary, placeOf: repositoryPlaces(io) };
}

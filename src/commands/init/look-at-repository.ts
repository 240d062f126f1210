import { existsSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../command-error.ts";
import { lineOf, runGit, type GitAnswer } from "../base/run-git.ts";
import type { CommandIo } from "../io.ts";

/** The git repository that pipelines are for. */
export interface Repository {
  /** The way from the folder of the project to the top of the repository, such as `../..`; empty when they are the same. */
  toTop: string;
  branch: string;
  /** What is not sure of this, for people. */
  warnings: string[];
}

/** Names that default branches have where nothing says which one it is, in the order of what is likely. */
const usualBranches = ["main", "master", "trunk"];

/**
 * Asks git for the top of the repository and for its default branch: CI systems look for their files at the top only, and apply
 * what comes to that branch. Without a repository, the folder itself counts as its top.
 *
 * @param directory Absolute path of the project's folder, which may be missing yet.
 */
export async function lookAtRepository(io: CommandIo, directory: string): Promise<Repository> {
  const there = nearestFolder(directory);
  const ask = async (...words: string[]): Promise<string | undefined> => {
    const answer = await tryGit(io, there, words);
    return answer?.exitCode === 0 ? lineOf(answer) : undefined;
  };
  const up = await ask("rev-parse", "--show-cdup");
  if (up === undefined)
    return {
      toTop: "",
      branch: "main",
      warnings: [
        "there is no git repository here, so the pipelines are made for the branch main and for this folder as its top",
      ],
    };
  const toTop = path.relative(directory, path.resolve(there, up)).replaceAll(path.sep, "/");
  const remote = await ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  if (remote !== undefined) return { toTop, branch: remote.replace(/^origin\//, ""), warnings: [] };
  const current = await ask("symbolic-ref", "--quiet", "--short", "HEAD");
  const known = (await ask("for-each-ref", "--format=%(refname:lstrip=-1)", ...patterns()))?.split("\n") ?? [];
  const branch = usualBranches.find((name) => known.includes(name)) ?? current ?? "main";
  const guess = `git does not say which branch is the default one, so the pipelines are made for ${branch}`;
  return { toTop, branch, warnings: [`${guess}; after a push, git remote set-head origin --auto asks the server`] };
}

function patterns(): string[] {
  return usualBranches.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/origin/${name}`]);
}

/** The folder itself, or the nearest one above that is there. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || folder === path.dirname(folder) ? folder : nearestFolder(path.dirname(folder));
}

/** What git answers; `undefined` when there is no git, without which a project can be set up as well. */
async function tryGit(io: CommandIo, cwd: string, words: readonly string[]): Promise<GitAnswer | undefined> {
  try {
    return await runGit(io, words, { cwd });
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

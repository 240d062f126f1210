import { existsSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../command-error.ts";
import { lineOf, runGit, type GitAnswer } from "../base/run-git.ts";
import type { CommandIo } from "../io.ts";

/** The git repository that pipelines are for. */
export interface Repository {
  /** The way from the folder of the project to the top of the repository, such as `../..`; empty when they are the same. */
  toTop: string;
  /** What is not sure of this, for people. */
  warnings: string[];
}

/**
 * Asks git for the top of the repository, because CI systems look for their files at the top only. Without a repository, the folder
 * itself counts as its top.
 *
 * @param directory Absolute path of the project's folder, which may be missing yet.
 */
export async function lookAtRepository(io: CommandIo, directory: string): Promise<Repository> {
  const there = nearestFolder(directory);
  const up = await tryGit(io, there, ["rev-parse", "--show-cdup"]);
  if (up?.exitCode !== 0)
    return {
      toTop: "",
      warnings: ["there is no git repository here, so the pipelines are made for this folder as its top"],
    };
  return { toTop: path.relative(directory, path.resolve(there, lineOf(up))).replaceAll(path.sep, "/"), warnings: [] };
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

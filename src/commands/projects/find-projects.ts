import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { isInDotFolder, isInOthersFolder } from "../../project/others-folders.ts";
import { compareText } from "../../values/compare-text.ts";
import { splitAtZeros } from "../base/list-tree.ts";
import { askGit } from "../base/run-git.ts";
import type { CommandIo } from "../io.ts";
import { readIfThere } from "./changed-files.ts";
import { readProjectNames, type FoundProject } from "./read-names.ts";

/**
 * The projects of a git repository, by their folders.
 *
 * A file with faults counts as long as it says its name and its environments: a pipeline has to have a job for it, which
 * tells of the faults.
 *
 * @param root The top folder of the repository.
 * @throws {CommandError} when one does not say them.
 */
export async function findProjects(io: CommandIo, root: string): Promise<FoundProject[]> {
  return (await findProjectFiles(io, root)).flatMap((file) => {
    const text = readIfThere(path.join(root, file));
    return text === undefined ? [] : [readProjectNames(file, text)];
  });
}

/**
 * The project files of a git repository that are its own: those that git has, and those that it does not have yet and does
 * not ignore. Of the latter none in a dot-folder, where tools keep what they fetched.
 *
 * @returns Paths from the top folder, with forward slashes, sorted.
 */
export async function findProjectFiles(io: CommandIo, root: string): Promise<string[]> {
  const list = async (...words: string[]): Promise<string[]> => {
    const { stdout } = await askGit(io, ["ls-files", "-z", ...words], { cwd: root });
    return splitAtZeros(stdout)
      .map((name) => name.toString("utf8"))
      .filter(isProjectFile);
  };
  const [known, others] = await Promise.all([list("--cached"), list("--others", "--exclude-standard")]);
  return [...new Set([...known, ...others.filter((file) => !isInDotFolder(file))])].toSorted(compareText);
}

/** Whether a path in a repository is one of a project file, and not of a package's own. */
export function isProjectFile(file: string): boolean {
  return path.posix.basename(file) === projectFileName && !isInOthersFolder(file);
}

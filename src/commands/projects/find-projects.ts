import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { isInDotFolder, isInOthersFolder } from "../../project/others-folders.ts";
import { compareText } from "../../values/compare-text.ts";
import { splitAtZeros } from "../base/list-tree.ts";
import { askGit } from "../base/run-git.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { readIfThere } from "./changed-files.ts";
import { readProjectNames, type FoundProject } from "./read-names.ts";

/** A project that no pipeline has a job for, because its file does not say, or not apart from another's, which it is. */
export interface UnreadableProject {
  /** From the top of the repository, with forward slashes; `.` for the top itself. */
  folder: string;
  error: CommandError;
}

/** The project files of a repository by what can be read of them. */
export interface ProjectsFound {
  projects: FoundProject[];
  unreadable: UnreadableProject[];
}

/**
 * The projects of a git repository, by their folders.
 *
 * A file with faults counts as long as it says its name and its environments: a pipeline has to have a job for it, which
 * tells of the faults.
 *
 * @param root The top folder of the repository.
 */
export async function findReadable(io: CommandIo, root: string): Promise<ProjectsFound> {
  const found: ProjectsFound = { projects: [], unreadable: [] };
  for (const file of await findProjectFiles(io, root)) {
    const text = readIfThere(path.join(root, file));
    if (text === undefined) continue;
    try {
      found.projects.push(readProjectNames(file, text));
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      found.unreadable.push({ folder: path.posix.dirname(file), error });
    }
  }
  return found;
}

/**
 * The same for who needs all of them.
 *
 * @throws {CommandError} when one does not say its name and its environments.
 */
export async function findProjects(io: CommandIo, root: string): Promise<FoundProject[]> {
  const { projects, unreadable } = await findReadable(io, root);
  if (unreadable[0]) throw unreadable[0].error;
  return projects;
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

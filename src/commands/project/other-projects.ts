import path from "node:path";
import { loadProject } from "../../project/load-project.ts";
import type { Project } from "../../project/project.ts";
import { realPath } from "../../project/real-path.ts";
import { lineOf, runGit } from "../base/run-git.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { findProjectFiles } from "../projects/find-projects.ts";

/**
 * The projects of a repository that can be read. None where there is no git, and none whose file has errors: its own plan tells those.
 *
 * @param directory A folder of the repository.
 * @param own The project file that is left out. Default: none is.
 */
export async function otherProjects(io: CommandIo, directory: string, own?: string): Promise<Project[]> {
  const files = await projectFiles(io, directory);
  const ownPath = own === undefined ? undefined : realPath(own);
  const others = files.filter((file) => realPath(file) !== ownPath);
  return (await Promise.all(others.map(async (file) => (await loadProject(file, io.cwd)).project ?? []))).flat();
}

async function projectFiles(io: CommandIo, directory: string): Promise<string[]> {
  try {
    const top = await runGit(io, ["rev-parse", "--show-toplevel"], { cwd: directory });
    if (top.exitCode !== 0) return [];
    const root = lineOf(top);
    return (await findProjectFiles(io, root)).map((file) => path.join(root, file));
  } catch (error) {
    if (error instanceof CommandError) return [];
    throw error;
  }
}

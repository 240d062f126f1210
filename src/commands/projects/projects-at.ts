import { listTree } from "../base/list-tree.ts";
import type { FoundBase } from "../base/find-base.ts";
import { askGit } from "../base/run-git.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { isProjectFile } from "./find-projects.ts";
import { readProjectNames, type FoundProject } from "./read-names.ts";

/** The projects of a commit. A file that did not say its name and its environments then is none: nothing is known of it. */
export async function projectsAt(io: CommandIo, base: FoundBase): Promise<FoundProject[]> {
  const files = (await listTree(io, base)).filter(({ path, link }) => !link && isProjectFile(path));
  const read = files.map(async ({ path: file }) => {
    const { stdout } = await askGit(io, ["show", `${base.commit}:${file}`], { cwd: base.root });
    return readIfWhole(file, stdout.toString("utf8"));
  });
  return (await Promise.all(read)).flat();
}

function readIfWhole(file: string, text: string): FoundProject[] {
  try {
    return [readProjectNames(file, text)];
  } catch (error) {
    if (error instanceof CommandError) return [];
    throw error;
  }
}

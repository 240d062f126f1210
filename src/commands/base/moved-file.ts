import path from "node:path";
import { loadProject } from "../../project/load-project.ts";
import type { Project } from "../../project/project.ts";
import type { CommandIo } from "../io.ts";
import { isProjectFile } from "../projects/find-projects.ts";
import type { CheckOut } from "./check-out.ts";
import type { FoundBase } from "./find-base.ts";
import { listTree } from "./list-tree.ts";

/**
 * Where the project file was at a base, when it was not where it is now: the one with the same name and `uid`. `undefined` when
 * there was none, and when there were several.
 */
export async function movedFile(
  io: CommandIo,
  found: FoundBase,
  { name, uid }: Project,
  { folder, write }: CheckOut,
): Promise<string | undefined> {
  const isOther = (file: string): boolean => file !== found.file && isProjectFile(file);
  const others = (await listTree(io, found)).filter((each) => !each.link && isOther(each.path));
  if (others.length === 0) return undefined;
  await write(others);
  const read = others.map(async ({ path: file }) => {
    const { project } = await loadProject(path.join(folder, file), folder);
    return project?.name === name && project.uid === uid ? [file] : [];
  });
  const [file, ...more] = (await Promise.all(read)).flat();
  return more.length > 0 ? undefined : file;
}

import path from "node:path";
import { existsSync } from "node:fs";
import { loadProject } from "../../project/load-project.ts";
import type { Project } from "../../project/project.ts";
import type { CommandIo } from "../io.ts";
import { isProjectFile } from "../projects/find-projects.ts";
import type { CheckOut } from "./check-out.ts";
import type { FoundBase } from "./find-base.ts";
import { listTree } from "./list-tree.ts";

/**
 * Where the project file was at a base, when it was not where it is now: the file of the same name and `uid` that is not there any
 * more. `undefined` when there was none, and when there were several.
 */
export async function movedFile(
  io: CommandIo,
  found: FoundBase,
  { name, uid }: Project,
  { folder, write }: CheckOut,
): Promise<string | undefined> {
  const isGone = (file: string): boolean => !existsSync(path.join(found.root, file));
  const gone = (await listTree(io, found)).filter(
    (each) => !each.link && isProjectFile(each.path) && isGone(each.path),
  );
  if (gone.length === 0) return undefined;
  await write(gone);
  const read = gone.map(async ({ path: file }) => {
    const { project } = await loadProject(path.join(folder, file), folder);
    return project?.name === name && project.uid === uid ? [file] : [];
  });
  const [file, ...others] = (await Promise.all(read)).flat();
  return others.length > 0 ? undefined : file;
}

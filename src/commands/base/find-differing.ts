import { realpathSync } from "node:fs";
import path from "node:path";
import type { BaseState } from "../../plan/base/base.ts";
import type { CommandIo } from "../io.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { homeOf, type FoundBase } from "./find-base.ts";
import { listTree, splitAtZeros } from "./list-tree.ts";
import { reachOf } from "./needed-entries.ts";
import { askGit } from "./run-git.ts";

const manifestName = /\.ya?ml$/;

/**
 * The project's files that are not as they were at a base: edited, committed or not, or not there at that time. When the
 * project file is among them all are, because every manifest may use what it says.
 *
 * @param every Whether all count, whatever they were.
 */
export async function findDiffering(
  io: CommandIo,
  found: FoundBase,
  { project, sources }: DeclaredProject,
  every = false,
): Promise<BaseState> {
  const { root, commit } = found;
  const words = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-relative", "--ignore-submodules"];
  const { stdout } = await askGit(io, [...words, commit, "--"], { cwd: root });
  const changed = new Set(splitAtZeros(stdout).map((name) => name.toString("utf8")));
  const then = new Set((await listTree(io, found)).map((entry) => entry.path));
  const differs = (file: string): boolean =>
    pathsOf(file, root).some((name) => !name.startsWith("../") && (changed.has(name) || !then.has(name)));
  const files = [...sources.keys()];
  const all = every || differs(project.file);
  const { folder } = reachOf(project.manifests, homeOf(found));
  const wasManifest = (name: string): boolean =>
    then.has(name) && manifestName.test(name) && (folder === "" || name.startsWith(`${folder}/`));
  return {
    type: "files",
    differing: new Set(files.filter((file) => all || differs(path.resolve(io.cwd, file)))),
    lost: all || [...changed].some(wasManifest),
  };
}

/** A file within the repository: by the name it has in its folder, and by that of the file that it leads to. */
function pathsOf(file: string, root: string): string[] {
  const named = path.join(realpathSync(path.dirname(file)), path.basename(file));
  return [named, realpathSync(file)].map((each) => path.relative(root, each).replaceAll(path.sep, "/"));
}

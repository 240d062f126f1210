import { existsSync } from "node:fs";
import path from "node:path";
import { compareText } from "../values/compare-text.ts";
import { projectFileName } from "./find-project-file.ts";
import { DirectoryLister } from "./list-directory.ts";
import { baseOf, matchFiles } from "./match-files.ts";
import type { Project } from "./project.ts";
import { realPath } from "./real-path.ts";
import { isOutside } from "./repository.ts";

/** Names of YAML files, in any case. */
const YAML_NAMES = "*.{[yY][aA][mM][lL],[yY][mM][lL]}";

/**
 * YAML files that no glob matches, as absolute paths, sorted: what was renamed or moved out of all globs would look deleted.
 * Looked at are the project's folder and the folders beyond it in which a glob begins, with everything below. What a glob
 * with `!` takes away, or another project has, is left out on purpose.
 *
 * @param ignore What is taken away, as globs.
 * @param matched The files that the globs do match.
 */
export function findUnmatched(
  project: Project,
  repository: string,
  { globs, ignore, matched }: { globs: readonly string[]; ignore: readonly string[]; matched: readonly string[] },
): string[] {
  // One of its own: what only this looks at may be unreadable, or outside of the repository.
  const lister = new DirectoryLister(project.directory, repository);
  const wide = new Set(["", ...globs.map(baseOf).filter((base) => base.startsWith(".."))].map(widen));
  const found = new Set([...wide].flatMap((glob) => matchFiles(project, glob, ignore, lister)));
  for (const file of matched) found.delete(file);
  const rest = [...found].filter((file) => existsSync(file) && !isOutside(repository, file));
  if (rest.length === 0) return [];
  const targets = new Set(matched.map(realPath));
  const isOthers = othersOf(project.directory);
  return rest.filter((file) => !targets.has(realPath(file)) && !isOthers(path.dirname(file))).toSorted(compareText);
}

/** The glob for all YAML files in and below a folder. @param folder From the project's; empty for that itself. */
function widen(folder: string): string {
  return `${folder === "" ? "" : `${folder}/`}**/${YAML_NAMES}`;
}

/** Tells folders below a project's that are another project's, or in one. */
function othersOf(directory: string): (folder: string) => boolean {
  const known = new Map<string, boolean>([[directory, false]]);
  const isOthers = (folder: string): boolean => {
    const parent = path.dirname(folder);
    const answer =
      known.get(folder) ?? (existsSync(path.join(folder, projectFileName)) || (parent !== folder && isOthers(parent)));
    known.set(folder, answer);
    return answer;
  };
  return isOthers;
}

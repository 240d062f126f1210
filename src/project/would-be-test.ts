import path from "node:path";
import type { DirectoryLister } from "./list-directory.ts";
import { matchFiles } from "./match-files.ts";
import { othersFolders } from "./others-folders.ts";
import type { Project } from "./project.ts";

/**
 * Whether `spec.tests` of a project takes in a file that is not there yet.
 *
 * @param file From the folder of the project, with forward slashes.
 */
export function wouldBeTest(project: Project, file: string): boolean {
  const globs = project.tests.filter((glob) => !glob.startsWith("!"));
  const taken = project.tests.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  const lister = listingOnly(path.resolve(project.directory, file));
  return globs.some((glob) => matchFiles(project, glob, [...othersFolders, ...taken], lister).length > 0);
}

/** Lists folders as if there was one file and nothing else. */
function listingOnly(file: string): Pick<DirectoryLister, "list"> {
  return {
    list: (folder) => {
      const way = path.relative(path.resolve(folder), file);
      if (way === "" || way.startsWith("..") || path.isAbsolute(way)) return [];
      const [name = "", ...below] = way.split(path.sep);
      const isDirectory = below.length > 0;
      return [{ name, isFile: () => !isDirectory, isDirectory: () => isDirectory, isSymbolicLink: () => false }];
    },
  };
}

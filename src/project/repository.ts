import { existsSync, realpathSync } from "node:fs";
import path from "node:path";

/**
 * The folder whose files a project may read: the top folder of the git repository that it is in, else its own folder.
 * A change that somebody proposes may name any file of the machine that checks it; what is printed of files is printed
 * for everybody who reads the check.
 *
 * @param directory Absolute path of the project's folder.
 * @returns An absolute path without links.
 */
export function repositoryOf(directory: string): string {
  const home = realpathSync.native(directory);
  for (let at = home; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return at;
    if (at === path.dirname(at)) return home;
  }
}

/** Whether a file or folder is outside of a repository, links followed. What is not there is nowhere. */
export function isOutside(repository: string, file: string): boolean {
  if (!existsSync(file)) return false;
  const relative = path.relative(repository, realpathSync.native(file));
  return relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}

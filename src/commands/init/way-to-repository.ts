import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The way from a folder up to the top of the git repository that it is in, with forward slashes: `../..`. Empty at the top, and
 * outside of any repository.
 *
 * @param directory Absolute path; it need not be there yet.
 */
export function wayToRepository(directory: string): string {
  for (let at = directory; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return path.relative(directory, at).replaceAll(path.sep, "/");
    if (at === path.dirname(at)) return "";
  }
}

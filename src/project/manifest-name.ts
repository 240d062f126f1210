import path from "node:path";
import { realPath } from "./real-path.ts";

/** What the names of project files and manifests end in, in any case. */
const readableNames = /\.(ya?ml|json)$/i;

/**
 * Whether a file has the name of a manifest, links followed. Findings print lines of what is read, and files such as `.env`
 * and `.npmrc`, which hold the run's own access, have other names.
 */
export function hasManifestName(file: string): boolean {
  return readableNames.test(file) && readableNames.test(realPath(file));
}

/** Whether a file belongs to git's own data, which holds logins, by its path below the repository or by where it leads. */
export function isGitData(repository: string, file: string): boolean {
  return [file, realPath(file)].some((each) =>
    path
      .relative(repository, each)
      .split(path.sep)
      .some((part) => part.toLowerCase() === ".git"),
  );
}

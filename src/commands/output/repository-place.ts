import path from "node:path";
import { realPath } from "../../project/real-path.ts";
import { repositoryOf } from "../../project/repository.ts";
import type { CommandIo } from "../io.ts";

/**
 * Names files from the root of the repository, as pipelines look for them: that of the job on GitHub, else that of the git
 * repository around the working directory, else the working directory itself.
 */
export function repositoryPlaces({ env, cwd }: Pick<CommandIo, "env" | "cwd">): (file: string) => string | undefined {
  const workspace = env["GITHUB_WORKSPACE"];
  // The working directory of a process has its links resolved, the variable has not.
  const folder = realPath(cwd);
  const root = workspace === undefined || workspace === "" ? repositoryOf(folder) : realPath(workspace);
  return (file) => repositoryPlace(root, folder, file);
}

/**
 * The path of a file from the root of a repository, with forward slashes.
 *
 * @param root The folder of the repository, absolute.
 * @param file As people see it: absolute, or relative to `cwd`.
 * @returns `undefined` for a file outside of the repository.
 */
export function repositoryPlace(root: string, cwd: string, file: string): string | undefined {
  const relative = path.relative(root, path.resolve(cwd, file));
  const outside = relative === "" || relative === ".." || relative.startsWith(`..${path.sep}`);
  return outside || path.isAbsolute(relative) ? undefined : relative.replaceAll(path.sep, "/");
}

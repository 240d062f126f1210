import path from "node:path";

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

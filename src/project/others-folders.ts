/** Names of folders that tools fill with other people's files, at any depth. */
const names: readonly string[] = ["node_modules"];

/** Other people's folders with all that is in them, as globs. Dot-folders are left out by the glob library. */
export const othersFolders: readonly string[] = names.flatMap((name) => [`**/${name}`, `**/${name}/**`]);

/**
 * Whether a file lies in a folder of other people's files. Nothing that walks a repository takes such a file for the user's
 * own, whatever git ignores: the package of this program has projects in it, too.
 *
 * @param file From the top of what is walked, with forward slashes.
 */
export function isInOthersFolder(file: string): boolean {
  return file.split("/").slice(0, -1).some(isOthersFolder);
}

/** Whether a folder of this name holds other people's files. */
export function isOthersFolder(name: string): boolean {
  return names.includes(name);
}

/** Whether a file lies in a folder whose name begins with a dot, where tools keep what is theirs. */
export function isInDotFolder(file: string): boolean {
  return file
    .split("/")
    .slice(0, -1)
    .some((step) => step.startsWith("."));
}

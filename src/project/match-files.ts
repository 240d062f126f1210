import path from "node:path";
import { globSync, type FileSystemAdapter } from "tinyglobby";
import type { DirectoryLister } from "./list-directory.ts";
import type { Project } from "./project.ts";

/** The files that a glob of a project leads to, as absolute paths. The project file is none. */
export function matchFiles(
  project: Project,
  glob: string,
  ignore: readonly string[],
  lister: Pick<DirectoryLister, "list">,
): string[] {
  // Only the calls that the library makes in synchronous mode without its own link handling are needed.
  const fs = { readdirSync: (folder: string) => lister.list(folder) } as unknown as FileSystemAdapter;
  const options = { cwd: project.directory, ignore, fs, absolute: true } as const;
  return globSync(glob, { ...options, expandDirectories: false, followSymbolicLinks: false })
    .map((file) => path.resolve(file))
    .filter((file) => file !== project.file);
}

/** The folder in which a glob begins to match, relative to the project's; empty for the project's own. */
export function baseOf(glob: string): string {
  const parts = glob.split("/");
  const firstWild = parts.findIndex((part) => /[*?[\]{}()!+@]/.test(part));
  return parts.slice(0, firstWild === -1 ? -1 : firstWild).join("/");
}

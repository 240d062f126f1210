import { compareText } from "../values/compare-text.ts";
import { readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import path from "node:path";
import { isOutside } from "./repository.ts";

/** An entry of a directory with links already followed, in the shape the glob library reads. */
type ResolvedEntry = Pick<Dirent, "name" | "isFile" | "isDirectory" | "isSymbolicLink">;

/**
 * Lists directories for globbing, following links to files and directories but never in a circle. The library's own
 * way leaves out broken links and unreadable folders without a word, and a manifest that vanishes means a deletion:
 * here a broken link is listed like a file, so that reading it fails loudly, and unreadable folders are collected.
 */
export class DirectoryLister {
  /** Folders that could not be read, with the system's error code. */
  readonly unreadable = new Map<string, string>();
  /** Folders that were not looked into, because they are outside of the repository. */
  readonly outside = new Set<string>();
  readonly #root: string;
  readonly #repository: string;

  /**
   * @param root Absolute path of the folder the globs are relative to.
   * @param repository The folder that is not left; see `repositoryOf`.
   */
  constructor(root: string, repository: string) {
    this.#root = root;
    this.#repository = repository;
  }

  /** The entries of a folder in the order of their names; none when it cannot or must not be read. */
  list(folder: string): ResolvedEntry[] {
    if (isOutside(this.#repository, folder)) {
      this.outside.add(path.resolve(folder));
      return [];
    }
    try {
      return readdirSync(folder, { withFileTypes: true })
        .toSorted((a, b) => compareText(a.name, b.name))
        .flatMap((entry) => (entry.isSymbolicLink() ? this.#follow(folder, entry.name) : [entry]));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
      if (code === undefined) throw error;
      // A glob may start with a folder that is not there: it matches nothing, which is told as such.
      if (code !== "ENOENT" && code !== "ENOTDIR") this.unreadable.set(path.resolve(folder), code);
      return [];
    }
  }

  #follow(folder: string, name: string): ResolvedEntry[] {
    const link = path.join(folder, name);
    if (!isDirectory(link)) return [resolved(name, false)];
    return this.#circles(folder, realpathSync.native(link)) ? [] : [resolved(name, true)];
  }

  /** Whether one of the folders on the way here, links and all, is the target. */
  #circles(folder: string, target: string): boolean {
    for (let at = path.resolve(folder); ; at = path.dirname(at)) {
      if (realpathSync.native(at) === target) return true;
      if (at === this.#root || at === path.dirname(at)) return false;
    }
  }
}

function isDirectory(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    // A broken link, or one that points at itself, is listed as a file; reading it says what is wrong.
    return false;
  }
}

function resolved(name: string, directory: boolean): ResolvedEntry {
  return { name, isFile: () => !directory, isDirectory: () => directory, isSymbolicLink: () => false };
}

import path from "node:path";
import type { TreeEntry } from "./list-tree.ts";

/** Where globs can lead. */
export interface GlobReach {
  /** The folder that all of it is in, from the repository's top folder; empty for that one itself. */
  folder: string;
  /** Whether some of it is outside of the repository. */
  leaves: boolean;
}

/** Characters that make a part of a glob more than a name. */
const magic = /[*?[\]{}()!+@\\]/;

/**
 * How far the globs of a project lead.
 *
 * @param home The project's folder, from the repository's top folder.
 */
export function reachOf(globs: readonly string[], home: string): GlobReach {
  const starts = wanted(globs).map((glob) => startOf(glob, home));
  const inside = starts.every((start) => start === home || home === "" || start.startsWith(`${home}/`));
  const leaves = starts.some((start) => start === ".." || start.startsWith("../"));
  // What stands under a full path is there once, however old the project that names it.
  return { folder: inside ? home : "", leaves: leaves || wanted(globs).some((glob) => path.isAbsolute(glob)) };
}

/**
 * The files that the globs could mean, and some more: everything in their folders whose name ends as it has to. Links may
 * lead anywhere, so where there are any, names alone decide.
 */
export function neededEntries(
  entries: readonly TreeEntry[],
  globs: readonly string[],
  home: string,
): readonly TreeEntry[] {
  const linked = entries.some(({ link }) => link);
  const reaches = wanted(globs).map((glob) => ({ start: linked ? "" : startOf(glob, home), ending: endingOf(glob) }));
  return entries.filter(
    ({ path, link }) =>
      link ||
      reaches.some(
        ({ start, ending }) =>
          (start === "" || path === start || path.startsWith(`${start}/`)) && path.endsWith(ending),
      ),
  );
}

/** A glob that starts with `!` takes files away. */
function wanted(globs: readonly string[]): string[] {
  return globs.filter((glob) => !glob.startsWith("!"));
}

/** The folder or file that a glob starts with, from the repository's top folder. */
function startOf(glob: string, home: string): string {
  const parts = glob.split("/");
  const first = parts.findIndex((part) => magic.test(part));
  const plain = path.posix.join(home, ...(first === -1 ? parts : parts.slice(0, first)));
  return plain === "." ? "" : plain.replace(/\/$/, "");
}

/** What every name that a glob means ends with; empty where that cannot be told. */
function endingOf(glob: string): string {
  return /\.[\w-]+$/.exec(glob)?.[0] ?? "";
}

import { readdirSync, type Dirent } from "node:fs";
import path from "node:path";
import { compareText } from "../values/compare-text.ts";
import { isOthersFolder } from "./others-folders.ts";

/** So many folders are looked into: somebody may be in a home folder, where a remedy is not worth a long search. */
const mostFolders = 500;

/**
 * The folders below one that hold a file of a name, the nearest first, as paths from it. Only near ones are found: the search
 * ends after some hundred folders. Links are not followed, and folders of tools are left out.
 */
export function findBelow(top: string, fileName: string): string[] {
  const found: string[] = [];
  const waiting = [""];
  for (let looked = 0; looked < mostFolders; looked += 1) {
    const folder = waiting.shift();
    if (folder === undefined) break;
    const entries = list(path.join(top, folder));
    if (folder !== "" && entries.some((entry) => entry.name === fileName && !entry.isDirectory())) found.push(folder);
    const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
    waiting.push(
      ...below
        .filter((name) => !isOthersFolder(name))
        .toSorted(compareText)
        .map((name) => path.posix.join(folder, name)),
    );
  }
  return found;
}

/** What cannot be listed has nothing to offer. */
function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * The folder of this program's own package, whether the code runs from its sources or bundled.
 *
 * @throws {Error} when the code stands outside of its package, which is a bug.
 */
export function packageFolder(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (isOurs(path.join(folder, "package.json"))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no package of audiencectl is around ${import.meta.dirname}`);
  }
}

function isOurs(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { name?: unknown }).name === "audiencectl";
  } catch {
    return false;
  }
}

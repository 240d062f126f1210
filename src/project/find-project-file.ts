import { statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { findBelow } from "./find-below.ts";
import { showPath } from "./show-path.ts";

/** The name every project file has. */
export const projectFileName = "audiencectl.yaml";

/** Names people give it by mistake. */
const nearNames = ["audiencectl.yml", ".audiencectl.yaml", "audiencectl.json"];

/** The absolute path of the project file, or the finding that there is none. */
export type FoundProjectFile = { file: string; diagnostics: [] } | { file?: undefined; diagnostics: [Diagnostic] };

/** Looks for the project file in a folder and every folder above it. The nearest one counts. */
export function findProjectFile(cwd: string): FoundProjectFile {
  const folders = foldersUpwards(path.resolve(cwd));
  const found = folders.map((folder) => path.join(folder, projectFileName)).find(exists);
  if (found !== undefined) return { file: found, diagnostics: [] };
  const near = folders.flatMap((folder) => nearNames.map((name) => path.join(folder, name))).find(exists);
  const hint =
    near === undefined
      ? whereInstead(findBelow(cwd, projectFileName))
      : `rename ${showPath(near, cwd)} to ${projectFileName}`;
  const message = `there is no ${projectFileName} in ${path.resolve(cwd)} or any folder above it`;
  return { diagnostics: [{ code: "project-not-found", severity: "error", message, hint }] };
}

/** More would bury the remedy. */
const mostNamed = 5;

function whereInstead(below: readonly string[]): string {
  if (below.length === 0)
    return "run the command inside of a project, or name its file with --project; audiencectl init makes a new project, and audiencectl import then writes manifests of what the space has";
  const named = below.slice(0, mostNamed).map((folder) => `--project ${folder}`);
  const rest = below.length > named.length ? ", or another one; audiencectl projects lists all" : "";
  return `choose a project below this folder: ${named.join(", or ")}${rest}`;
}

function foldersUpwards(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpwards(parent)];
}

function exists(file: string): boolean {
  // A directory of that name, or a file that cannot be read, is found here and told when it is read.
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

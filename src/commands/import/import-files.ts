import { realpathSync } from "node:fs";
import path from "node:path";
import { coveringLine } from "../../importing/covering-line.ts";
import type { ImportedFile } from "../../importing/lay-out-files.ts";
import type { ManifestContext } from "../../manifest/check-manifest.ts";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import type { CommandIo } from "../io.ts";
import { writeNewFiles } from "../output/new-files.ts";
import type { ImportOptions } from "./import-context.ts";

/** Written files that no plan would read, and the lines that mend it: one for each folder. */
export interface Uncovered {
  files: string[];
  lines: string[];
}

/** Writes all files, or none when one of them is there already. */
export async function writeFiles(
  io: CommandIo,
  { force }: ImportOptions,
  files: readonly ImportedFile[],
  resources: readonly DesiredResource[],
): Promise<void> {
  const existing = await writeNewFiles(io, files, {
    force: force === true,
    code: "import-conflict",
    conflictHint: "give --force to overwrite, or another place with --dir or --file",
    folderHint: "choose another one with --dir",
  });
  const lost = resources.filter(({ source }) => existing.includes(source.file)).map(({ address }) => address);
  if (lost.length > 0)
    io.stderr(`${io.style.stderr.yellow("Warning:")} the overwritten files declared ${lost.join(", ")}\n`);
}

/** The written files that no glob of the project covers. */
export function findUncovered(
  io: CommandIo,
  { file }: ImportOptions,
  files: readonly ImportedFile[],
  { project }: ManifestContext,
): Uncovered | undefined {
  const covered = new Set(findManifestFiles(project, io.cwd).files.map((each) => realpathSync(each)));
  const outside = files
    .map((each) => each.path)
    .filter((each) => !covered.has(realpathSync(path.resolve(io.cwd, each))));
  if (outside.length === 0) return undefined;
  const oneByFolder = new Map(outside.map((each) => [path.dirname(each), path.resolve(io.cwd, each)]));
  const lines = [...oneByFolder.values()].map((each) => coveringLine(project, each, file === undefined));
  return { files: outside, lines };
}

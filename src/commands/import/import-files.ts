import { lstatSync, realpathSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { coveringLine } from "../../importing/covering-line.ts";
import type { ImportedFile } from "../../importing/lay-out-files.ts";
import type { ManifestContext } from "../../manifest/check-manifest.ts";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import { plural } from "../../values/words.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
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
  const existing = files.map(({ path }) => path).filter((file) => exists(path.resolve(io.cwd, file)));
  if (existing.length > 0 && force !== true)
    throw new CommandError(
      `${plural(existing.length, "file")} would be overwritten; nothing was written\n${existing.join("\n")}`,
      { code: "import-conflict", hint: "give --force to overwrite, or another place with --dir or --file" },
    );
  const lost = resources.filter(({ source }) => existing.includes(source.file)).map(({ address }) => address);
  for (const file of files) {
    await makeFolder(path.dirname(path.resolve(io.cwd, file.path)));
    await writeOutputFile(io, file.path, file.text);
  }
  if (lost.length > 0)
    io.stderr(`${io.style.stderr.yellow("Warning:")} the files written over declared ${lost.join(", ")}\n`);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const message = `the folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`;
    throw new CommandError(message, { code: "output-file", hint: "choose another one with --dir", cause: error });
  }
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
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

import { lstatSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { plural } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "./output-file.ts";

/** How files are made that may be there already. */
export interface NewFilesOptions {
  /** Whether files that are there are written over. */
  force: boolean;
  /** The code of the failure when they are not. */
  code: string;
  /** What to do then. */
  conflictHint: string;
  /** What to do when a folder cannot be made. */
  folderHint: string;
}

/**
 * Writes all files, or none when one of them is there already.
 *
 * @param files Paths are relative to the command's folder.
 * @returns The paths of those that were there.
 * @throws {CommandError} when one is there, or cannot be written.
 */
export async function writeNewFiles(
  io: CommandIo,
  files: readonly { path: string; text: string }[],
  { force, code, conflictHint, folderHint }: NewFilesOptions,
): Promise<string[]> {
  const existing = files.map((file) => file.path).filter((file) => isThere(io, file));
  if (existing.length > 0 && !force)
    throw new CommandError(
      `${plural(existing.length, "file")} would be overwritten; nothing was written\n${existing.join("\n")}`,
      { code, hint: conflictHint },
    );
  for (const file of files) {
    await makeFolder(path.dirname(path.resolve(io.cwd, file.path)), folderHint);
    await writeOutputFile(io, file.path, file.text);
  }
  return existing;
}

/**
 * Makes a folder and those above it, where they are not there.
 *
 * @throws {CommandError} with the hint when that is not possible.
 */
export async function makeFolder(folder: string, hint: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const message = `the folder ${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}`;
    throw new CommandError(message, { code: "output-file", hint, cause: error });
  }
}

/** Whether something has the place of a new file. */
export function isThere(io: CommandIo, file: string): boolean {
  return lstatSync(path.resolve(io.cwd, file), { throwIfNoEntry: false }) !== undefined;
}

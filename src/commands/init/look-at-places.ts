import { accessSync, constants, lstatSync, readFileSync, statSync, type Stats } from "node:fs";
import path from "node:path";
import { showPath } from "../../project/show-path.ts";
import { CommandError } from "../command-error.ts";
import type { NewFile } from "./new-file.ts";

/** Files by what is at their places. */
export interface SortedFiles {
  missing: NewFile[];
  /** Whatever is there, also when it is a folder or a link that leads nowhere. */
  existing: NewFile[];
}

/**
 * Looks at the places of new files without writing anything.
 *
 * @throws {CommandError} when one of them cannot be made: something other than a folder is in the way, or the folder may not
 *   be written to.
 */
export function sortFiles(directory: string, cwd: string, files: readonly NewFile[]): SortedFiles {
  const isThere = ({ path: file }: NewFile): boolean => entryAt(path.join(directory, file)) !== undefined;
  const missing = files.filter((file) => !isThere(file));
  for (const file of missing) checkFolder(path.dirname(path.join(directory, file.path)), cwd);
  return { missing, existing: files.filter(isThere) };
}

/** Whether anything has a name, be it a link that leads nowhere. */
export function entryAt(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    // Below something that is no folder there is nothing; what is in the way is told where the folder is looked at.
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw unusable(file, error);
  }
}

/**
 * The text of a file, empty when there is none.
 *
 * @throws {CommandError} when it cannot be read and written to.
 */
export function readEditable(file: string, shown: string): string {
  try {
    accessSync(file, constants.W_OK);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT" && !entryAt(file)) return "";
    throw unusable(shown, error);
  }
}

/**
 * Looks whether files can be made in a folder, or in the nearest one above it when it is missing.
 *
 * @throws {CommandError} when something else has that name, or it takes no new entries.
 */
export function checkFolder(folder: string, cwd: string): void {
  for (let at = folder; ; at = path.dirname(at)) {
    if (entryAt(at) === undefined && at !== path.dirname(at)) continue;
    const shown = showPath(at, cwd);
    if (!isFolder(at))
      throw new CommandError(`${shown} is no folder, and files are to go into it; nothing was written`, {
        code: "output-file",
        hint: "move it away, or choose another folder with --dir",
      });
    try {
      accessSync(at, constants.W_OK | constants.X_OK);
      return;
    } catch (error) {
      throw unusable(shown, error);
    }
  }
}

function isFolder(at: string): boolean {
  try {
    return statSync(at).isDirectory();
  } catch {
    // A link that leads nowhere or in a circle.
    return false;
  }
}

function unusable(shown: string, cause: unknown): CommandError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CommandError(`${shown} cannot be used: ${reason}; nothing was written`, {
    code: "output-file",
    hint: "check that it may be read and written to, or choose another folder with --dir",
    cause,
  });
}

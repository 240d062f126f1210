import { appendFile, mkdir, rm, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { CommandError } from "../command-error.ts";
import type { NewFile } from "./new-file.ts";

/** What goes to the end of a file that is there. */
export interface Addition {
  /** From the folder of the project, with forward slashes. */
  path: string;
  text: string;
}

/**
 * Writes all files, or none: what was made is taken away again when one of them fails. A file that has come to be there
 * meanwhile is never written over.
 *
 * @param directory Absolute path of the project's folder. It is made when it is missing.
 * @throws {CommandError} when a file cannot be written.
 */
export async function writeFiles(
  directory: string,
  files: readonly NewFile[],
  additions: readonly Addition[] = [],
): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  let at = directory;
  try {
    for (const file of files) {
      at = path.join(directory, file.path);
      const made = await mkdir(path.dirname(at), { recursive: true });
      if (made !== undefined) undo.push(() => removeFolders(path.dirname(path.join(directory, file.path)), made));
      await writeFile(at, file.text, { flag: "wx", mode: file.executable ? 0o755 : 0o644 });
      undo.push(() => rm(path.join(directory, file.path)));
    }
    // Last, because nothing can fail after it.
    for (const addition of additions) {
      at = path.join(directory, addition.path);
      await appendFile(at, addition.text);
    }
  } catch (error) {
    // What cannot be taken away again stays; the failure that is told is the one that came first.
    for (const step of undo.toReversed()) await step().catch(() => undefined);
    throw new CommandError(
      `${path.relative(directory, at)} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      {
        code: "output-file",
        hint: "nothing is left of what was written before it; fix this and try again",
        cause: error,
      },
    );
  }
}

/** Removes folders that were made, from the innermost up to the outermost one. Only empty ones can be. */
async function removeFolders(innermost: string, outermost: string): Promise<void> {
  for (let folder = innermost; ; folder = path.dirname(folder)) {
    await rmdir(folder);
    if (folder === outermost) return;
  }
}

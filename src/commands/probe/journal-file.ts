import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { parseJournal, readJournal, type Journal, type JournalRest } from "../../probe/journal.ts";
import { CommandError } from "../command-error.ts";
import { PRIVATE } from "../output/output-file.ts";

/** A journal on the disk. */
export interface JournalFile extends Journal {
  close: () => void;
}

/**
 * Begins a journal. Every line is on the disk before `write` returns, and so is the file's entry in its folder.
 *
 * @param file Absolute path.
 * @throws {CommandError} when it cannot be written, or there is one already: what that says is not undone.
 */
export function beginJournal(file: string, sweepCommand: string): JournalFile {
  if (existsSync(file))
    throw new CommandError(`the probe before this one was interrupted: its journal ${file} is still there`, {
      code: "probe-journal",
      hint: `run ${sweepCommand} first, which deletes what it left`,
    });
  let descriptor: number;
  try {
    descriptor = openSync(file, "wx", PRIVATE);
    syncFolder(path.dirname(file));
  } catch (error) {
    throw new CommandError(`the journal ${file} cannot be written: ${textOf(error)}`, {
      code: "probe-journal",
      hint: "choose another place with --profile: without a journal, nothing is made",
      cause: error,
    });
  }
  return {
    write(line) {
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** What a journal says is not undone; `undefined` where there is none. */
export function readJournalFile(file: string): JournalRest | undefined {
  return existsSync(file) ? readJournal(parseJournal(readFileSync(file, "utf8"))) : undefined;
}

/** Takes a journal away of which nothing is left to undo. */
export function endJournal(file: string): void {
  rmSync(file, { force: true });
}

function syncFolder(folder: string): void {
  // Windows opens no folders, and needs no such care.
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { readJournal, type Journal, type JournalHead, type JournalRest } from "../../probe/journal.ts";
import { parseJournal } from "../../probe/parse-journal.ts";
import { CommandError } from "../command-error.ts";
import { PRIVATE } from "../output/output-file.ts";
import { journalLeft } from "./journal-owner.ts";

/** A journal on the disk. */
export interface JournalFile extends Journal {
  close: () => void;
}

/** A journal that was left, as far as it says something. */
export interface LeftJournal {
  rest?: JournalRest;
  head?: JournalHead;
}

/**
 * Begins a journal. Every line is on the disk before `write` returns, and so is the file's entry in its folder. The first one
 * says which process it is of.
 *
 * @param file Absolute path.
 * @throws {CommandError} when it cannot be written, or there is one already.
 */
export function beginJournal(file: string, sweepCommand: string): JournalFile {
  let descriptor: number;
  try {
    descriptor = openSync(file, "wx", PRIVATE);
    syncFolder(path.dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      throw journalLeft(file, readJournalFile(file, sweepCommand)?.head, sweepCommand);
    throw new CommandError(`the journal ${file} cannot be written: ${textOf(error)}`, {
      code: "probe-journal",
      hint: "choose another place with --profile: without a journal, nothing is made",
      cause: error,
    });
  }
  const owner = { pid: process.pid, host: hostname() };
  return {
    write(line) {
      writeSync(descriptor, `${JSON.stringify("run" in line ? { ...line, ...owner } : line)}\n`);
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/**
 * What a journal says; `undefined` where there is none.
 *
 * @param sweepCommand What deletes what a probe left.
 * @throws {CommandError} when it cannot be read, or something in it is no line of a journal. It stays as it is.
 */
export function readJournalFile(file: string, sweepCommand: string): LeftJournal | undefined {
  const { lines, head, fault } = parseJournal(readText(file) ?? "");
  if (fault)
    throw new CommandError(`line ${fault.line} of the journal ${file} ${fault.because}`, {
      code: "probe-journal",
      hint: `put the line right, or move the file away and run ${sweepCommand}: without it, what has the name and the marker of a probe is deleted`,
    });
  const rest = readJournal(lines);
  return { ...(rest && { rest }), ...(head && { head }) };
}

/** Takes a journal away of which nothing is left to undo. */
export function endJournal(file: string): void {
  rmSync(file, { force: true });
}

/** `undefined` where there is no such file. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new CommandError(`the journal ${file} cannot be read: ${textOf(error)}`, {
      code: "probe-journal",
      hint: "it has to be a file that this user may read; choose another place with --profile",
      cause: error,
    });
  }
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

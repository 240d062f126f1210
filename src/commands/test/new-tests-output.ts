import { printJson } from "../../report/print-json.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** A test file with what it is about. */
export interface WrittenTest {
  address: string;
  path: string;
  text: string;
  remarks: readonly string[];
}

/** An object for which no test can be written. */
export interface LeftOut {
  address: string;
  reason: string;
}

/** The result for reading. */
export function renderText(written: readonly WrittenTest[]): string {
  return written.map(({ path, address }) => `${escapeControls(path)}: ${address}\n`).join("");
}

/** The result for machines. */
export function renderJson(written: readonly WrittenTest[], leftOut: readonly LeftOut[]): string {
  return printJson({
    written: written.map(({ path, address, remarks }) => ({ file: path, address, remarks: [...remarks] })),
    leftOut,
  });
}

/** What people should know besides the result. */
export function tellOfNewTests(io: CommandIo, written: readonly WrittenTest[], leftOut: readonly LeftOut[]): void {
  const { yellow, cyan } = io.style.stderr;
  for (const { address, remarks } of written)
    for (const remark of remarks) io.stderr(`${yellow("Warning:")} ${escapeControls(`${address}: ${remark}`)}\n`);
  for (const { address, reason } of leftOut) io.stderr(`Left out: ${escapeControls(`${address}: ${reason}`)}\n`);
  if (written.length === 0) return;
  io.stderr(`Wrote ${plural(written.length, "test file")} with what the queries do now: read whether that is meant.\n`);
  io.stderr(`${cyan("Hint:")} ${nextCommand("test", io.given)} runs them\n`);
}

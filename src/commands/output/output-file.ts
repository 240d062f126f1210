import { write, writeFile } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { replaceFile } from "../../values/replace-file.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { OutputFormat } from "./output-format.ts";

/** The mode of a file that is for its owner's eyes. */
export const PRIVATE = 0o600;

/**
 * The mode that a new file of a format gets; `undefined` is what the umask leaves. One that was there keeps its mode, so that
 * whoever wants others to read it says so once.
 */
const modes: Record<OutputFormat, number | undefined> = {
  // As much as a saved plan: every value, whole.
  json: PRIVATE,
  html: PRIVATE,
  // Made to be read by others, and by the programs that show them: reviewers, code scanning, test reports.
  text: undefined,
  table: undefined,
  csv: undefined,
  yaml: undefined,
  markdown: undefined,
  github: undefined,
  sarif: undefined,
  junit: undefined,
};

/** How a file is written. */
export interface FileOptions {
  /** What the text is, so that no command is left in it where that matters. @default "text" */
  format?: OutputFormat;
  /** The mode of a regular file. Default: that of the file that was there, else that of the format. */
  mode?: number;
}

/**
 * Writes a file whole or not at all. Pipes and devices are written into and stay what they are. In the job of a runner
 * that looks for commands in the log, what goes into them holds none.
 *
 * @throws {CommandError} when it cannot be written.
 */
export async function writeOutputFile(
  io: CommandIo,
  file: string,
  text: string,
  { format = "text", mode }: FileOptions = {},
): Promise<void> {
  try {
    await writePlace(path.resolve(io.cwd, file), text, {
      mode,
      modeIfNew: modes[format],
      disarmed: () => io.disarm?.(text, format) ?? text,
    });
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      code: "output-file",
      hint: "check that its folder exists and may be written to",
      cause: error,
    });
  }
}

/**
 * The descriptor that a path names: 1 for `/dev/stdout`, 63 for the `/dev/fd/63` that a shell makes of `>(…)`. Opening
 * the path would begin a redirected file anew, and replacing it would cut the reader off.
 */
export function descriptorOf(file: string): number | undefined {
  if (file === "/dev/stdout") return 1;
  if (file === "/dev/stderr") return 2;
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(file) ?? [];
  return number === undefined ? undefined : Number(number);
}

async function writePlace(
  file: string,
  text: string,
  { mode, modeIfNew, disarmed }: { mode: number | undefined; modeIfNew: number | undefined; disarmed: () => string },
): Promise<void> {
  const descriptor = descriptorOf(file);
  if (descriptor !== undefined) return await writeAll(descriptor, disarmed());
  const found = await stat(file).catch(() => undefined);
  if (found && !found.isFile()) return await promisify(writeFile)(file, disarmed());
  await replaceFile(file, text, mode, modeIfNew);
}

async function writeAll(descriptor: number, text: string): Promise<void> {
  let rest = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray((await promisify(write)(descriptor, rest)).bytesWritten);
}

/** Whether a later command can read a file by that name: not a pipe or a device, nor what is open in this process alone. */
export async function canBeRead(io: CommandIo, file: string): Promise<boolean> {
  const place = path.resolve(io.cwd, file);
  return !/^\/(?:dev|proc)\//.test(place) && (await stat(place).catch(() => undefined))?.isFile() === true;
}

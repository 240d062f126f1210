import { write, writeFile } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { replaceFile } from "../../values/replace-file.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/**
 * Writes a file whole or not at all. Pipes and devices are written into and stay what they are.
 *
 * @param mode The mode of a regular file. Default: that of the file that was there, else what the umask leaves.
 * @throws {CommandError} when it cannot be written.
 */
export async function writeOutputFile(io: CommandIo, file: string, text: string, mode?: number): Promise<void> {
  try {
    await writePlace(path.resolve(io.cwd, file), text, mode);
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

async function writePlace(file: string, text: string, mode: number | undefined): Promise<void> {
  const descriptor = descriptorOf(file);
  if (descriptor !== undefined) return await writeAll(descriptor, text);
  const found = await stat(file).catch(() => undefined);
  if (found && !found.isFile()) return await promisify(writeFile)(file, text);
  await replaceFile(file, text, mode);
}

async function writeAll(descriptor: number, text: string): Promise<void> {
  let rest = Buffer.from(text);
  while (rest.length > 0) rest = rest.subarray((await promisify(write)(descriptor, rest)).bytesWritten);
}

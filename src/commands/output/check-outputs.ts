import { stat } from "node:fs/promises";
import path from "node:path";
import { finalPlace } from "../../values/replace-file.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { OutputOptions } from "./output-format.ts";
import { descriptorOf } from "./output-file.ts";

/** A file that a command writes, and the words of the command line that say so. */
interface WrittenFile {
  flag: string;
  file: string;
}

/** Two outputs would go to one file. Nothing is written to any file then: it is not known what each is to hold. */
export class SharedFileError extends CommandError {}

/**
 * Looks whether the files that a command writes can be written at all, before anything is read or done.
 *
 * @throws {SharedFileError} when two outputs would go to one file.
 * @throws {CommandError} when the folder of an `--out` is missing.
 */
export async function checkOutputs(
  io: CommandIo,
  { out = [], files = [] }: Pick<OutputOptions, "out" | "files">,
): Promise<void> {
  const outs = out.map(({ format, file }) => ({ flag: `--out ${format}`, file }));
  await refuseSharedFiles(io, [...files, ...outs]);
  for (const { file } of out) {
    const folder = await stat(path.dirname(path.resolve(io.cwd, file))).catch(() => undefined);
    if (!folder?.isDirectory())
      throw new CommandError(`${file} cannot be written: ${path.dirname(file)} is no folder`, {
        code: "output-file",
        hint: "make the folder first, or name another file",
      });
  }
}

async function refuseSharedFiles(io: CommandIo, files: readonly WrittenFile[]): Promise<void> {
  const byPlace = new Map<string, WrittenFile>();
  for (const each of files) {
    const place = await placeOf(path.resolve(io.cwd, each.file));
    const other = place === undefined ? undefined : byPlace.get(place);
    if (other)
      throw new SharedFileError(`${other.flag} and ${each.flag} name one file: ${each.file}`, {
        code: "usage",
        hint: "give each output a file of its own",
      });
    if (place !== undefined) byPlace.set(place, each);
  }
}

/** What tells a file from others, however it is named; `undefined` for devices such as `/dev/null`, which take anything. */
async function placeOf(file: string): Promise<string | undefined> {
  const descriptor = descriptorOf(file);
  if (descriptor !== undefined) return `descriptor ${descriptor}`;
  const found = await stat(file).catch(() => undefined);
  if (found?.isCharacterDevice()) return undefined;
  return found ? `${found.dev}:${found.ino}` : await finalPlace(file).catch(() => file);
}

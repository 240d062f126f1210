import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/**
 * Writes a file whole or not at all.
 *
 * @throws {CommandError} when it cannot be written.
 */
export async function writeOutputFile(io: CommandIo, file: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(path.resolve(io.cwd, file), text);
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      code: "output-file",
      hint: "check that its folder exists and may be written to",
      cause: error,
    });
  }
}

import { readFileSync } from "node:fs";
import path from "node:path";
import type { CommandIo } from "../io.ts";

/** What a file starts with that its text does not show: a byte order mark, or nothing. A file that is written again keeps it. */
export function byteOrderMark(io: Pick<CommandIo, "cwd">, file: string): string {
  return readFileSync(path.resolve(io.cwd, file), "utf8").startsWith("\uFEFF") ? "\uFEFF" : "";
}

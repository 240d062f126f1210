import { createSanitiser } from "../../recording/sanitise-exchange.ts";
import type { CommandIo } from "../io.ts";
import { openLines, type Trace } from "./trace.ts";

/**
 * Begins a recording in a file: what `--trace` would take down, whole and without anybody's data.
 *
 * @param ownTexts Texts that the program wrote itself, see `SanitiserOptions`. It is looked into at each exchange.
 * @throws {CommandError} when the file cannot be written.
 */
export function openRecording(io: CommandIo, file: string, ownTexts: ReadonlySet<string>): Trace {
  const sanitiser = createSanitiser({ ownTexts });
  const lines = openLines(io, file, "recording");
  return { write: (exchange) => lines.write(sanitiser.take(exchange)), close: lines.close };
}

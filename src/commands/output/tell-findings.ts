import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { renderDiagnosticsText, type Brevity } from "../../report/text/diagnostics-text.ts";
import type { CommandIo } from "../io.ts";
import { findingLine } from "./log-lines.ts";

/**
 * How much is shown by a command whose result is something else: a large project may have the same warning a hundred times.
 * With `--verbose`, all is.
 */
export function brevityFor({ told }: Pick<CommandIo, "told">): Brevity | undefined {
  return told === "verbose"
    ? undefined
    : { mostOfCode: 3, showsAll: "audiencectl validate shows all, and so does --verbose" };
}

/**
 * Tells findings on stderr: as text, or each as a line of a JSON log.
 *
 * @param blank Whether a blank line follows the text. Default true.
 * @param brevity How much of what repeats itself is shown as text. Default: all.
 */
export function tellFindings(
  io: CommandIo,
  diagnostics: readonly Diagnostic[],
  sources: Parameters<typeof renderDiagnosticsText>[1],
  { blank = true, brevity }: { blank?: boolean; brevity?: Brevity | undefined } = {},
): void {
  if (diagnostics.length === 0) return;
  const { log } = io;
  if (log) diagnostics.forEach((diagnostic) => log(findingLine(diagnostic)));
  else io.stderr(`${renderDiagnosticsText(diagnostics, sources, io.style.stderr, brevity)}${blank ? "\n" : ""}`);
}

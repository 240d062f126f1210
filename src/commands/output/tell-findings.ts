import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { renderDiagnosticsText } from "../../report/text/diagnostics-text.ts";
import type { CommandIo } from "../io.ts";
import { findingLine } from "./log-lines.ts";

/**
 * Tells findings on stderr: as text, or each as a line of a JSON log.
 *
 * @param blank Whether a blank line follows the text. Default true.
 */
export function tellFindings(
  io: CommandIo,
  diagnostics: readonly Diagnostic[],
  sources: Parameters<typeof renderDiagnosticsText>[1],
  { blank = true }: { blank?: boolean } = {},
): void {
  if (diagnostics.length === 0) return;
  const { log } = io;
  if (log) diagnostics.forEach((diagnostic) => log(findingLine(diagnostic)));
  else io.stderr(`${renderDiagnosticsText(diagnostics, sources, io.style.stderr)}${blank ? "\n" : ""}`);
}

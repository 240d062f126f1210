import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FormattedFile } from "../../manifest/format-queries.ts";
import { printJson } from "../../report/print-json.ts";
import { escapeControls } from "../../values/printable.ts";

/** For people: the files that were rewritten, or would be. */
export function renderList(changed: readonly (FormattedFile & { file: string })[]): string {
  const count = (number: number): string => (number === 1 ? "1 query" : `${number} queries`);
  return changed.map(({ file, rewritten }) => `${escapeControls(file)}: ${count(rewritten.length)}\n`).join("");
}

/** For machines: the files that were rewritten, or would be, and all that was left alone. */
export function renderJson(files: readonly FormattedFile[], diagnostics: readonly Diagnostic[]): string {
  return printJson({
    files: files.length,
    queries: files.reduce((sum, { queries }) => sum + queries, 0),
    rewritten: files.flatMap(({ rewritten }) => rewritten),
    skipped: files.flatMap(({ skipped }) => skipped),
    diagnostics,
  });
}

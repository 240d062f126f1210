import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { escapeControls } from "../../values/printable.ts";

/** The lines that a finding offers for a manifest. @param columns How far they are indented, besides what is their own. */
export function renderPaste(columns: number, paste: Diagnostic["paste"] = []): string[] {
  return paste.map((line) => `${" ".repeat(columns)}${escapeControls(line)}`.trimEnd());
}

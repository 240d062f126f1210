import { escapeControls } from "../../values/printable.ts";

/** What a spreadsheet takes for the start of a formula, and would compute. */
const formula = /^[=+\-@]/;

/** Rows for a spreadsheet (RFC 4180, with line feeds). A text that a spreadsheet would compute gets an apostrophe before it. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(",")}\n`).join("");
}

function cell(value: string): string {
  const safe = escapeControls(formula.test(value) ? `'${value}` : value);
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

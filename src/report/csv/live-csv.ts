import { escapeControls } from "../../values/printable.ts";
import { liveColumns } from "../live-columns.ts";
import type { LiveList } from "../live-list.ts";

/** What a spreadsheet takes for the start of a formula, and would compute. */
const formula = /^[=+\-@]/;

/**
 * What is live in a space, for a spreadsheet: a line of titles, then a line for each object (RFC 4180, with line feeds). A
 * name that a spreadsheet would compute gets an apostrophe before it. Programs read JSON, where every value stands as it is.
 */
export function renderLiveCsv({ objects }: LiveList): string {
  const rows = [
    liveColumns.map(({ title }) => title),
    ...objects.map((object) => liveColumns.map(({ valueOf }) => valueOf(object))),
  ];
  return rows.map((cells) => `${cells.map(cell).join(",")}\n`).join("");
}

function cell(value: string): string {
  const safe = escapeControls(formula.test(value) ? `'${value}` : value);
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

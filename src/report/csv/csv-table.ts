import type { TableColumn } from "../table-column.ts";
import { csvLines } from "./csv-lines.ts";

/**
 * A table for a spreadsheet: a line of titles, then a line for each row. Programs read JSON, where every value stands as it
 * is.
 */
export function renderCsvTable<Row>(columns: readonly TableColumn<Row>[], entries: readonly Row[]): string {
  return csvLines([
    columns.map(({ title }) => title),
    ...entries.map((entry) => columns.map(({ valueOf }) => valueOf(entry))),
  ]);
}

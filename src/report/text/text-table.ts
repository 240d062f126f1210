import { toPrintable } from "../../values/printable.ts";
import type { Style } from "../style.ts";
import type { TableColumn } from "../table-column.ts";
import { widthOf } from "./fit-line.ts";

/** The most characters of a value: a row is to stay a line. */
const LONGEST = 48;

/** Stands where a row has nothing of a column. */
const NOTHING = "-";

/** Rows below their titles, as lines. Columns that say nothing of any row are left out; without rows there are no lines. */
export function renderTextTable<Row>(
  all: readonly TableColumn<Row>[],
  entries: readonly Row[],
  style: Style,
): string[] {
  if (entries.length === 0) return [];
  const columns = all.filter(
    ({ forPeople = true, valueOf }) => forPeople && entries.some((entry) => valueOf(entry) !== ""),
  );
  const titles = columns.map(({ title }) => title.toUpperCase());
  const rows = entries.map((entry) => columns.map(({ valueOf }) => toPrintable(valueOf(entry), LONGEST) || NOTHING));
  const widths = titles.map((title, at) =>
    rows.reduce((most, cells) => Math.max(most, widthOf(cells[at] ?? "")), widthOf(title)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0, columns[at]?.numbers === true))
      .join("  ")
      .trimEnd();
  return [style.bold(line(titles)), ...rows.map(line)];
}

function pad(cell: string, width: number, toTheRight: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(cell)));
  return toTheRight ? blanks + cell : cell + blanks;
}

import type { Section } from "./budget.ts";

/**
 * A table as a section of a report.
 *
 * @param title A heading or a sentence before it.
 * @param columns The heads of the columns; those that are empty in every row are left out.
 * @param rows Cells in Markdown, made by `cellCode` and its like.
 * @param noun What a row is, for the count of those that had no room.
 */
export function tableSection(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  noun: string,
): Section {
  const kept = columns.map((_, index) => rows.some((row) => row[index] !== ""));
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, index) => kept[index]).join(" | ")} |`;
  const rule = line(columns.map(() => "---"));
  return {
    head: `${title}\n\n${line(columns)}\n${rule}\n`,
    entries: rows.map(line),
    rest: (left) => leftOut(left, noun),
  };
}

/** What is said of entries that had no room. */
export function leftOut(left: number, noun: string): string {
  return `*… and ${left} more ${noun}${left === 1 ? "" : "s"}: there is no room for all of them here; other formats have them.*`;
}

import type { Section } from "./budget.ts";
import { leftOut } from "./table.ts";

/**
 * A box that GitHub colours, as a section of a report. Nothing without entries.
 *
 * @param entries Each with all its lines.
 * @param noun What an entry is, for the count of those that had no room.
 */
export function alertSection(
  sort: "CAUTION" | "WARNING" | "IMPORTANT",
  title: string,
  entries: readonly string[],
  noun: string,
): Section {
  return {
    head: `${quoted(`[!${sort}]\n${title}`)}\n`,
    entries: entries.map(quoted),
    rest: (left) => leftOut(left, noun),
  };
}

/** Entries of a box below a title of their own. */
export interface AlertGroup {
  /** Without marks. */
  title: string;
  entries: readonly string[];
}

/** The same as one box with several titles: whoever sees three boxes of one colour reads the first. */
export function boxSection(sort: "CAUTION" | "WARNING", groups: readonly AlertGroup[]): Section {
  const told = groups.filter(({ entries }) => entries.length > 0);
  return {
    head: `${quoted(`[!${sort}]`)}\n`,
    entries: told.flatMap(({ title, entries: [first = "", ...others] }, index) => [
      `${index > 0 ? ">\n" : ""}${quoted(`**${title}**\n${first}`)}`,
      ...others.map(quoted),
    ]),
    rest: (left) => leftOut(left, "line"),
  };
}

function quoted(text: string): string {
  return text.replaceAll(/^/gm, "> ");
}

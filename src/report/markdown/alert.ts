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

function quoted(text: string): string {
  return text.replaceAll(/^/gm, "> ");
}

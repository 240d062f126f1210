import type { ReportSetting } from "../report-setting.ts";
import { originText, type OriginMarks } from "../origin-text.ts";
import { code } from "./code.ts";
import { wordsUsed } from "./words.ts";

/**
 * GitHub takes comments of 65,536 characters. What is left of that is for a caller who adds a line of its own. Counted in
 * UTF-16 units, of which a text has at least as many as characters.
 */
export const MARKDOWN_BUDGET = 64_000;

/** A part of a report that may be shown in part: a head and whole entries, the first ones that fit. */
export interface Section {
  /** What stands before the entries: a heading, the head of a table. */
  head: string;
  entries: readonly string[];
  /** Between two entries. Default: a line break. */
  separator?: string;
  /** What is said of entries that had no room. @param left How many, at least one. */
  rest: (left: number) => string;
}

/** The fewest characters that a report may be held to: what is always there needs room. */
export const SMALLEST_BUDGET = 4000;

const marks: OriginMarks = { code, link: (address, text) => `[${text}](${address})` };

const GAP = "\n\n";

/** An entry that takes such a share of the room is left out by itself; those after it may well fit. */
const LARGE_ENTRY = 0.3;

/** Words are explained in no more than such a share of the room. */
const MOST_FOR_WORDS = 0.1;

/**
 * Puts a report together as it is set: no longer than asked for, and with what it was made from at its end.
 *
 * @param parts `words`: whether its end explains the words of the glossary that it uses.
 * @see composeWithin
 */
export function composeReport(
  { markdownLimit = MARKDOWN_BUDGET, origin }: ReportSetting,
  { words = false, ...parts }: Parameters<typeof composeWithin>[1] & { words?: boolean },
): string {
  const closing = [parts.closing, originText(origin, marks)].filter((text) => text !== "").join(" ");
  const budget = Math.max(markdownLimit, SMALLEST_BUDGET);
  const report = composeWithin(budget, { ...parts, closing });
  const explained = words ? wordsUsed(report) : "";
  if (explained === "" || explained.length > budget * MOST_FOR_WORDS) return report;
  return composeWithin(budget, { ...parts, closing: `${explained}${closing}` });
}

/**
 * Puts a report together that is no longer than the budget: sections in the order of their importance, each with as many
 * of its entries as there is room for. What has no room is counted. No entry is ever cut.
 *
 * @param opening Always there, before everything else.
 * @param closing Always there, at the end.
 */
export function composeWithin(
  budget: number,
  { opening, sections, closing }: { opening: string; sections: readonly Section[]; closing: string },
): string {
  // Every section may have to say that it has no room.
  const reserves = sections.map(
    ({ head, entries, rest }) => GAP.length * 2 + head.length + rest(entries.length).length,
  );
  let left = budget - opening.length - closing.length - GAP.length - 1;
  let reserved = reserves.reduce((sum, each) => sum + each, 0);
  const parts = [opening];
  for (const [index, section] of sections.entries()) {
    reserved -= reserves[index] ?? 0;
    const text = fill(section, left - reserved - GAP.length);
    if (text === undefined) continue;
    parts.push(text);
    left -= text.length + GAP.length;
  }
  return `${[...parts, closing].join(GAP)}\n`;
}

function fill({ head, entries, separator = "\n", rest }: Section, room: number): string | undefined {
  if (entries.length === 0) return undefined;
  const whole = `${head}${entries.join(separator)}`;
  if (whole.length <= room) return whole;
  let text = head;
  let shown = 0;
  for (const entry of entries) {
    const next = `${text}${shown > 0 ? separator : ""}${entry}`;
    if (next.length + GAP.length + rest(entries.length - shown).length <= room) {
      text = next;
      shown += 1;
    } else if (entry.length < room * LARGE_ENTRY) break;
  }
  return shown === 0
    ? `${head.trimEnd()}${GAP}${rest(entries.length)}`
    : `${text}${GAP}${rest(entries.length - shown)}`;
}

import { escapeControls } from "../../values/printable.ts";
import { type Style } from "../style.ts";

/** Something that is explained: its name, what stands beside that, and lines about it, some of them with a label. */
export interface PageEntry {
  name: string;
  beside?: string;
  lines: readonly (string | readonly [label: string, text: string])[];
}

/** A list of names, each with a few words. */
export interface PageList {
  title: string;
  rows: readonly (readonly [name: string, words: string])[];
}

/** Entries with a blank line between them. Ends with a line break. */
export function renderEntriesText(entries: readonly PageEntry[], style: Style): string {
  return `${entries.map((entry) => renderEntry(entry, style)).join("\n\n")}\n`;
}

/** Lists, each with its names in one column and the words in another. Ends with a line break. */
export function renderListsText(lists: readonly PageList[], style: Style): string {
  const width = Math.max(...lists.flatMap(({ rows }) => rows.map(([name]) => name.length)));
  const blocks = lists.map(({ title, rows }) => [
    style.bold(title),
    ...rows.map(([name, words]) => `  ${style.cyan(name)}${" ".repeat(width - name.length)}  ${escapeControls(words)}`),
  ]);
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function renderEntry({ name, beside, lines }: PageEntry, style: Style): string {
  const head = `${style.bold(name)}${beside === undefined ? "" : `  ${style.cyan(beside)}`}`;
  return [head, ...lines.flatMap((line) => renderLine(line, style))].join("\n");
}

function renderLine(line: PageEntry["lines"][number], style: Style): string[] {
  if (typeof line === "string") return [`  ${escapeControls(line)}`];
  const [label, text] = line;
  const [first = "", ...rest] = text.split("\n").map(escapeControls);
  return [`  ${style.dim(`${label}:`)} ${first}`, ...rest.map((each) => `    ${each}`)];
}

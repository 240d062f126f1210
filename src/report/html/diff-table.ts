import { count } from "../../values/words.ts";
import { pairLines, type LinePair } from "./line-pairs.ts";
import { markWords } from "./marked-words.ts";
import { markup, type Markup } from "./markup.ts";

/** How the two sides of a comparison are called. */
export interface SideNames {
  before: string;
  after: string;
}

/** So many unchanged lines stay around a changed one; runs that save fewer than `LEAST_FOLDED` stay whole. */
const CONTEXT = 3;
const LEAST_FOLDED = 4;

/** Two texts side by side, with the changed words marked. */
export function renderDiffTable(before: string, after: string, names: SideNames): Markup {
  const rows = pairLines(before, after);
  const folded = foldRows(rows);
  return markup`<table class="diff"><colgroup><col class="no"><col><col class="no"><col></colgroup><thead><tr><th scope="col" colspan="2">${names.before}</th><th scope="col" colspan="2">${names.after}</th></tr></thead>
<tbody>${folded.map((row) => (typeof row === "number" ? renderFold(row) : renderRow(row)))}</tbody></table>`;
}

function renderFold(lines: number): Markup {
  return markup`<tr class="fold"><td colspan="4">${count(lines)} unchanged lines left out</td></tr>\n`;
}

function renderRow({ before, after, same }: LinePair): Markup {
  if (same) return markup`<tr class="same">${renderCell(before, " ")}${renderCell(after, " ")}</tr>\n`;
  const marked = before && after ? markWords(before.text, after.text) : undefined;
  return markup`<tr>${renderCell(before, "-", marked?.before)}${renderCell(after, "+", marked?.after)}</tr>\n`;
}

function renderCell(line: LinePair["before"], sign: "-" | "+" | " ", marked?: Markup): Markup {
  if (!line) return markup`<td class="none"></td><td class="none"></td>`;
  const text = marked ?? markup`${line.text}`;
  if (sign === " ") return markup`<td class="no">${line.number}</td><td>${text}</td>`;
  return sign === "-"
    ? markup`<td class="no del">${line.number}</td><td class="del"><del>${text}</del></td>`
    : markup`<td class="no ins">${line.number}</td><td class="ins"><ins>${text}</ins></td>`;
}

/** The rows with a number in the place of long runs that are the same on both sides. */
function foldRows(rows: readonly LinePair[]): (LinePair | number)[] {
  const near = new Set<number>();
  for (const [index, { same }] of rows.entries())
    if (!same) for (let at = index - CONTEXT; at <= index + CONTEXT; at++) near.add(at);
  const folded: (LinePair | number)[] = [];
  let index = 0;
  while (index < rows.length) {
    let end = index;
    while (end < rows.length && !near.has(end)) end++;
    if (end - index >= LEAST_FOLDED) folded.push(end - index);
    else folded.push(...rows.slice(index, (end = Math.max(end, index + 1))));
    index = end;
  }
  return folded;
}

import type { JsonValue } from "../../values/json.ts";
import { liveLines, showLive } from "../field-values.ts";
import { quote } from "../style.ts";
import { renderDiffTable, type SideNames } from "./diff-table.ts";
import type { FieldRow } from "./field-rows.ts";
import { markWords } from "./marked-words.ts";
import { markup, type Fill, type Markup } from "./markup.ts";

/** Values up to this length stand on one line, in characters. */
const LONGEST_INLINE = 48;

/** Fields with their values held against each other. */
export function renderFieldList(rows: readonly FieldRow[], names: SideNames): Markup | undefined {
  if (rows.length === 0) return undefined;
  return markup`<dl class="fields">\n${rows.map((row) => renderField(row, names))}</dl>`;
}

function renderField(row: FieldRow, names: SideNames): Markup {
  const wide = isWide(row);
  const notes = row.notes.map((note) => markup` <span class="note">${note}</span>`);
  return markup`<div class="field${wide && " wide"}"><dt><code>${row.field}</code>${notes}</dt>
<dd>${wide ? renderLines(row, names) : renderInline(row)}${renderReading(row, names)}</dd></div>\n`;
}

function isWide({ lines, before, after }: FieldRow): boolean {
  return lines || [before, after].some((value) => quote(value).length > LONGEST_INLINE);
}

function renderLines({ before, after }: FieldRow, names: SideNames): Fill {
  if (before !== undefined && after !== undefined) return renderDiffTable(liveLines(before), liveLines(after), names);
  const text = liveLines(after ?? before ?? "");
  return markup`<pre class="${before === undefined ? "ins" : "del"}">${text.split("\n").map((line) => markup`${line}\n`)}</pre>`;
}

function renderInline({ before, after, goes }: FieldRow): Markup {
  if (before === undefined && after !== undefined) return markup`<ins><code>${valueText(after)}</code></ins>`;
  if (goes) return markup`<del><code>${valueText(before)}</code></del>`;
  if (after === undefined && before !== undefined)
    return markup`<del><code>${valueText(before)}</code></del> <span class="arrow">→</span> no value`;
  return markup`<del><code>${valueText(before)}</code></del> <span class="arrow">→</span> <ins><code>${valueText(after)}</code></ins>`;
}

function valueText(value: JsonValue | undefined): string {
  return value === undefined ? "" : showLive(value);
}

function renderReading({ reading }: FieldRow, names: SideNames): Fill {
  if (!reading) return undefined;
  const { before, after } = reading;
  if (before === undefined || after === undefined)
    return markup`<div class="words"><p><b>Meaning</b> ${after ?? before}</p></div>`;
  const marked = markWords(before, after);
  return markup`<div class="words two"><p class="del"><b>${names.before}</b> <del>${marked.before}</del></p>
<p class="ins"><b>${names.after}</b> <ins>${marked.after}</ins></p></div>`;
}

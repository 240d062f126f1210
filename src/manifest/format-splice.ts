import type { QueryPlace } from "./format-find.ts";
import type { FormattedQuery } from "./format-query-text.ts";
import { isUnprintable, writeLineScalar, type LineStyle } from "./format-scalar.ts";

/** A replacement in a file: the text between `start` and `end` becomes `text`. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** What has to be replaced in a file to write one query anew; nothing when it looks as it should. */
export interface QuerySplices {
  /** The query as it will be read, without line breaks at its end. */
  value: string;
  splices: Splice[];
}

/** Works out how a formatted query gets into the file with every byte around it, comments included, left alone. */
export function spliceQuery(
  source: string,
  place: QueryPlace,
  { line, lines }: Extract<FormattedQuery, { type: "formatted" }>,
): QuerySplices {
  const { type, range } = place.scalar;
  const value = place.flow || isUnprintable(line) ? line : lines;
  const wide = value.includes("\n");
  if (type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED")
    return { value, splices: spliceBlock(source, place, value, type === "BLOCK_FOLDED" && !wide) };
  const written = source.slice(range[0], range[1]);
  if (!wide && place.value === value && !written.includes("\n")) return { value, splices: [] };
  if (wide) return { value, splices: toBlock(source, place, value) };
  const style: LineStyle = type === "QUOTE_SINGLE" || type === "QUOTE_DOUBLE" ? type : "PLAIN";
  const text = writeLineScalar(value, style, place.flow);
  return { value, splices: [{ start: range[0], end: range[1], text }] };
}

/** Writes the content of a text block anew, at its own indentation. Its header keeps its comment and chomping. */
function spliceBlock(source: string, place: QueryPlace, value: string, folded: boolean): Splice[] {
  const [start, end] = place.scalar.range;
  const written = source.slice(start, end);
  const header = /^[|>][-+0-9]*/.exec(written)?.[0] ?? "";
  const contentStart = start + written.indexOf("\n") + 1;
  const contentEnd = endOfLine(source, start + written.trimEnd().length);
  const content = source.slice(contentStart, contentEnd);
  const isAsWanted = endsAfter(place.value, value) && (folded ? !content.includes("\n") : header.startsWith("|"));
  if (isAsWanted) return [];
  const explicit = /\d/.test(header);
  const own = /^ +(?=\S)/m.exec(content)?.[0].length ?? place.indent;
  const text = indentLines(value, explicit ? place.indent : own, lineBreakOf(source));
  return [
    { start, end: start + header.length, text: (folded ? ">" : "|") + header.slice(1).replace(/\d/, "") },
    { start: contentStart, end: contentEnd, text },
  ];
}

/** Turns a scalar of another style into a text block. A comment after it stays on the line of the block's header. */
function toBlock(source: string, { keyEnd, scalar, indent }: QueryPlace, value: string): Splice[] {
  const [start, end] = scalar.range;
  const gap = source.slice(keyEnd, start);
  const lineEnd = endOfLine(source, end);
  const lineBreak = lineBreakOf(source);
  return [
    // A value on the line after its key moves up, unless there is a comment in between.
    gap.trim() === ":" && gap.includes("\n") ? { start: keyEnd, end, text: ": |" } : { start, end, text: "|" },
    { start: lineEnd, end: lineEnd, text: lineBreak + indentLines(value, indent, lineBreak) },
  ];
}

/** Whether a value is the wanted one but for line breaks, and blank lines, at its end. */
function endsAfter(value: string, wanted: string): boolean {
  const rest = value.startsWith(wanted) ? value.slice(wanted.length) : "no";
  return rest.trim() === "" && !/^[ \t]/.test(rest);
}

function indentLines(text: string, indent: number, lineBreak: string): string {
  return text
    .split("\n")
    .map((line) => " ".repeat(indent) + line)
    .join(lineBreak);
}

/** The end of the line that an offset is on, before its line break. */
function endOfLine(source: string, offset: number): number {
  const end = source.indexOf("\n", offset);
  if (end === -1) return source.length;
  return source.charAt(end - 1) === "\r" && end > offset ? end - 1 : end;
}

/** The line break of a file, by its first line. */
function lineBreakOf(source: string): string {
  return source.charAt(source.indexOf("\n") - 1) === "\r" ? "\r\n" : "\n";
}

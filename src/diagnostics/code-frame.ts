import type { SourceRange } from "./diagnostic.ts";
import { toCells, type Cell } from "../values/printable.ts";
import type { SourceText } from "./source-text.ts";

/** How the parts of a frame are painted; a terminal passes colour functions, everything else leaves them out. */
export interface CodeFrameColour {
  /** The `>` and the carets. */
  mark: (text: string) => string;
  /** Line numbers and the lines around the place. */
  dim: (text: string) => string;
}

/** What a frame looks like. */
export interface CodeFrameOptions {
  /** Lines shown before and after the place. @default 2 */
  context?: number;
  /** Painters; plain text when left out. */
  colour?: CodeFrameColour;
  /** Columns of source text shown; longer lines are cut around the carets. @default 100 */
  width?: number;
}

const plain: CodeFrameColour = { mark: (text) => text, dim: (text) => text };

/**
 * The lines of a file around a place, numbered, with `>` at the first line of the place and carets under it.
 * Columns are counted in UTF-16 units, as everywhere; tabs and wide characters keep the carets aligned.
 *
 * @returns The lines joined by `\n`, without a line break at the end.
 */
export function renderCodeFrame(source: SourceText, range: SourceRange, options: CodeFrameOptions = {}): string {
  const { context = 2, colour = plain, width = 100 } = options;
  const numbers = Array.from({ length: 2 * context + 1 }, (_, index) => range.line - context + index);
  const shown = numbers.filter((number) => isShown(source, number, range.line));
  const digits = String(shown.at(-1) ?? range.line).length;
  const offset = cutOffset(range.column, width);
  return shown
    .flatMap((number) => {
      const line = cutLine(source.line(number) ?? "", offset, width);
      const label = String(number).padStart(digits);
      if (number !== range.line) return [colour.dim(`  ${label} | ${drawText(line)}`.trimEnd())];
      return [
        `${colour.mark(">")} ${colour.dim(`${label} |`)} ${drawText(line)}`.trimEnd(),
        `  ${" ".repeat(digits)} ${colour.dim("|")} ${drawCarets(line, range, colour)}`,
      ];
    })
    .join("\n");
}

/** Leaves out what is not there, and the empty line after the last line break. */
function isShown(source: SourceText, number: number, marked: number): boolean {
  const line = number < 1 ? undefined : source.line(number);
  return line !== undefined && (number === marked || line !== "" || source.line(number + 1) !== undefined);
}

/** A part of a line: `start` is the column, from 0, of its first character. */
interface CutLine {
  text: string;
  start: number;
  cutBefore: boolean;
  cutAfter: boolean;
}

/** The first column, from 0, that is shown: the line's start while the place fits, else a third of the width before it. */
function cutOffset(column: number, width: number): number {
  return column <= width * 0.8 ? 0 : column - 1 - Math.floor(width / 3);
}

function cutLine(text: string, offset: number, width: number): CutLine {
  // A cut between the halves of a surrogate pair would show two broken characters.
  const start = isLowSurrogate(text, offset) ? offset + 1 : offset;
  const end = isLowSurrogate(text, start + width) ? start + width + 1 : start + width;
  return { text: text.slice(start, end), start, cutBefore: start > 0, cutAfter: text.length > end };
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function drawText({ text, cutBefore, cutAfter }: CutLine): string {
  const drawn = toCells(text)
    .map((cell) => cell.text)
    .join("");
  return `${cutBefore ? "…" : ""}${drawn}${cutAfter ? "…" : ""}`;
}

function drawCarets(line: CutLine, range: SourceRange, colour: CodeFrameColour): string {
  const from = range.column - 1 - line.start;
  const to = range.endLine > range.line ? line.text.trimEnd().length : range.endColumn - 1 - line.start;
  const before = toCells(line.text.slice(0, from));
  const under = toCells(line.text.slice(from, Math.max(from, to)));
  return (
    " ".repeat(sumWidths(before) + Number(line.cutBefore)) + colour.mark("^".repeat(Math.max(1, sumWidths(under))))
  );
}

function sumWidths(row: readonly Cell[]): number {
  return row.reduce((sum, cell) => sum + cell.width, 0);
}

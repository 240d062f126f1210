import type { Scalar } from "yaml";
import { isUnfileable } from "../../values/printable.ts";
import type { YamlField } from "./find-field.ts";
import { endOfLine, lineBreakOf, type TextEdit } from "./text-edit.ts";

/** The mark of a literal text block, of which the second stands for a text without a line break at its end. */
export type BlockHeader = "|" | "|-";

/** Whether a scalar is written as a text block. */
export function isBlock({ type }: Scalar.Parsed): boolean {
  return type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
}

/** A block takes its indentation from its first line, so that one must not start with a blank, nor may there be none. */
export function fitsBlock(text: string): boolean {
  return /^\S/.test(text) && !/\s$/.test(text) && !isUnfileable(text);
}

/**
 * Writes the content of a text block anew, at its own indentation. Its header keeps its comment and its chomping; a folded
 * block that gets several lines becomes a literal one.
 *
 * @param text Without line breaks at its end.
 */
export function editBlock(source: string, { indent }: YamlField, node: Scalar.Parsed, text: string): TextEdit[] {
  const [start, end] = blockRange(source, node);
  const header = /^[|>][-+0-9]*/.exec(source.slice(start))?.[0] ?? "";
  const contentStart = endOfLine(source, start);
  const own = /^ +(?=\S)/m.exec(source.slice(contentStart, end))?.[0].length ?? indent;
  const style = node.type === "BLOCK_FOLDED" && !text.includes("\n") ? ">" : "|";
  const lineBreak = lineBreakOf(source);
  const content = indentLines(text, /\d/.test(header) ? indent : own, lineBreak);
  return [
    { start, end: start + header.length, text: style + header.slice(1).replace(/\d/, "") },
    { start: contentStart, end, text: lineBreak + content },
  ];
}

/** Turns a scalar on a line into a text block. A comment after it stays on the line of the block's header. */
export function toBlock(
  source: string,
  { key, indent }: YamlField,
  node: Scalar.Parsed,
  text: string,
  header: BlockHeader,
): TextEdit[] {
  const [start, end] = node.range;
  const gap = source.slice(key.range[1], start);
  const lineEnd = endOfLine(source, end);
  const lineBreak = lineBreakOf(source);
  return [
    // A value on the line after its key moves up, unless there is a comment in between.
    gap.trim() === ":" && gap.includes("\n")
      ? { start: key.range[1], end, text: `: ${header}` }
      : { start, end, text: header },
    { start: lineEnd, end: lineEnd, text: lineBreak + indentLines(text, indent, lineBreak) },
  ];
}

/** From the header of a block to the end of its last line with text; blank lines after it belong to what follows. */
export function blockRange(source: string, { range: [start, end] }: Scalar.Parsed): [start: number, end: number] {
  return [start, endOfLine(source, start + Math.max(0, source.slice(start, end).trimEnd().length - 1))];
}

function indentLines(text: string, indent: number, lineBreak: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(indent) + line))
    .join(lineBreak);
}

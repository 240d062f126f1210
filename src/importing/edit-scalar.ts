import { isScalar, type Scalar } from "yaml";
import type { FieldPlace } from "./find-field.ts";
import { toLineStyle, writeLineScalar, type ScalarValue } from "./scalar-text.ts";
import { endOfLine, lineBreakOf, type TextEdit } from "./text-edit.ts";
import { isUnprintable } from "./yaml-text.ts";

/**
 * Replaces a scalar in its own style where that can hold the new value, with every byte around it left alone.
 *
 * @param wide Whether a value of several lines becomes a text block even where quotes would do.
 */
export function editScalar(source: string, place: FieldPlace, value: ScalarValue, wide: boolean): TextEdit[] {
  const { value: node, flow } = place;
  if (!isScalar(node)) throw new TypeError("only a scalar can be edited as one");
  const blocky = typeof value === "string" && !flow && fitsBlock(value) ? value : undefined;
  if (blocky !== undefined && isBlock(node)) return editBlock(source, place, node, blocky);
  if (blocky?.includes("\n") === true && (wide || node.type === "PLAIN"))
    return toBlock(source, place, node, blocky, wide ? "|" : "|-");
  const [start, end] = isBlock(node) ? blockRange(source, node) : node.range;
  const text = writeLineScalar(value, isBlock(node) ? "QUOTE_DOUBLE" : toLineStyle(node.type), flow);
  return [{ start, end, text }];
}

/** Writes the content of a text block anew, at its own indentation. Its header keeps its comment and its chomping. */
function editBlock(source: string, { indent }: FieldPlace, node: Scalar.Parsed, value: string): TextEdit[] {
  const [start, end] = blockRange(source, node);
  const header = /^[|>][-+0-9]*/.exec(source.slice(start))?.[0] ?? "";
  const contentStart = endOfLine(source, start);
  const own = /^ +(?=\S)/m.exec(source.slice(contentStart, end))?.[0].length ?? indent;
  const style = node.type === "BLOCK_FOLDED" && !value.includes("\n") ? ">" : "|";
  const lineBreak = lineBreakOf(source);
  return [
    { start, end: start + header.length, text: style + header.slice(1).replace(/\d/, "") },
    {
      start: contentStart,
      end,
      text: lineBreak + indentLines(value, /\d/.test(header) ? indent : own, lineBreak),
    },
  ];
}

/** Turns a scalar on a line into a text block. A comment after it stays on the line of the block's header. */
function toBlock(
  source: string,
  { key, indent }: FieldPlace,
  node: Scalar.Parsed,
  value: string,
  header: string,
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
    { start: lineEnd, end: lineEnd, text: lineBreak + indentLines(value, indent, lineBreak) },
  ];
}

/** From the header of a block to the end of its last line with text; blank lines after it belong to what follows. */
function blockRange(source: string, { range: [start, end] }: Scalar.Parsed): [number, number] {
  return [start, endOfLine(source, start + Math.max(0, source.slice(start, end).trimEnd().length - 1))];
}

function isBlock({ type }: Scalar.Parsed): boolean {
  return type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
}

/** A block takes its indentation from its first line, so that one must not start with a blank, nor may there be none. */
function fitsBlock(value: string): boolean {
  return /^\S/.test(value) && !/\s$/.test(value) && !isUnprintable(value);
}

function indentLines(text: string, indent: number, lineBreak: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(indent) + line))
    .join(lineBreak);
}

import { isScalar, type ParsedNode, type Scalar, type YAMLSeq } from "yaml";
import type { YamlField } from "./find-field.ts";
import { toLineStyle, writeScalar, type ScalarValue } from "./write-scalar.ts";
import { lineBreakOf, nextLine, startOfLine, endOfLine, type TextEdit } from "./text-edit.ts";

/** The edits that make a list of scalars the wanted one; `undefined` where the text does not allow it. */
export type ListEdits = TextEdit[] | undefined;

/**
 * Brings a list of scalars to new values. Items that stay keep their place, their spelling and their comments; new ones
 * follow them, written like the last.
 *
 * @param ordered Whether the order of the items has a meaning, so that it has to be the wanted one as well.
 */
export function editList(
  source: string,
  { value: node }: YamlField,
  values: readonly ScalarValue[],
  ordered: boolean,
): ListEdits {
  const seq = node as YAMLSeq.Parsed;
  const items = seq.items.filter((item): item is Scalar.Parsed => isScalar(item));
  if (items.length !== seq.items.length || items.length === 0) return undefined;
  const kept = items.filter((item) => values.includes(item.value as ScalarValue));
  const added = values.filter((value) => items.every((item) => item.value !== value));
  const result = [...kept.map(({ value }) => value), ...added];
  const reordered = ordered && (result.length !== values.length || result.some((value, at) => value !== values[at]));
  const style = toLineStyle(items.at(-1)?.type);
  if (reordered)
    return seq.flow
      ? flowList(
          source,
          seq,
          values.map((value) => writeScalar(value, style, true)),
        )
      : undefined;
  if (seq.flow) {
    const texts = kept.map(({ range: [start, end] }) => source.slice(start, end));
    return flowList(source, seq, [...texts, ...added.map((value) => writeScalar(value, style, true))]);
  }
  return blockList(
    source,
    items,
    kept,
    added.map((value) => writeScalar(value, style, false)),
  );
}

function flowList(source: string, { range: [start, end] }: YAMLSeq.Parsed, texts: readonly string[]): ListEdits {
  const written = source.slice(start, end);
  // Comments between the items of a flow list would be lost.
  if (/(^|\s)#/m.test(written)) return undefined;
  const blank = written.startsWith("[ ") && written.length > 2 ? " " : "";
  return [{ start, end, text: `[${blank}${texts.join(", ")}${blank}]` }];
}

function blockList(
  source: string,
  items: readonly ParsedNode[],
  kept: readonly ParsedNode[],
  added: readonly string[],
): ListEdits {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last || !items.every((item) => standsAlone(source, item))) return undefined;
  const dash = source.slice(startOfLine(source, first.range[0]), first.range[0]).replace(/[^ -]/g, " ");
  const lineBreak = lineBreakOf(source);
  const insertAt = endOfLine(source, last.range[1]);
  const removed = items.filter((item) => !kept.includes(item));
  const edits = removed.map(({ range: [start, end] }): TextEdit => ({
    start: startOfLine(source, start),
    end: nextLine(source, end),
    text: "",
  }));
  if (added.length === 0) return edits;
  const text = added.map((item) => dash + item).join(lineBreak);
  // Where the last item goes, the new ones take its place instead of following it.
  if (removed.includes(last)) {
    const { start } = edits.pop() ?? { start: insertAt };
    return [...edits, { start, end: insertAt, text }];
  }
  return [...edits, { start: insertAt, end: insertAt, text: lineBreak + text }];
}

/** Whether an item has a line of its own that starts with nothing but its dash. */
function standsAlone(source: string, { range: [start, end] }: ParsedNode): boolean {
  const written = source.slice(start, end);
  return /^ *- +$/.test(source.slice(startOfLine(source, start), start)) && !written.includes("\n");
}

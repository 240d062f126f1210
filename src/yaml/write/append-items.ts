import { isSeq } from "yaml";
import type { SourceText } from "../../diagnostics/source-text.ts";
import type { JsonObject } from "../../values/json.ts";
import { childPointer, type Pointer } from "../../values/pointer.ts";
import type { YamlField } from "./find-field.ts";
import { extentOf } from "./replace-value.ts";
import { endOfLine, lineBreakOf, type TextEdit } from "./text-edit.ts";
import { writeYaml } from "./write-yaml.ts";

/** An entry of a list, and what people should know about what is in it, by its place in the entry. */
export interface NewItem {
  value: JsonObject;
  comments: ReadonlyMap<Pointer, string>;
}

/**
 * Adds entries to the end of a list, on lines of their own; what is there stays byte for byte. `undefined` where the list is not
 * empty and not written one entry a line.
 */
export function appendItems(source: SourceText, field: YamlField, items: readonly NewItem[]): TextEdit[] | undefined {
  const { key, value: list, flow, indent } = field;
  const { text } = source;
  if (!isSeq(list) || flow) return undefined;
  const lineBreak = lineBreakOf(text);
  const written = (blanks: number): string =>
    writeItems(items)
      .map((line) => lineBreak + (line === "" ? "" : " ".repeat(blanks) + line))
      .join("");
  if (list.flow !== true) {
    const [start, end] = extentOf(text, list);
    const at = endOfLine(text, end);
    return [{ start: at, end: at, text: written(source.position(start).column - 1) }];
  }
  const [start, end] = [key.range[1], list.range[1]];
  if (!/^[ \t]*:[ \t]*\[[ \t]*\]$/.test(text.slice(start, end))) return undefined;
  const at = endOfLine(text, end);
  return [
    { start, end, text: ":" },
    { start: at, end: at, text: written(indent) },
  ];
}

/** The lines of entries, each from its dash on. */
function writeItems(items: readonly NewItem[]): string[] {
  const comments = items.flatMap(({ comments: own }, index) =>
    [...own].map(([pointer, text]) => [childPointer("/k", index) + pointer, text] as const),
  );
  const k = items.map(({ value }) => value);
  const [, ...lines] = writeYaml({ k }, new Map(comments)).trimEnd().split("\n");
  return lines.map((line) => line.slice("  ".length));
}

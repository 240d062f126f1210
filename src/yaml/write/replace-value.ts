import { isAlias, isCollection, isScalar, visit, type ParsedNode } from "yaml";
import type { SourceText } from "../../diagnostics/source-text.ts";
import type { JsonValue } from "../../values/json.ts";
import { blockRange, isBlock } from "./edit-block.ts";
import type { YamlField } from "./find-field.ts";
import { endOfLine, lineBreakOf, type TextEdit } from "./text-edit.ts";
import { writeFlow } from "./write-flow.ts";
import { writeYaml } from "./write-yaml.ts";

/**
 * Writes the value of a field anew, whatever it was and is: one of several lines on lines, any other on its line.
 * `undefined` where that would lose a comment, or touch what other places use.
 */
export function replaceValue(source: SourceText, field: YamlField, value: JsonValue): TextEdit[] | undefined {
  const { key, value: node } = field;
  const { text } = source;
  if (isMarked(node)) return undefined;
  const [start, end] = extentOf(text, node);
  const onLines = isCollection(node) && node.flow !== true;
  const from = onLines ? key.range[1] : start;
  // On its line, what follows stays where it is.
  if (!isScalar(node) && /(^|\s)#/m.test(text.slice(from, onLines ? endOfLine(text, end) : end))) return undefined;
  return [{ start: from, end, text: onLines ? writeBelow(source, key.range[0], value) : writeFlow(value) }];
}

/** From the colon on, indented for a key at an offset. */
function writeBelow(source: SourceText, keyStart: number, value: JsonValue): string {
  const [first = "", ...others] = writeYaml({ k: value }).trimEnd().split("\n");
  const indent = " ".repeat(source.position(keyStart).column - 1);
  const lines = [first.slice("k".length), ...others.map((line) => (line === "" ? "" : indent + line))];
  return lines.join(lineBreakOf(source.text));
}

/** Whether a value has marks that its text alone does not tell: anchors, aliases and tags. */
function isMarked(node: ParsedNode): boolean {
  let marked = false;
  visit(node, {
    Node: (_key, each) => {
      marked ||= isAlias(each) || each.anchor !== undefined || each.tag !== undefined;
    },
    Alias: () => {
      marked = true;
    },
  });
  return marked;
}

/** Where a value starts and ends, without what follows its last line. */
export function extentOf(text: string, node: ParsedNode): [start: number, end: number] {
  if (isScalar(node)) return isBlock(node) ? blockRange(text, node) : [node.range[0], node.range[1]];
  const [start] = node.range;
  if (isCollection(node) && node.flow === true) return [start, node.range[1]];
  let end = start;
  visit(node, {
    Node: (_key, each) => {
      const leaf = !isCollection(each) || each.flow === true ? (each as ParsedNode).range[1] : start;
      end = Math.max(end, leaf);
    },
  });
  return [start, start + text.slice(start, end).trimEnd().length];
}

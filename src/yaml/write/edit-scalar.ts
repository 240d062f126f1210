import { isScalar } from "yaml";
import { blockRange, editBlock, fitsBlock, isBlock, toBlock } from "./edit-block.ts";
import type { YamlField } from "./find-field.ts";
import type { TextEdit } from "./text-edit.ts";
import { toLineStyle, writeScalar, type ScalarValue } from "./write-scalar.ts";

/**
 * Replaces a scalar in its own style where that can hold the new value, with every byte around it left alone.
 *
 * @param wide Whether a value of several lines becomes a text block even where quotes would do.
 */
export function editScalar(source: string, field: YamlField, value: ScalarValue, wide: boolean): TextEdit[] {
  const { value: node, flow } = field;
  if (!isScalar(node)) throw new TypeError("only a scalar can be edited as one");
  const blocky = typeof value === "string" && !flow && fitsBlock(value) ? value : undefined;
  if (blocky !== undefined && isBlock(node)) return editBlock(source, field, node, blocky);
  if (blocky?.includes("\n") === true && (wide || node.type === "PLAIN"))
    return toBlock(source, field, node, blocky, wide ? "|" : "|-");
  const [start, end] = isBlock(node) ? blockRange(source, node) : node.range;
  const text = writeScalar(value, isBlock(node) ? "QUOTE_DOUBLE" : toLineStyle(node.type), flow);
  return [{ start, end, text }];
}

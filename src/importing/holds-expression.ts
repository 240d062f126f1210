import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import { asWritten, holdsExpression } from "../values/template.ts";

/** Whether a value that is written out holds an interpolation. */
export function nodeHoldsExpression(node: ParsedNode | null): boolean {
  if (isSeq(node)) return node.items.some((item) => nodeHoldsExpression(item));
  if (isMap(node)) return node.items.some(({ value }) => nodeHoldsExpression(value));
  return isScalar(node) && typeof node.value === "string" && holdsExpression(asWritten(node.value));
}

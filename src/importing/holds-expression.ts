import { isScalar, isSeq, type ParsedNode } from "yaml";
import { holdsExpression } from "../values/template.ts";

/** Whether a value that is written out holds an interpolation. */
export function nodeHoldsExpression(node: ParsedNode | null): boolean {
  if (isSeq(node)) return node.items.some((item) => nodeHoldsExpression(item));
  if (!isScalar(node) || typeof node.value !== "string") return false;
  return holdsExpression(node.value);
}

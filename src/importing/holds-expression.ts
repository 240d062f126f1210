import { isScalar, isSeq, type ParsedNode } from "yaml";
import { parseTemplate } from "../resources/template.ts";

/** Whether a value that is written out holds an interpolation. */
export function holdsExpression(node: ParsedNode | null): boolean {
  if (isSeq(node)) return node.items.some((item) => holdsExpression(item));
  if (!isScalar(node) || typeof node.value !== "string") return false;
  return parseTemplate(node.value).parts.some(({ type }) => type === "expression");
}

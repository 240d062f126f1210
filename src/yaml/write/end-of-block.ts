import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";

/**
 * Where the last word of a block ends, as an offset of the file: comments behind it do not count.
 *
 * @returns `undefined` for a block that ends in a text of several lines, whose end is not on the line of its last word.
 */
export function endOfBlock(node: ParsedNode): number | undefined {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last: unknown = node.items.at(-1);
    if (last === undefined || last === null) return undefined;
    const entry = last as ParsedNode | { key: ParsedNode; value: ParsedNode | null };
    return endOfBlock("key" in entry ? (entry.value ?? entry.key) : entry);
  }
  const isBlockText = isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
  return isBlockText ? undefined : node.range[1];
}

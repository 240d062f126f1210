import type { ArgumentNode, LiteralNode } from "../syntax-tree.ts";

/** The plain value that an argument is, in `literal(…)` too. */
export function fixedValue(argument: ArgumentNode): LiteralNode | undefined {
  if (argument.type === "literal") return argument;
  if (argument.type !== "chain" || argument.head.name !== "literal" || argument.calls.length > 0) return undefined;
  const [value] = argument.head.args;
  return value?.type === "literal" ? value : undefined;
}

import type { ArgumentNode, CallNode, QueryNode } from "./syntax-tree.ts";

/** What to do on the way through a tree. */
export interface Visitor {
  /** Called for every node before its parts; the second value is the calls whose arguments it stands in, outermost first. */
  node?: (node: QueryNode, around: readonly CallNode[]) => void;
  /** Called for every call, with the same second value. */
  call?: (call: CallNode, around: readonly CallNode[]) => void;
}

/** Goes through a tree in reading order. */
export function walkQuery(tree: QueryNode, visitor: Visitor, around: readonly CallNode[] = []): void {
  visitor.node?.(tree, around);
  switch (tree.type) {
    case "and":
    case "or":
      for (const operand of tree.operands) walkQuery(operand, visitor, around);
      return;
    case "not":
    case "any":
    case "all":
      return walkQuery(tree.operand, visitor, around);
    case "chain":
      for (const call of [tree.head, ...tree.calls]) {
        visitor.call?.(call, around);
        for (const argument of call.args)
          walkArgument(argument, visitor, call === tree.head ? [...around, call] : [...around, tree.head, call]);
      }
      return;
    case "literal":
  }
}

function walkArgument(argument: ArgumentNode, visitor: Visitor, around: readonly CallNode[]): void {
  if (argument.type === "cast") walkQuery(argument.value, visitor, around);
  else if (argument.type !== "duration") walkQuery(argument, visitor, around);
}

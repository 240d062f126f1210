import type { CallNode, QueryNode } from "../../query/index.ts";
import type { Goal } from "../../evaluator/witness/index.ts";

const nowhere = { start: 0, end: 0 };

/** The query of a computed trait as a condition that holds where it gives something. */
export function asCondition(tree: QueryNode): QueryNode {
  if (tree.type !== "chain") return tree;
  const one = { type: "literal", kind: "number", text: "1", value: "1", ...nowhere } as const;
  const counts = tree.calls.at(-1)?.name === "count";
  return { ...tree, calls: [...tree.calls, counts ? call("at_least", one) : call("exists")] };
}

function call(name: string, ...args: CallNode["args"]): CallNode {
  return { type: "call", name, written: name, nameSpan: nowhere, form: "call", args, ...nowhere };
}

/** What leads towards somebody of whom a condition gives an answer: of accounts, one of their users where it asks those. */
export function goalFor(tree: QueryNode, node: QueryNode, answer: boolean): Goal {
  if (!wayTo(tree, node).some(({ type }) => type === "any" || type === "all")) return { tree: node, wanted: answer };
  const operand: QueryNode = answer ? node : { type: "not", operand: node, ...nowhere };
  return { tree: { type: "any", operand, ...nowhere }, wanted: true };
}

/** The conditions around a condition, outermost first; none for one in a chain. */
function wayTo(tree: QueryNode, target: QueryNode): QueryNode[] {
  if (tree.type === "chain" || tree.type === "literal") return [];
  const operands = "operands" in tree ? tree.operands : [tree.operand];
  for (const operand of operands) {
    if (operand === target) return [tree];
    const way = wayTo(operand, target);
    if (way.length > 0) return [tree, ...way];
  }
  return [];
}

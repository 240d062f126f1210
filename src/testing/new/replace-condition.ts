import { parseQuery, type ArgumentNode, type CallNode, type ChainNode, type QueryNode } from "../../query/index.ts";

/** Known to be true of everybody and of every event, whatever is there. */
const always = treeOf("trait('plan').exists() OR NOT trait('plan').exists()");
/** Known to be false of them. */
const never = treeOf("trait('plan').exists() AND NOT trait('plan').exists()");

/**
 * A query in which one condition has an answer that does not hang on anybody. A tree is shared by all who read the same text, so
 * what changes is made anew.
 *
 * @param target The condition itself, not one that is spelt alike.
 */
export function replaceCondition(tree: QueryNode, target: QueryNode, answer: boolean): QueryNode {
  return toNode(replaceIn(tree, target, answer));
}

/** A query in which another chain stands in the place of one, as `replaceCondition` does it. */
export function replaceChain(tree: QueryNode, target: ChainNode, other: ChainNode): QueryNode {
  return toNode(replaceIn(tree, target, other));
}

/** What is left of a part: less of it, or an answer where nothing else is asked any more. */
type Replaced = QueryNode | boolean;

function replaceIn(node: QueryNode, target: QueryNode, by: Replaced): Replaced {
  if (node === target) return by;
  switch (node.type) {
    case "and":
    case "or": {
      const settling = node.type === "or";
      const parts = node.operands.map((operand) => replaceIn(operand, target, by));
      if (parts.every((part, at) => part === node.operands[at])) return node;
      if (parts.includes(settling)) return settling;
      const operands = parts.filter((part): part is QueryNode => typeof part !== "boolean");
      const [only, ...more] = operands;
      return only && more.length === 0 ? only : { ...node, operands };
    }
    case "not": {
      const part = replaceIn(node.operand, target, by);
      return typeof part === "boolean" ? !part : part === node.operand ? node : { ...node, operand: part };
    }
    case "any":
    case "all": {
      // Whether there are users at all still decides.
      const part = toNode(replaceIn(node.operand, target, by));
      return part === node.operand ? node : { ...node, operand: part };
    }
    case "chain": {
      const [head, ...calls] = [node.head, ...node.calls].map((call) => replaceInCall(call, target, by));
      const same = head === node.head && calls.every((call, at) => call === node.calls[at]);
      return same || !head ? node : { ...node, head, calls };
    }
    case "literal":
      return node;
  }
}

function replaceInCall(call: CallNode, target: QueryNode, by: Replaced): CallNode {
  const args = call.args.map((argument) => replaceInArgument(argument, target, by));
  return args.every((argument, at) => argument === call.args[at]) ? call : { ...call, args };
}

function replaceInArgument(argument: ArgumentNode, target: QueryNode, by: Replaced): ArgumentNode {
  if (argument.type === "duration") return argument;
  if (argument.type !== "cast") return toNode(replaceIn(argument, target, by));
  const value = toNode(replaceIn(argument.value, target, by));
  return value === argument.value ? argument : { ...argument, value };
}

function toNode(replaced: Replaced): QueryNode {
  return typeof replaced === "boolean" ? (replaced ? always : never) : replaced;
}

function treeOf(text: string): QueryNode {
  const { tree } = parseQuery(text);
  if (!tree) throw new Error(`a query of the program itself cannot be read: ${text}`);
  return tree;
}

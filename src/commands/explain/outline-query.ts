import { printQuery, type CallNode, type ChainNode, type QueryNode } from "../../query/index.ts";
import type { QueryOutline } from "../../report/text/query-text.ts";

/** A query as a tree to be read from top to bottom: under each junction its conditions, under each stream its steps. */
export function outlineQuery(node: QueryNode): QueryOutline {
  switch (node.type) {
    case "and":
    case "or": {
      const text = node.type.toUpperCase();
      const parts = node.operands.map(outlineQuery);
      // Parentheses between operands of one kind have no meaning.
      return { text, parts: parts.flatMap((part) => (part.text === text ? part.parts : [part])) };
    }
    case "not":
    case "any":
    case "all":
      return { text: node.type.toUpperCase(), parts: [outlineQuery(node.operand)] };
    case "literal":
      return { text: printQuery(node, "line"), parts: [] };
    case "chain":
      return { text: printQuery({ ...node, calls: [] }, "line"), parts: node.calls.map(outlineCall) };
  }
}

/** Conditions inside of a call get lines of their own. */
function outlineCall(call: CallNode): QueryOutline {
  const [condition] = call.args;
  if (call.name !== "where" || call.args.length !== 1 || !condition || !isCondition(condition))
    return { text: printLink(call), parts: [] };
  return { text: ".where(…)", parts: [outlineQuery(condition)] };
}

function isCondition(argument: CallNode["args"][number]): argument is QueryNode {
  return argument.type !== "duration" && argument.type !== "cast";
}

const nowhere = { start: 0, end: 0 };
const stub: CallNode = { ...nowhere, type: "call", name: "x", written: "x", nameSpan: nowhere, form: "call", args: [] };
const stubText = "x()";

/** A call as it follows something: `.within(30 days)`, `>= 3`. The printer writes whole chains only. */
function printLink(call: CallNode): string {
  const chain: ChainNode = { ...nowhere, type: "chain", head: stub, calls: [call] };
  return printQuery(chain, "line").slice(stubText.length).trim();
}

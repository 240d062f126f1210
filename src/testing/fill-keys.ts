import type { ArgumentNode, CallNode, LiteralNode, QueryNode } from "../query/index.ts";

/**
 * A query in which some texts stand for others, with every place as it was. A tree is shared by all who read the same text,
 * so what changes is made anew.
 *
 * @param fill What a text in quotes stands for.
 */
export function fillTexts(tree: QueryNode, fill: (text: string) => string): QueryNode {
  switch (tree.type) {
    case "and":
    case "or":
      return { ...tree, operands: tree.operands.map((operand) => fillTexts(operand, fill)) };
    case "not":
    case "any":
    case "all":
      return { ...tree, operand: fillTexts(tree.operand, fill) };
    case "chain":
      return { ...tree, head: fillCall(tree.head, fill), calls: tree.calls.map((call) => fillCall(call, fill)) };
    case "literal":
      return fillLiteral(tree, fill);
  }
}

function fillCall(call: CallNode, fill: (text: string) => string): CallNode {
  return { ...call, args: call.args.map((argument) => fillArgument(argument, fill)) };
}

function fillArgument(argument: ArgumentNode, fill: (text: string) => string): ArgumentNode {
  if (argument.type === "cast") return { ...argument, value: fillTexts(argument.value, fill) };
  return argument.type === "duration" ? argument : fillTexts(argument, fill);
}

function fillLiteral(literal: LiteralNode, fill: (text: string) => string): LiteralNode {
  if (literal.kind !== "string") return literal;
  return { ...literal, text: fill(literal.text), value: fill(literal.value) };
}

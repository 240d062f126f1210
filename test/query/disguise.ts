import type { ArgumentNode, CallNode, ChainNode, DurationNode, LiteralNode, QueryNode } from "../../src/query/index.ts";
import type { Chooser } from "./arbitraries.ts";

const at = { start: 0, end: 0 };

/**
 * Writes a tree in another way of the same meaning. Every rewrite is one that API.md 4.6 names; the chooser decides which
 * of them is used at each place. It knows nothing of the canonical form.
 */
export function disguise(node: QueryNode, choose: Chooser): QueryNode {
  return disguiseCondition(disguiseParts(node, choose), choose);
}

function disguiseParts(node: QueryNode, choose: Chooser): QueryNode {
  switch (node.type) {
    case "and":
    case "or":
      return { ...node, operands: node.operands.map((operand) => disguise(operand, choose)) };
    case "not":
    case "any":
    case "all":
      return { ...node, operand: disguise(node.operand, choose) };
    case "chain":
      return disguiseComparison(
        { ...node, calls: splitWheres(node.calls, choose).map((c) => disguiseCall(c, choose)) },
        choose,
      );
    case "literal":
      return node;
  }
}

function disguiseCondition(node: QueryNode, choose: Chooser): QueryNode {
  switch (choose(8)) {
    case 1:
      return negate(negate(node));
    case 2:
    case 3:
      // Copies of copies would make the text grow without end.
      return node.type === "chain" ? { type: choose(2) === 0 ? "and" : "or", operands: [node, node], ...at } : node;
    case 4:
      return pushOut(node);
    case 5:
      return node.type === "and" || node.type === "or" ? { ...node, operands: node.operands.toReversed() } : node;
    default:
      return node;
  }
}

/** De Morgan's laws, from the inside out. */
function pushOut(node: QueryNode): QueryNode {
  if (node.type !== "and" && node.type !== "or") return node;
  return negate({ ...node, type: node.type === "and" ? "or" : "and", operands: node.operands.map(negate) });
}

function negate(operand: QueryNode): QueryNode {
  return { type: "not", operand, ...at };
}

function splitWheres(calls: readonly CallNode[], choose: Chooser): CallNode[] {
  return calls.flatMap((call) => {
    const [condition] = call.args;
    if (call.name !== "where" || condition?.type !== "and" || choose(2) === 0) return [call];
    const parts = condition.operands.map((operand) => ({ ...call, args: [operand] }));
    return choose(2) === 0 ? parts : parts.toReversed();
  });
}

function disguiseCall(call: CallNode, choose: Chooser): CallNode {
  const repeated = ["one_of", "none_of", "contains", "sources"].includes(call.name) && choose(2) === 1;
  const args = call.args.map((argument) => disguiseArgument(argument, call, choose));
  return { ...call, args: repeated ? [...args, ...args.toReversed()] : args };
}

function disguiseArgument(argument: ArgumentNode, call: CallNode, choose: Chooser): ArgumentNode {
  if (argument.type === "duration")
    return ["within", "between"].includes(call.name) ? inHours(argument, choose) : argument;
  if (argument.type === "literal") return argument.kind === "timestamp" ? otherInstant(argument, choose) : argument;
  return call.name === "where" && argument.type !== "cast" ? disguise(argument, choose) : argument;
}

function inHours(duration: DurationNode, choose: Chooser): DurationNode {
  if (duration.unit !== "days" || choose(2) === 0) return duration;
  return { ...duration, amount: String(Number(duration.amount) * 24), unit: "hours" };
}

function otherInstant(literal: LiteralNode, choose: Chooser): LiteralNode {
  const zone = ["Z", ".000Z", "+00:00"][choose(3)] ?? "Z";
  return { ...literal, text: literal.text.replace(/Z$/, zone) };
}

function disguiseComparison(chain: ChainNode, choose: Chooser): QueryNode {
  const last = chain.calls.at(-1);
  if (!last || choose(2) === 0) return chain;
  const become = (name: string, args: readonly ArgumentNode[] = last.args): ChainNode => ({
    ...chain,
    calls: [...chain.calls.slice(0, -1), { ...last, name, args }],
  });
  const [value] = last.args;
  if (last.name === "exists") return negate(become("absent"));
  if (last.name === "absent") return negate(become("exists"));
  if (last.name === "omits") return negate(become("contains"));
  if (last.name === "contains" && last.args.length === 1) return negate(become("omits"));
  if (chain.calls.at(-2)?.name !== "count" || value?.type !== "literal" || !/^\d+$/.test(value.text)) return chain;
  const plus = (step: number): ArgumentNode[] => [{ ...value, text: String(Number(value.text) + step) }];
  const both = choose(2) === 0;
  if (last.name === "at_least") return both ? become("greater_than", plus(-1)) : negate(become("less_than"));
  if (last.name === "greater_than") return both ? become("at_least", plus(1)) : negate(become("at_most"));
  if (last.name === "less_than") return both ? become("at_most", plus(-1)) : negate(become("at_least"));
  if (last.name === "at_most") return both ? become("less_than", plus(1)) : negate(become("greater_than"));
  return chain;
}

import type { ArgumentNode, CallNode, ChainNode, DurationNode, LiteralNode, QueryNode } from "../../src/query/index.ts";
import type { IdentityName } from "../../src/query/identities.ts";
import type { Chooser } from "./arbitraries.ts";

const at = { start: 0, end: 0 };

/**
 * Writes a tree in another way of the same meaning. Every rewrite is one that API.md 4.6 names; the chooser decides which
 * of them is used at each place. It knows nothing of the canonical form.
 *
 * @param used Takes up what the rewrites are called.
 */
export function disguise(node: QueryNode, choose: Chooser, used: Used = new Set()): QueryNode {
  return disguiseCondition(disguiseParts(node, choose, used), choose, used);
}

type Used = Set<IdentityName>;

function disguiseParts(node: QueryNode, choose: Chooser, used: Used): QueryNode {
  switch (node.type) {
    case "and":
    case "or":
      return { ...node, operands: node.operands.map((operand) => disguise(operand, choose, used)) };
    case "not":
    case "any":
    case "all":
      return { ...node, operand: disguise(node.operand, choose, used) };
    case "chain":
      return disguiseComparison(
        { ...node, calls: splitWheres(node.calls, choose, used).map((c) => disguiseCall(c, choose, used)) },
        choose,
        used,
      );
    case "literal":
      return node;
  }
}

function disguiseCondition(node: QueryNode, choose: Chooser, used: Used): QueryNode {
  switch (choose(8)) {
    case 1:
      used.add("double negation");
      return negate(negate(node));
    case 2:
    case 3:
      used.add("repeated conditions");
      // Copies of copies would make the text grow without end.
      return node.type === "chain" ? { type: choose(2) === 0 ? "and" : "or", operands: [node, node], ...at } : node;
    case 4:
      // What has a NOT already has two of them then.
      for (const name of ["De Morgan's laws", "double negation"] as const) used.add(name);
      return pushOut(node);
    case 5:
      used.add("the order of AND and OR");
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

function splitWheres(calls: readonly CallNode[], choose: Chooser, used: Used): CallNode[] {
  return calls.flatMap((call) => {
    const [condition] = call.args;
    if (call.name !== "where" || condition?.type !== "and" || choose(2) === 0) return [call];
    // Split conditions stand in an order of their own.
    for (const name of ["several where", "the order of AND and OR", "the order of filters"] as const) used.add(name);
    const parts = condition.operands.map((operand) => ({ ...call, args: [operand] }));
    return choose(2) === 0 ? parts : parts.toReversed();
  });
}

function disguiseCall(call: CallNode, choose: Chooser, used: Used): CallNode {
  const repeated = ["one_of", "none_of", "contains", "sources"].includes(call.name) && choose(2) === 1;
  if (repeated) for (const name of ["repeated values", "the order of values"] as const) used.add(name);
  const args = call.args.map((argument) => disguiseArgument(argument, call, choose, used));
  return { ...call, args: repeated ? [...args, ...args.toReversed()] : args };
}

function disguiseArgument(argument: ArgumentNode, call: CallNode, choose: Chooser, used: Used): ArgumentNode {
  if (argument.type === "duration")
    return ["within", "between"].includes(call.name) ? inHours(argument, choose, used) : argument;
  if (argument.type === "literal")
    return argument.kind === "timestamp" ? otherInstant(argument, choose, used) : argument;
  return call.name === "where" && argument.type !== "cast" ? disguise(argument, choose, used) : argument;
}

function inHours(duration: DurationNode, choose: Chooser, used: Used): DurationNode {
  if (duration.unit !== "days" || choose(2) === 0) return duration;
  used.add("a day of 24 hours");
  return { ...duration, amount: String(Number(duration.amount) * 24), unit: "hours" };
}

function otherInstant(literal: LiteralNode, choose: Chooser, used: Used): LiteralNode {
  const zone = ["Z", ".000Z", "+00:00"][choose(3)] ?? "Z";
  used.add("spellings of an instant");
  return { ...literal, text: literal.text.replace(/Z$/, zone) };
}

function disguiseComparison(chain: ChainNode, choose: Chooser, used: Used): QueryNode {
  const last = chain.calls.at(-1);
  if (!last || choose(2) === 0) return chain;
  const become = (name: string, args: readonly ArgumentNode[] = last.args): ChainNode => ({
    ...chain,
    calls: [...chain.calls.slice(0, -1), { ...last, name, args }],
  });
  const opposite = (identity: IdentityName, name: string): QueryNode => {
    used.add(identity);
    // What stands behind a NOT already has two of them then.
    used.add("double negation");
    return negate(become(name));
  };
  const [value] = last.args;
  if (last.name === "exists") return opposite("absent() and NOT exists()", "absent");
  if (last.name === "absent") return opposite("absent() and NOT exists()", "exists");
  if (last.name === "omits") return opposite("omits() and NOT contains()", "contains");
  if (last.name === "contains" && last.args.length === 1) return opposite("omits() and NOT contains()", "omits");
  if (chain.calls.at(-2)?.name !== "count" || value?.type !== "literal" || !/^\d+$/.test(value.text)) return chain;
  const next = (name: string, step: number): QueryNode => {
    used.add("whole numbers of a count");
    return become(name, [{ ...value, text: String(Number(value.text) + step) }]);
  };
  const both = choose(2) === 0;
  const denied = (name: string): QueryNode => opposite("counts that are not reached", name);
  if (last.name === "at_least") return both ? next("greater_than", -1) : denied("less_than");
  if (last.name === "greater_than") return both ? next("at_least", 1) : denied("at_most");
  if (last.name === "less_than") return both ? next("at_most", -1) : denied("at_least");
  if (last.name === "at_most") return both ? next("less_than", 1) : denied("greater_than");
  return chain;
}

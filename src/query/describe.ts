import { describeComparison, describeMembership } from "./describe-comparisons.ts";
import { describeCount, describeReduction, type StreamContext } from "./describe-streams.ts";
import { describeExtractor, describeOperand, type DescribeOptions } from "./describe-values.ts";
import { functions } from "./functions.ts";
import { flatOperands } from "./printer.ts";
import type { ChainNode, QueryNode } from "./syntax-tree.ts";

/**
 * A query in plain English for somebody who does not write queries, without a capital or a full stop, to follow words
 * such as "everybody who": `did Order Completed at least 3 times in the last 30 days, and lifetime_value is over 500`.
 * A computed trait reads as a noun: `the total of total over Order Completed`.
 */
export function describeQuery(tree: QueryNode, options: DescribeOptions = {}): string {
  return describeNode(tree, false, options);
}

function describeNode(node: QueryNode, negated: boolean, options: DescribeOptions): string {
  switch (node.type) {
    case "and":
    case "or": {
      const parts = flatOperands(node).map((operand) => describeOperandOf(operand, options));
      const text = parts.join(`, ${node.type} `);
      return negated ? `it is not so that (${text})` : text;
    }
    case "not":
      return describeNode(node.operand, !negated, options);
    case "any":
    case "all":
      return `${negated ? "not " : ""}${describeUsers(node.type)} ${describeGroup(node.operand, options)}`;
    case "literal":
      return describeOperand(node, () => "?");
    case "chain":
      return describeChain(node, negated, options);
  }
}

/** Runs inside of runs need parentheses to be read one way only. */
function describeOperandOf(node: QueryNode, options: DescribeOptions): string {
  return node.type === "and" || node.type === "or" ? describeGroup(node, options) : describeNode(node, false, options);
}

function describeGroup(node: QueryNode, options: DescribeOptions): string {
  const text = describeNode(node, false, options);
  return node.type === "and" || node.type === "or" ? `(${text})` : text;
}

function describeUsers(type: "any" | "all"): string {
  return type === "any" ? "at least one user of the account" : "every user of the account";
}

function describeChain(chain: ChainNode, negated: boolean, options: DescribeOptions): string {
  const context: StreamContext = { options, condition: (node) => describeNode(node, false, options) };
  const noun = (part: ChainNode): string => describeNoun(part, context);
  const last = chain.calls.at(-1);
  if (!last || functions.get(last.name)?.kind !== "comparison") {
    const unknown = last && !functions.has(last.name);
    return unknown
      ? `${noun({ ...chain, calls: chain.calls.slice(0, -1) })} satisfies ${last.written}(…)`
      : noun(chain);
  }
  const subject: ChainNode = { ...chain, calls: chain.calls.slice(0, -1) };
  return (
    describeMembership(chain, negated, options) ??
    describeCount(chain, negated, context) ??
    `${noun(subject)} ${describeComparison(last, negated, noun)}`
  );
}

/** A chain without its comparison. */
function describeNoun(chain: ChainNode, context: StreamContext): string {
  const { head } = chain;
  if (head.name === "event" || head.name === "entity") return describeReduction(chain, context);
  const [value] = head.args;
  if (head.name === "literal" && value) return describeOperand(value, () => "?");
  return describeExtractor(head, context.options);
}

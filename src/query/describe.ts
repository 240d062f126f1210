import { sayWhose } from "./describe-accounts.ts";
import { sayComparison, sayMembership } from "./describe-comparisons.ts";
import type { DescribeOptions, Place } from "./describe-place.ts";
import { sayOpenEntries } from "./describe-open.ts";
import { sayCountedStream, sayOfUsers, sayReduction } from "./describe-streams.ts";
import { sayExtractor } from "./describe-extractors.ts";
import { notKnown, say, type Words } from "./describe-words.ts";
import { functions } from "./functions.ts";
import { flatOperands, printQuery } from "./printer.ts";
import type { ChainNode, QueryNode } from "./syntax-tree.ts";
import { userTraitOf } from "./user-traits.ts";

/**
 * A query in plain English for somebody who does not write queries, without a capital or a full stop, to follow words
 * such as "everybody who": `did Order Completed at least 3 times in the last 30 days, and trait age is over 18`. A
 * computed trait reads as a noun: `the total of property price over Order Completed`.
 *
 * A statement with a part whose meaning is not known stands as the query writes it, with words that say so. So what
 * differs in the queries differs in the words.
 */
export function describeQuery(tree: QueryNode, options: DescribeOptions = {}): string {
  const place: Place = {
    options,
    around: [],
    inEntity: false,
    quantified: false,
    ofTrait: false,
    ofUsers: false,
    asked: new Set(),
    condition: sayCondition,
    value: sayScalar,
  };
  if (tree.type !== "chain" || endsInComparison(tree)) return sayCondition(tree, place);
  const value = sayValue(tree, { ...place, ofTrait: true });
  return value === notKnown ? quoteUnknown(tree) : value;
}

function sayCondition(node: QueryNode, place: Place): string {
  return sayNode(node, false, place);
}

function sayNode(node: QueryNode, negated: boolean, place: Place): string {
  switch (node.type) {
    case "and":
    case "or": {
      const text = flatOperands(node)
        .map((operand) => sayOperand(operand, place))
        .join(`, ${node.type} `);
      return negated ? `it is not so that (${text})` : text;
    }
    case "not":
      return sayNode(node.operand, !negated, place);
    case "any":
    case "all":
      return orUnknown(sayUsers(node.type, node.operand, negated, place), node, negated);
    case "literal":
      return orUnknown(notKnown, node, negated);
    case "chain":
      return sayOfWhom(node, negated, place);
  }
}

/** Runs inside of runs need parentheses to be read one way only, also where two `NOT` leave nothing but the run. */
function sayOperand(node: QueryNode, place: Place): string {
  const text = sayCondition(node, place);
  const { type } = withoutDoubleNot(node);
  return type === "and" || type === "or" ? `(${text})` : text;
}

function withoutDoubleNot(node: QueryNode): QueryNode {
  return node.type === "not" && node.operand.type === "not" ? withoutDoubleNot(node.operand.operand) : node;
}

const users = {
  any: {
    says: "at least one user of the account",
    denies: "no user of the account",
  },
  all: {
    says: "every user of the account",
    denies: "not every user of the account",
  },
};

/** What `ANY` and `ALL` mean inside of each other and of `where` is not documented. */
function sayUsers(type: "any" | "all", operand: QueryNode, negated: boolean, place: Place): Words {
  if (place.quantified || place.around.length > 0) return notKnown;
  const text = sayCondition(operand, { ...place, quantified: true });
  return `${negated ? users[type].denies : users[type].says} (${text})`;
}

/** Of any user of an account a condition and its `NOT` may both hold, so there a `NOT` denies the sentence as a whole. */
function sayOfWhom(chain: ChainNode, negated: boolean, place: Place): string {
  const asked: Place["asked"] = new Set();
  const text = sayChain(chain, negated, { ...place, asked });
  if (text === notKnown) return orUnknown(text, chain, negated);
  for (const each of asked) place.asked.add(each);
  const whose = sayWhose(place, asked);
  if (whose === "" || !negated) return text + whose;
  return orUnknown(say`it is not so that (${sayChain(chain, false, place)}${whose})`, chain, negated);
}

function sayChain(chain: ChainNode, negated: boolean, place: Place): Words {
  const last = chain.calls.at(-1);
  // Nothing is documented to follow a fixed value (API.md 4.8).
  if (!last || !endsInComparison(chain) || chain.head.name === "literal") return notKnown;
  const counted = sayMembership(chain, negated, place) ?? sayCountedStream(chain, negated, place);
  if (counted !== undefined) return counted;
  const subject: ChainNode = { ...chain, calls: chain.calls.slice(0, -1) };
  return sayComparison(subject, last, negated, place);
}

/** A chain that stands for one value: a list can be counted, but not be compared. */
function sayScalar(chain: ChainNode, place: Place): Words {
  return chain.calls.at(-1)?.name === "unique" ? notKnown : sayValue(chain, place);
}

/** A chain that stands for a value or a list of values. */
function sayValue(chain: ChainNode, place: Place): Words {
  if (chain.head.name === "event" || chain.head.name === "entity") return sayReduction(chain, place);
  if (userTraitOf(chain.head)) return sayOfUsers(chain, place);
  if (chain.calls.length > 0) return notKnown;
  return say`${sayExtractor(chain.head, place)}${sayOpenEntries(chain.head)}`;
}

function endsInComparison({ calls }: ChainNode): boolean {
  const last = calls.at(-1);
  return last !== undefined && functions.get(last.name)?.kind === "comparison";
}

/** The words of a condition, or that its meaning is not known. */
function orUnknown(words: Words, node: QueryNode, negated: boolean): string {
  if (words !== notKnown) return words;
  return `${negated ? "does not meet" : "meets"} ${quoteUnknown(node)}`;
}

function quoteUnknown(node: QueryNode): string {
  return `\`${printQuery(node, "line")}\` (meaning not known)`;
}

import { joinWords } from "../values/words.ts";
import { describeDuration, describeExtractor, describeOperand, nameIn } from "./describe-values.ts";
import type { DescribeOptions } from "./describe-values.ts";
import { canonicalNumber } from "./number-text.ts";
import type { ArgumentNode, CallNode, ChainNode, QueryNode } from "./syntax-tree.ts";

/** What the description of a stream needs from that of conditions, which in turn hold streams. */
export interface StreamContext {
  options: DescribeOptions;
  condition: (node: QueryNode) => string;
}

/** What each reducer makes of its property. */
const reductions: Readonly<Record<string, string>> = {
  sum: "the total of",
  avg: "the average of",
  max: "the highest",
  min: "the lowest",
  first: "the first",
  last: "the last",
  mode: "the most frequent",
  unique: "the different values of",
};

/** How often something was done: after `did …`, and with nothing done at all. */
const counts: Readonly<Record<string, (n: number) => string | undefined>> = {
  at_least: (n) => `at least ${times(n)}`,
  greater_than: (n) => (n === 0 ? "at least once" : `more than ${times(n)}`),
  equals: (n) => (n === 0 ? undefined : `exactly ${times(n)}`),
  at_most: (n) => (n === 0 ? undefined : `at most ${times(n)}`),
  less_than: (n) => (n === 1 ? undefined : `fewer than ${times(n)}`),
  differs: (n) => (n === 0 ? "at least once" : `any number of times but ${n}`),
};

function times(n: number): string {
  return n === 1 ? "once" : n === 2 ? "twice" : `${n} times`;
}

/**
 * `did Order Completed at least 3 times in the last 30 days`, or `has at least 1 related orders`. `undefined` for a
 * comparison that is not one of a count with a number.
 */
export function describeCount(chain: ChainNode, negated: boolean, context: StreamContext): string | undefined {
  const [reducer, comparison] = chain.calls.slice(-2);
  const [value] = comparison?.args ?? [];
  const filters = chain.calls.slice(0, -2);
  if (reducer?.name !== "count" || !comparison || filters.some(({ name }) => name === "unique")) return undefined;
  if (value?.type !== "literal" || value.kind !== "number") return undefined;
  const count = counts[comparison.name]?.(Number(value.text));
  if (!counts[comparison.name]) return undefined;
  const name = nameIn(chain.head);
  const { before, after } = describeFilters(filters, context);
  if (chain.head.name === "entity") {
    // "at least once" counts deeds; things are counted in numbers.
    const amount = count?.replace(/once|twice|(\d+) times/, () => canonicalNumber(value.text).replace(/^0$/, "1"));
    return `${negated === (amount === undefined) ? "has" : "does not have"} ${amount ?? "any"} related ${name}${before}${after}`;
  }
  if (count === undefined) return `${negated ? "did" : "did not do"} ${name}${before}${after}`;
  if (!negated) return `did ${name}${before} ${count}${after}`;
  const never = count === "at least once";
  return `did not do ${name}${before}${never ? "" : ` ${count}`}${after}`;
}

/** A reduced stream as a noun: `the average of spend over Shoes Bought in the last 30 days`. */
export function describeReduction(chain: ChainNode, context: StreamContext): string {
  const reducers = chain.calls.filter(({ name }) => name === "count" || reductions[name] !== undefined);
  const filters = chain.calls.filter((call) => !reducers.includes(call));
  const { before, after } = describeFilters(filters, context);
  const name = nameIn(chain.head);
  const [first, second] = reducers;
  if (!first) return `${name}${before}${after}`;
  if (first.name === "count") {
    return chain.head.name === "entity"
      ? `the number of related ${name}${before}${after}`
      : `the number of times they did ${name}${before}${after}`;
  }
  const reduction = second ? "the number of different values of" : (reductions[first.name] ?? "");
  return `${reduction} ${describeReduced(first, context)} over ${name}${before}${after}`;
}

function describeReduced(reducer: CallNode, { options }: StreamContext): string {
  const [property, least] = reducer.args;
  const cast = property?.type === "cast" ? ` (as ${property.to})` : "";
  const seen = least?.type === "literal" ? ` (seen at least ${times(Number(least.text))})` : "";
  return `${property ? describeProperty(property, options) : "?"}${cast}${seen}`;
}

function describeProperty(argument: ArgumentNode, options: DescribeOptions): string {
  if (argument.type === "cast") return describeProperty(argument.value, options);
  return argument.type === "chain" ? describeExtractor(argument.head, options) : describeOperand(argument, () => "?");
}

/** Conditions go before the count, windows after it. */
function describeFilters(filters: readonly CallNode[], context: StreamContext): { before: string; after: string } {
  let before = "";
  let after = "";
  for (const filter of filters) {
    const [first, second] = filter.args;
    if (filter.name === "where" && first && first.type !== "duration" && first.type !== "cast")
      before += ` (where ${context.condition(first)})`;
    else if (filter.name === "sources") {
      const ids = filter.args.map((argument) => describeOperand(argument, () => "?"));
      before += ` (leaving out ${ids.length === 1 ? "source" : "sources"} ${joinWords(ids, "and")})`;
    } else if (first?.type === "duration") after += ` ${describeWindow(filter, describeDuration(first), second)}`;
    else before += ` (${filter.written})`;
  }
  return { before, after };
}

function describeWindow(filter: CallNode, from: string, second: ArgumentNode | undefined): string {
  const parent = filter.prefix?.name === "parent";
  if (filter.name === "expires_after") return `within a session that ends after ${from} without activity`;
  if (second?.type !== "duration") return parent ? `within ${from} of the event around it` : `in the last ${from}`;
  const range = `between ${from} and ${describeDuration(second)}`;
  return parent ? `${range} from the event around it` : `${range} ago`;
}

import { compareText } from "../values/compare-text.ts";
import { functions } from "./functions.ts";
import { parseQuery } from "./parse-query.ts";
import { flatOperands, printQuery } from "./printer.ts";
import type { ArgumentNode, CallNode, ChainNode, QueryNode } from "./syntax-tree.ts";
import { isTimestamp } from "./timestamp.ts";

// A string ends at its quote or at the end of the text, so the match never fails half-way: time stays linear. Single spaces stay.
const stringOrBlank = /('(?:[^'\\]|\\[\s\S]?)*(?:'|$)|"(?:[^"\\]|\\[\s\S]?)*(?:"|$))| \s+|[^\S ]\s*/g;

/** Groups of filters that narrow a stream independently of each other. Two of one group keep their order. */
const filterGroups: ReadonlyMap<string, string> = new Map([
  ["where", "a condition"],
  ["sources", "b sources"],
  ["within", "c window"],
  ["between", "c window"],
]);

/**
 * One text for each meaning: two queries with the same canonical text do the same. Queries with different texts may
 * still do the same; when in doubt they differ (API.md 4.6). A query that does not parse stands for itself, with runs
 * of white space outside of strings folded. Deterministic, and fit to be hashed.
 */
export function canonicalQuery(text: string): string {
  const { tree } = parseQuery(text);
  return tree ? printQuery(normalizeNode(tree), "line") : foldBlanks(text);
}

/** Whether two queries mean the same, as far as can be said for sure; see `canonicalQuery`. */
export function sameQuery(a: string, b: string): boolean {
  return a === b || canonicalQuery(a) === canonicalQuery(b);
}

function foldBlanks(text: string): string {
  return text.replaceAll(stringOrBlank, (_, string: string | undefined) => string ?? " ").trim();
}

function normalizeNode(node: QueryNode): QueryNode {
  switch (node.type) {
    case "and":
    case "or":
      return { ...node, operands: sortByText(flatOperands(node).map(normalizeNode)) };
    case "not":
    case "any":
    case "all":
      return { ...node, operand: normalizeNode(node.operand) };
    case "literal":
      return node;
    case "chain":
      return normalizeChain(node);
  }
}

function normalizeChain(chain: ChainNode): QueryNode {
  const head = normalizeCall(chain.head);
  const [value] = head.args;
  // The language wraps plain values in literal() by itself: API.md 4.1.
  if (head.name === "literal" && chain.calls.length === 0 && head.args.length === 1 && value?.type === "literal")
    return value;
  return { ...chain, head, calls: sortFilters(chain.calls.map(normalizeCall)) };
}

/**
 * Filters look at one item at a time, so where, sources and one window may change places. Session windows depend on
 * the items that are left by then: nothing moves across them, nor across functions that nobody knows.
 */
function sortFilters(calls: readonly CallNode[]): CallNode[] {
  const sorted: CallNode[] = [];
  let run: CallNode[] = [];
  const flush = (): void => {
    sorted.push(...run.toSorted((a, b) => compareText(groupOf(a), groupOf(b))));
    run = [];
  };
  for (const call of calls) {
    if (filterGroups.has(call.name)) run.push(call);
    else {
      flush();
      sorted.push(call);
    }
  }
  flush();
  return sorted;
}

function groupOf(call: CallNode): string {
  return filterGroups.get(call.name) ?? "";
}

function normalizeCall(call: CallNode): CallNode {
  const row = functions.get(call.name);
  const args = call.args.map((argument) => normalizeArgument(argument, call.name));
  return { ...call, args: row?.unordered ? sortByText(args) : args };
}

function normalizeArgument(argument: ArgumentNode, name: string): ArgumentNode {
  const row = functions.get(name);
  if (argument.type === "duration") return argument;
  if (argument.type === "cast") {
    const value = normalizeNode(argument.value);
    return argument.to === row?.defaultCast ? value : { ...argument, value };
  }
  const node = normalizeNode(argument);
  const date = row?.args[0] === "timestamp" && node.type === "literal" && node.kind === "string";
  // before_date and after_date take timestamps quoted or bare: API.md 4.2.
  return date && isTimestamp(node.text) ? { ...node, kind: "timestamp" } : node;
}

function sortByText<T extends ArgumentNode>(nodes: readonly T[]): T[] {
  const texts = nodes.map((node) => ({ node, text: textOf(node) }));
  return texts.toSorted((a, b) => compareText(a.text, b.text)).map(({ node }) => node);
}

function textOf(node: ArgumentNode): string {
  if (node.type === "duration") return `${node.amount} ${node.unit}`;
  return node.type === "cast" ? `${printQuery(node.value, "line")} as ${node.to}` : printQuery(node, "line");
}

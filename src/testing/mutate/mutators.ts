import {
  functions,
  type ArgumentNode,
  type CallNode,
  type ChainNode,
  type JunctionNode,
  type QueryNode,
  type Span,
} from "../../query/index.ts";

/** A condition as a slip would have it. */
export interface Change {
  /** What takes the place of the condition. */
  node: QueryNode;
  /** What of the condition is another one. */
  at: Span;
}

/** One sort of slip. */
export interface Mutator {
  name: string;
  /** Every such slip in a condition itself; those in its parts are made of the parts. */
  change: (node: QueryNode) => Change[];
}

/** Comparisons that are mistaken for one another. */
const comparisonTwins: Readonly<Record<string, string>> = {
  at_least: "greater_than",
  greater_than: "at_least",
  at_most: "less_than",
  less_than: "at_most",
  equals: "differs",
  differs: "equals",
  exists: "absent",
  absent: "exists",
  before_date: "after_date",
  after_date: "before_date",
};

/** The slips that people make in queries, and that tests should notice. */
export const mutators: readonly Mutator[] = [
  { name: "junction", change: (node) => (isJunction(node) ? [swapJunction(node)] : []) },
  {
    name: "operand",
    change: (node) => (isJunction(node) ? node.operands.map((_, index) => dropOperand(node, index)) : []),
  },
  { name: "not", change: (node) => (node.type === "not" ? [{ node: node.operand, at: node }] : []) },
  { name: "quantifier", change: swapQuantifier },
  { name: "filter", change: ofCalls((call) => (functions.get(call.name)?.kind === "filter" ? ["drop"] : [])) },
  { name: "comparison", change: ofCalls(swapComparison) },
  { name: "number", change: ofArguments(moveNumber) },
  { name: "duration", change: ofArguments(moveDuration) },
  { name: "value", change: ofCalls(dropValues) },
];

function isJunction(node: QueryNode): node is JunctionNode {
  return node.type === "and" || node.type === "or";
}

function swapJunction(node: JunctionNode): Change {
  return { node: { ...node, type: node.type === "and" ? "or" : "and" }, at: node };
}

function dropOperand(node: JunctionNode, index: number): Change {
  const rest = node.operands.filter((_, place) => place !== index);
  const [only = node, ...more] = rest;
  return { node: more.length === 0 ? only : { ...node, operands: rest }, at: node.operands[index] ?? node };
}

function swapQuantifier(node: QueryNode): Change[] {
  if (node.type !== "any" && node.type !== "all") return [];
  return [{ node: { ...node, type: node.type === "any" ? "all" : "any" }, at: node }];
}

/** Slips in the calls of a chain: what may stand in the place of each, or `drop` for nothing. */
function ofCalls(change: (call: CallNode) => (CallNode | "drop")[]): Mutator["change"] {
  return (node) =>
    node.type !== "chain"
      ? []
      : node.calls.flatMap((call, index) =>
          change(call).map((changed) => {
            const calls = node.calls.toSpliced(index, 1, ...(changed === "drop" ? [] : [changed]));
            return { node: { ...node, calls }, at: call };
          }),
        );
}

function swapComparison(call: CallNode): CallNode[] {
  const name = Object.hasOwn(comparisonTwins, call.name) ? comparisonTwins[call.name] : undefined;
  return name === undefined ? [] : [{ ...call, name }];
}

/** One of several values less, such as those of `one_of`. */
function dropValues(call: CallNode): CallNode[] {
  if (functions.get(call.name)?.repeats !== true || call.args.length < 2) return [];
  return call.args.map((_, index) => ({ ...call, args: call.args.toSpliced(index, 1) }));
}

/** Slips in the values that the calls of a chain take. */
function ofArguments(change: (argument: ArgumentNode) => ArgumentNode[]): Mutator["change"] {
  return (node) =>
    node.type === "chain"
      ? [...inCall(node, node.head, change), ...node.calls.flatMap((call) => inCall(node, call, change))]
      : [];
}

function inCall(chain: ChainNode, call: CallNode, change: (argument: ArgumentNode) => ArgumentNode[]): Change[] {
  return call.args.flatMap((argument, index) =>
    change(argument).map((changed) => {
      const made = { ...call, args: call.args.with(index, changed) };
      const place = (each: CallNode): CallNode => (each === call ? made : each);
      return { node: { ...chain, head: place(chain.head), calls: chain.calls.map(place) }, at: argument };
    }),
  );
}

function moveNumber(argument: ArgumentNode): ArgumentNode[] {
  if (argument.type !== "literal" || argument.kind !== "number") return [];
  return neighbours(argument.value).map((text) => ({ ...argument, text, value: text }));
}

function moveDuration(argument: ArgumentNode): ArgumentNode[] {
  return argument.type === "duration" ? neighbours(argument.amount).map((amount) => ({ ...argument, amount })) : [];
}

function neighbours(text: string): string[] {
  const number = Number(text);
  // Beyond that, a number is its own neighbour.
  return Number.isFinite(number) && Math.abs(number) < Number.MAX_SAFE_INTEGER
    ? [`${number - 1}`, `${number + 1}`]
    : [];
}

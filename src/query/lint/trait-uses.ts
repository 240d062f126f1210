import type { Span } from "../finding.ts";
import { functions } from "../functions.ts";
import { fixedValue } from "./fixed-value.ts";
import type { ArgumentNode, CallNode, ChainNode, LiteralNode, QueryNode } from "../syntax-tree.ts";

/** One mention of a trait, and what it is compared with. */
export interface TraitUse {
  readonly name: string;
  /** The name, quotes included. */
  readonly at: Span;
  /** The comparison that directly follows, if any. */
  readonly comparison?: TraitComparison;
}

/** What a trait is compared with. */
export interface TraitComparison extends Span {
  /** The name of the function, such as `equals`. */
  readonly name: string;
  /** As it is written: `=`, `contains`. */
  readonly written: string;
  /** The values, where all of them are fixed. */
  readonly values?: readonly LiteralNode[];
  /** Whether an odd number of `NOT` stands before it, up to the `where(…)` or the query that it is in. */
  readonly negated: boolean;
}

/** Every `trait(…)` of a query, in reading order, wherever it stands. */
export function traitUses(tree: QueryNode): TraitUse[] {
  const uses: TraitUse[] = [];
  visit(tree, false, uses);
  return uses;
}

function visit(node: QueryNode, negated: boolean, uses: TraitUse[]): void {
  switch (node.type) {
    case "and":
    case "or":
      for (const operand of node.operands) visit(operand, negated, uses);
      return;
    case "not":
      return visit(node.operand, !negated, uses);
    case "any":
    case "all":
      return visit(node.operand, negated, uses);
    case "chain":
      return visitChain(node, negated, uses);
    case "literal":
  }
}

function visitChain({ head, calls }: ChainNode, negated: boolean, uses: TraitUse[]): void {
  const [name] = head.args;
  if (head.name === "trait" && name?.type === "literal" && name.kind === "string") {
    const [call] = calls;
    const comparison = call && readComparison(call, negated);
    uses.push({ name: name.value, at: { start: name.start, end: name.end }, ...(comparison && { comparison }) });
  }
  for (const call of [head, ...calls]) for (const argument of call.args) visitArgument(argument, uses);
}

function visitArgument(argument: ArgumentNode, uses: TraitUse[]): void {
  if (argument.type === "cast") visit(argument.value, false, uses);
  else if (argument.type !== "duration") visit(argument, false, uses);
}

/** What a call compares with; `undefined` for a call that is no comparison. @param negated See `TraitComparison`. */
export function readComparison(call: CallNode, negated: boolean): TraitComparison | undefined {
  if (functions.get(call.name)?.kind !== "comparison") return undefined;
  const values = call.args.map(fixedValue);
  const fixed = values.filter((value) => value !== undefined);
  const { name, written, start, end } = call;
  return { name, written, negated, start, end, ...(fixed.length === values.length && { values: fixed }) };
}

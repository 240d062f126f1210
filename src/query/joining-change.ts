import { parseQuery } from "./parse-query.ts";
import { printQuery } from "./printer.ts";
import type { QueryNode } from "./syntax-tree.ts";

/** What joins conditions now, where it was the other word before. */
export interface JoiningChange {
  /** `or`: one of the conditions is enough; `and`: all of them are needed. */
  to: "and" | "or";
  /** Whether these are the conditions of the whole query; else those of one part of it. */
  isWhole: boolean;
}

/**
 * Whether a query joins conditions by the other one of `AND` and `OR` than before: those of the whole, or of the one part in which the
 * two differ. `undefined` where it does not, or a query is not understood.
 */
export function joiningChange(before: string, after: string): JoiningChange | undefined {
  const [was, becomes] = [parseQuery(before).tree, parseQuery(after).tree];
  return was && becomes && between(was, becomes, true);
}

function between(was: QueryNode, becomes: QueryNode, isWhole: boolean): JoiningChange | undefined {
  if ("operands" in was && "operands" in becomes) {
    if (was.type !== becomes.type) return { to: becomes.type, isWhole };
    return inPart(without(was.operands, becomes.operands), without(becomes.operands, was.operands), was.type);
  }
  if ("operand" in was && "operand" in becomes && was.type === becomes.type)
    return between(was.operand, becomes.operand, false);
  return undefined;
}

/** The same of conditions that differ among those that one word joins: one condition of its own, or taken out of its brackets. */
function inPart(was: QueryNode[], becomes: QueryNode[], joinedBy: "and" | "or"): JoiningChange | undefined {
  const [old, next] = [was[0], becomes[0]];
  if (!old || !next) return undefined;
  if (was.length === 1 && becomes.length === 1) return between(old, next, false);
  const isOf = (node: QueryNode, conditions: readonly QueryNode[]): boolean =>
    "operands" in node && without(node.operands, conditions).length + without(conditions, node.operands).length === 0;
  if (was.length === 1 && isOf(old, becomes)) return { to: joinedBy, isWhole: false };
  const other = joinedBy === "and" ? "or" : "and";
  return becomes.length === 1 && isOf(next, was) ? { to: other, isWhole: false } : undefined;
}

/** The conditions that are not among others, whatever their layout is. */
function without(conditions: readonly QueryNode[], others: readonly QueryNode[]): QueryNode[] {
  const known = new Set(others.map((each) => printQuery(each, "line")));
  return conditions.filter((each) => !known.has(printQuery(each, "line")));
}

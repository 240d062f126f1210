import { parseQuery } from "./parse-query.ts";
import { printQuery } from "./printer.ts";
import type { JunctionNode, QueryNode } from "./syntax-tree.ts";
import { without } from "./unlike-conditions.ts";

/** What joins conditions now, where it was the other word before. */
export interface JoiningChange {
  /** `or`: one of the conditions is enough; `and`: all of them are needed. */
  to: "and" | "or";
  /** The conditions as the query joins them now. Left out: they are the whole query, before and after. */
  part?: string;
}

/**
 * Whether a query joins the same conditions by the other one of `AND` and `OR` than before: those of the whole, or of the one part in
 * which the two differ. `undefined` where it does not, where conditions have conditions of their own, so that no sentence about all of
 * them is right, or where a query is not understood.
 */
export function joiningChange(before: string, after: string): JoiningChange | undefined {
  const [was, becomes] = [parseQuery(before).tree, parseQuery(after).tree];
  return was && becomes && between(was, becomes, true);
}

function between(was: QueryNode, becomes: QueryNode, isWhole: boolean): JoiningChange | undefined {
  if ("operands" in was && "operands" in becomes) {
    if (was.type !== becomes.type)
      return isRunOf(was, becomes.operands) ? changeTo(becomes.type, becomes, isWhole) : undefined;
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
  if (was.length === 1 && "operands" in old && isRunOf(old, becomes)) return changeTo(joinedBy, old, false);
  const other = joinedBy === "and" ? "or" : "and";
  return becomes.length === 1 && "operands" in next && isRunOf(next, was) ? changeTo(other, next, false) : undefined;
}

function changeTo(to: "and" | "or", node: JunctionNode, isWhole: boolean): JoiningChange {
  return { to, ...(!isWhole && { part: printQuery({ ...node, type: to }, "line") }) };
}

/** Whether one word joins just these conditions, of which none has others of its own. */
function isRunOf({ operands }: JunctionNode, conditions: readonly QueryNode[]): boolean {
  const unlike = without(operands, conditions).length + without(conditions, operands).length;
  return unlike === 0 && operands.every(isSingle);
}

function isSingle(node: QueryNode): boolean {
  return !("operands" in node) && (!("operand" in node) || isSingle(node.operand));
}

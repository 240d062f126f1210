import { printQuery } from "./printer.ts";
import type { QueryNode } from "./syntax-tree.ts";

/** The conditions that are not among others, whatever their layout is. */
export function without(conditions: readonly QueryNode[], others: readonly QueryNode[]): QueryNode[] {
  const known = new Set(others.map((each) => printQuery(each, "line")));
  return conditions.filter((each) => !known.has(printQuery(each, "line")));
}

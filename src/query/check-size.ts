import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import type { ChainNode, QueryNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/** "Each definition allows a maximum of 50 primary expressions": API.md 4.1. */
const maximumExpressions = 50;

/** From here on it is worth a warning. */
const manyExpressions = 40;

/**
 * Counts the conditions. The documentation does not say whether those inside of `where` count: that they do is
 * possible, so too many of them together is a warning; too many outside of `where` is an error.
 */
export function checkSize(tree: QueryNode, { report }: Scope): void {
  const all: ChainNode[] = [];
  walkQuery(tree, {
    node: (node) => {
      if (node.type === "chain" && (node.calls.length > 0 || node === tree)) all.push(node);
    },
  });
  let reached = -1;
  const outer = all.filter((chain) => {
    const outside = chain.start >= reached;
    reached = Math.max(reached, chain.end);
    return outside;
  });
  const over = outer[maximumExpressions];
  if (!over && all.length < manyExpressions) return;
  report({
    code: "query-size",
    severity: over ? "error" : "warning",
    message: over
      ? `The query has ${outer.length} conditions; ${maximumExpressions} are allowed`
      : `The query has ${all.length} conditions, counting those inside of where; ${maximumExpressions} are allowed`,
    hint: "move a part to an audience of its own and refer to it by trait('its_key') = 'true'",
    ...spanOf(over ?? all[Math.min(all.length, maximumExpressions) - 1] ?? tree),
  });
}

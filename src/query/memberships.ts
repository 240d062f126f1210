import { queryReferences } from "./references.ts";
import type { ChainNode, QueryNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/**
 * The traits that a query compares with true or false, each once: the form in which queries ask who is in an audience
 * (API.md 2.10). A trait of events may be asked for in the same way.
 */
export function queryMemberships(tree: QueryNode): string[] {
  const names = new Set<string>();
  walkQuery(tree, {
    node: (node) => {
      if (node.type !== "chain" || !asksForMembership(node)) return;
      for (const { name } of queryReferences(node).traits) names.add(name);
    },
  });
  return [...names];
}

function asksForMembership({ head, calls }: ChainNode): boolean {
  const [comparison, ...more] = calls;
  const [value] = comparison?.args ?? [];
  return (
    head.name === "trait" &&
    comparison?.name === "equals" &&
    more.length === 0 &&
    value?.type === "literal" &&
    (value.value === "true" || value.value === "false")
  );
}

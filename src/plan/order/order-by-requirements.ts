import { compareText } from "../../values/compare-text.ts";

/** A node that has to wait for others, which are named by their addresses. */
export interface Ordered {
  address: string;
  requires: readonly string[];
}

/** Nodes in an order in which each comes after all that it requires, or the circle that makes that impossible. */
export type OrderResult<T> = { type: "ordered"; nodes: T[] } | { type: "cycle"; path: string[] };

/**
 * Sorts by dependencies; among nodes that are free at the same time the address decides, so that the order is the same
 * in every run. Requirements that are not among the nodes are taken as met.
 */
export function orderByRequirements<T extends Ordered>(nodes: readonly T[]): OrderResult<T> {
  const byAddress = new Map(nodes.map((node) => [node.address, node]));
  const done = new Set<string>();
  const nodesInOrder: T[] = [];
  for (const start of nodes.toSorted((a, b) => compareText(a.address, b.address))) {
    // An explicit stack: a chain of thousands of dependent audiences must not overflow the call stack.
    const path: { node: T; pending: string[] }[] = [];
    const onPath = new Set<string>();
    const enter = (node: T): void => {
      path.push({ node, pending: node.requires.filter((each) => byAddress.has(each)).toSorted() });
      onPath.add(node.address);
    };
    if (!done.has(start.address)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.pending.shift();
      if (next === undefined) {
        path.pop();
        onPath.delete(top.node.address);
        done.add(top.node.address);
        nodesInOrder.push(top.node);
      } else if (onPath.has(next)) {
        const addresses = path.map((each) => each.node.address);
        return { type: "cycle", path: [...addresses.slice(addresses.indexOf(next)), next] };
      } else {
        const node = byAddress.get(next);
        if (node && !done.has(next)) enter(node);
      }
    }
  }
  return { type: "ordered", nodes: nodesInOrder };
}

import { groupBy } from "../../values/group-by.ts";
import type { GraphEdge } from "./graph-edge.ts";

/**
 * The layer of each node: one right of the furthest node that it uses. An edge that closes a circle counts for nothing, so
 * this ends whatever it is given.
 */
export function rankNodes(ids: readonly string[], edges: readonly GraphEdge[]): Map<string, number> {
  const used = groupBy(edges, ({ to }) => to);
  const ranks = new Map<string, number>();
  const open = new Set<string>();
  for (const id of ids) rank(id);
  return ranks;

  function rank(id: string): number {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    open.add(id);
    const below = (used.get(id) ?? []).filter(({ from }) => !open.has(from)).map(({ from }) => rank(from));
    open.delete(id);
    const own = below.length === 0 ? 0 : Math.max(...below) + 1;
    ranks.set(id, own);
    return own;
  }
}

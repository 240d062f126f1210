import type { GraphNode } from "../../plan/order/dependency-graph.ts";
import { isSink, UNDECLARED_TRAIT } from "../../plan/order/graph-role.ts";

/** What a node is called, on one line or two. Where nothing gives it a name, its id says it all. */
export function labelLines({ id, name, kind }: GraphNode): [string] | [name: string, id: string] {
  if (kind === UNDECLARED_TRAIT) return [id];
  return isSink(kind) && (id === name || id === `destination:${name}`) ? [id] : [name, id];
}

import type { DependencyGraph, GraphNode } from "../../plan/dependency-graph.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { renderGraphMermaid } from "../graph-mermaid.ts";
import type { Section } from "./budget.ts";

/** A picture of more than this says nothing to anybody, and GitHub draws none of more than 500 arrows. */
const MOST_NODES = 60;

/** What changes, what uses it and where that is sent, as a picture. Nothing when there is no relation to show. */
export function graphSections({ changes }: Plan): Section[] {
  const graph = affectedGraph(changes);
  if (graph.edges.length === 0) return [];
  if (graph.nodes.length > MOST_NODES) {
    const text = `*${graph.nodes.length} objects are affected: too many for a picture.*`;
    return [{ head: "### What is affected\n\n", entries: [text], rest: () => "" }];
  }
  const picture = `\`\`\`mermaid\n${renderGraphMermaid(graph)}\`\`\``;
  return [{ head: "### What is affected\n\n", entries: [picture], rest: () => "*There is no room for the picture.*" }];
}

/** Changes with their requirements, users and destinations. */
export function affectedGraph(all: readonly Change[]): DependencyGraph {
  const changes = all.filter(({ action, within }) => action !== "none" && !within);
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, { from: string; to: string }>();
  const connect = (from: string, to: string): unknown => edges.set(JSON.stringify([from, to]), { from, to });
  for (const { address, name, kind, action } of changes) nodes.set(address, { id: `${action} ${address}`, name, kind });
  for (const { address, requires, impact } of changes) {
    for (const required of requires) if (nodes.has(required)) connect(required, address);
    for (const user of impact.dependents) {
      if (!nodes.has(user)) nodes.set(user, { id: user, name: user, kind: "Trait" });
      connect(address, user);
    }
    for (const destination of impact.destinations ?? []) {
      const id = `destination ${destination}`;
      nodes.set(id, { id: destination, name: destination, kind: "Destination" });
      connect(address, id);
    }
  }
  const related = new Set([...edges.values()].flatMap(({ from, to }) => [from, to]));
  const shown = [...nodes].filter(([key]) => related.has(key));
  const idOf = (key: string): string => nodes.get(key)?.id ?? key;
  return {
    nodes: shown.map(([, node]) => node),
    edges: [...edges.values()].map(({ from, to }) => ({ from: idOf(from), to: idOf(to) })),
  };
}

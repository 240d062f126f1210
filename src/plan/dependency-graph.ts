import { compareText } from "../diagnostics/compare-text.ts";
import { kindOf } from "../resources/kinds.ts";
import type { DesiredResource } from "../resources/resource.ts";
import { parseReference, parseTemplate } from "../resources/template.ts";

/** One thing that others are computed from, or that is computed from others. */
export interface GraphNode {
  /** An address, or `trait:KEY` for a trait that no manifest declares. */
  id: string;
  /** The display name, or the trait's key. */
  name: string;
  /** A resource kind, or `Trait`. */
  kind: string;
}

/** Who is computed from whom. Edges lead from what is used to its user. */
export interface DependencyGraph {
  nodes: GraphNode[];
  edges: { from: string; to: string }[];
}

/** The graph of what manifests declare: traits → audiences, and audiences → audiences. In order of ids. */
export function buildDependencyGraph(desired: readonly DesiredResource[]): DependencyGraph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, { from: string; to: string }>();
  for (const { address, kind, spec, name } of desired)
    nodes.set(address, { id: address, name: typeof spec["name"] === "string" ? spec["name"] : name, kind });
  for (const { address, kind, spec } of desired)
    for (const key of kindOf(kind).keysUsed(spec)) {
      const from = referencedAddress(key) ?? `trait:${key}`;
      if (!nodes.has(from)) nodes.set(from, { id: from, name: key, kind: "Trait" });
      edges.set(JSON.stringify([from, address]), { from, to: address });
    }
  return {
    nodes: [...nodes.values()].toSorted((a, b) => compareText(a.id, b.id)),
    edges: [...edges.values()].toSorted((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
  };
}

/** The part of a graph that a change of one node reaches: the node and everything that is computed from it. */
export function affectedBy({ nodes, edges }: DependencyGraph, start: string): DependencyGraph {
  const reached = new Set([start]);
  const users = groupByFrom(edges);
  for (const id of reached) for (const user of users.get(id) ?? []) reached.add(user);
  return {
    nodes: nodes.filter(({ id }) => reached.has(id)),
    edges: edges.filter(({ from, to }) => reached.has(from) && reached.has(to)),
  };
}

function groupByFrom(edges: DependencyGraph["edges"]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const { from, to } of edges) users.set(from, [...(users.get(from) ?? []), to]);
  return users;
}

/** The address in a key that still is a reference, such as `${audience.internal-staff.key}`. */
function referencedAddress(key: string): string | undefined {
  const [part, ...others] = parseTemplate(key).parts;
  return part?.type === "expression" && others.length === 0 ? parseReference(part.expression)?.address : undefined;
}

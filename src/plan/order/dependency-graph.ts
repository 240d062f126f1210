import { compareText } from "../../values/compare-text.ts";
import { groupBy } from "../../values/group-by.ts";
import { computation } from "../../resources/computation.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { Address, DeclaredResource } from "../../resources/resource.ts";
import { isSink, UNDECLARED_TRAIT } from "./graph-role.ts";
import { parseLoneReference } from "../../values/template.ts";

/** One thing that others are computed from or sent to, or that is so itself. */
export interface GraphNode {
  /** An address, `trait:KEY` for a trait that no manifest declares, or `destination:ID`. */
  id: string;
  /** The display name, the trait's key, or what people call the destination; its id where that is not known. */
  name: string;
  /** A resource kind, or `UNDECLARED_TRAIT`. */
  kind: string;
}

/** Who is computed from whom and who is sent where. Edges lead from what is used to its user. */
export interface DependencyGraph {
  nodes: GraphNode[];
  edges: { from: string; to: string }[];
}

/**
 * The graph of what manifests declare: traits and audiences, each before what is computed from it, and the destinations
 * that audiences are sent to, one node for all their connections. What is not computed, such as a filter, is in no
 * relation to anything and left out. In order of ids.
 *
 * @param nameOf What people call a destination, by its id. Default: not known.
 */
export function buildDependencyGraph(
  desired: readonly DeclaredResource[],
  nameOf: (destination: string) => string | undefined = () => undefined,
): DependencyGraph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, { from: string; to: string }>();
  const connect = (from: string, to: string): unknown => edges.set(JSON.stringify([from, to]), { from, to });
  const computed = desired.filter(({ kind }) => kindOf(kind).namespace === computation.namespace);
  for (const { address, kind, spec, name } of computed)
    nodes.set(address, { id: address, name: typeof spec["name"] === "string" ? spec["name"] : name, kind });
  for (const { address, kind, spec, references } of computed)
    for (const key of kindOf(kind).keysUsed(spec)) {
      const named = parseLoneReference(key);
      const isReference = references.some((reference) => reference.address === named);
      const from = named !== undefined && isReference ? named : `trait:${key}`;
      if (!nodes.has(from)) nodes.set(from, { id: from, name: key, kind: UNDECLARED_TRAIT });
      connect(from, address);
    }
  const sinks = findSinks(desired, nameOf);
  for (const { address, parent = "", references } of desired) {
    const sink = sinks.get(address) ?? sinks.get(parent);
    if (!sink) continue;
    nodes.set(sink.id, sink);
    // What an activation mentions is sent along, so the destination sees it change.
    for (const from of [parent, ...references.map((reference) => reference.address)])
      if (nodes.has(from)) connect(from, sink.id);
  }
  return {
    nodes: [...nodes.values()].toSorted((a, b) => compareText(a.id, b.id)),
    edges: [...edges.values()].toSorted((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
  };
}

/** The part of a graph that a change of one node reaches: the node and everything that is computed from it. */
export function affectedBy({ nodes, edges }: DependencyGraph, start: string): DependencyGraph {
  const reached = new Set([start]);
  const users = groupBy(edges, ({ from }) => from);
  for (const id of reached) for (const { to } of users.get(id) ?? []) reached.add(to);
  return {
    nodes: nodes.filter(({ id }) => reached.has(id)),
    edges: edges.filter(({ from, to }) => reached.has(from) && reached.has(to)),
  };
}

/** The part of a graph that some nodes are in: those nodes, what they use and what uses them, one step far. */
export function aroundNodes({ nodes, edges }: DependencyGraph, isMeant: (id: string) => boolean): DependencyGraph {
  const kept = edges.filter(({ from, to }) => isMeant(from) || isMeant(to));
  const ids = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return { nodes: nodes.filter(({ id }) => ids.has(id) || isMeant(id)), edges: kept };
}

/** The node of each declared connection, by the connection's address. */
function findSinks(
  desired: readonly DeclaredResource[],
  nameOf: (destination: string) => string | undefined,
): Map<Address, GraphNode> {
  const connections = desired.filter(({ kind }) => isSink(kind));
  return new Map(
    connections.map(({ address, kind, spec }) => {
      const id = kindOf(kind).parent?.identify(spec) ?? "";
      return [address, { id: `destination:${id}`, name: nameOf(id) ?? id, kind }];
    }),
  );
}

import type { Plan } from "../../plan/generated/plan.ts";
import { isSink, UNDECLARED_TRAIT } from "../../plan/order/graph-role.ts";
import { buildAffectedGraph, type AffectedNode } from "../graph/affected-graph.ts";
import { renderGraphMermaid } from "../graph/graph-mermaid.ts";
import type { Section } from "./budget.ts";

/** A picture of more than this says nothing to anybody, and GitHub draws none of more than 500 arrows. */
const MOST_NODES = 60;

/** What changes, what uses it and where that is sent, as a picture. Nothing when there is no relation to show. */
export function graphSection({ changes }: Plan): Section {
  const graph = buildAffectedGraph(changes);
  // Every connection has a box: through one for all of them, each audience would seem to lead to the activations of all.
  const nodes = graph.nodes.map((node) => ({ id: node.id, name: nameOf(node), kind: node.kind ?? UNDECLARED_TRAIT }));
  const picture = `\`\`\`mermaid\n${renderGraphMermaid({ nodes, edges: graph.edges })}\`\`\``;
  const tooMany = `*${nodes.length} objects are affected: too many for a picture.*`;
  return {
    head: "### What is affected\n\n",
    entries: graph.edges.length === 0 ? [] : [nodes.length > MOST_NODES ? tooMany : picture],
    rest: () => "*There is no room for the picture.*",
  };
}

/** What stands above the address in a box: what becomes of it, and for parts what they are called. Destinations have one line. */
function nameOf({ id, label, action, kind, mayChange }: AffectedNode): string {
  if (isSink(kind)) return label;
  const name = label === id ? "" : `: ${label}`;
  return `${action ?? (mayChange === undefined ? "used" : `${mayChange} may change`)}${name}`;
}

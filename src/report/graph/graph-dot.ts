import type { DependencyGraph } from "../../plan/order/dependency-graph.ts";
import { graphRole, type GraphRole } from "../../plan/order/graph-role.ts";
import { labelLines } from "./graph-label.ts";
import { escapeControls } from "../../values/printable.ts";

/** Shapes; what is not here is a box. */
const shapes: Readonly<Partial<Record<GraphRole, string>>> = { trait: "ellipse", sink: "cylinder" };

/** The graph in the DOT language of Graphviz. Ends with a line break. */
export function renderGraphDot({ nodes, edges }: DependencyGraph): string {
  const lines = [
    "digraph audiences {",
    "  rankdir=LR;",
    "  node [shape=box];",
    ...nodes.map((node) => {
      const shape = shapes[graphRole(node.kind)];
      const attributes = `label=${text(...labelLines(node))}${shape === undefined ? "" : `, shape=${shape}`}`;
      return `  ${text(node.id)} [${attributes}];`;
    }),
    ...edges.map(({ from, to }) => `  ${text(from)} -> ${text(to)};`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function text(...lines: readonly string[]): string {
  const escaped = lines.map((line) => escapeControls(line).replaceAll("\\", "\\\\").replaceAll('"', '\\"'));
  return `"${escaped.join("\\n")}"`;
}

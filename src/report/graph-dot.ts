import type { DependencyGraph } from "../plan/dependency-graph.ts";
import { escapeControls } from "./style.ts";

/** The graph in the DOT language of Graphviz. Ends with a line break. */
export function renderGraphDot({ nodes, edges }: DependencyGraph): string {
  const lines = [
    "digraph audiences {",
    "  rankdir=LR;",
    "  node [shape=box];",
    ...nodes.map(
      ({ id, name, kind }) =>
        `  ${text(id)} [label=${text(kind === "Trait" ? id : `${name}\n${id}`)}${kind === "Trait" ? ", shape=ellipse" : ""}];`,
    ),
    ...edges.map(({ from, to }) => `  ${text(from)} -> ${text(to)};`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function text(value: string): string {
  const lines = value.split("\n").map((line) => escapeControls(line).replaceAll("\\", "\\\\").replaceAll('"', '\\"'));
  return `"${lines.join("\\n")}"`;
}

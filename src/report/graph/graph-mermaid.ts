import type { DependencyGraph } from "../../plan/order/dependency-graph.ts";
import { graphRole, type GraphRole } from "../../plan/order/graph-role.ts";
import { labelLines } from "./graph-label.ts";
import { escapeControls } from "../../values/printable.ts";

/** What stands around a label: stadiums for traits, cylinders for destinations, boxes for every other. */
const shapes: Readonly<Record<GraphRole, readonly [open: string, close: string]>> = {
  trait: ["([", "])"],
  sink: ["[(", ")]"],
  other: ["[", "]"],
};

/** The graph in the Mermaid language, which pull requests render. Ends with a line break. */
export function renderGraphMermaid({ nodes, edges }: DependencyGraph): string {
  const numbers = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    "graph LR",
    ...nodes.map((node) => {
      const [open, close] = shapes[graphRole(node.kind)];
      return `  ${numbers.get(node.id)}${open}"${labelLines(node).map(escapeText).join("<br>")}"${close}`;
    }),
    ...edges.map(({ from, to }) => `  ${numbers.get(from)} --> ${numbers.get(to)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Mermaid knows HTML's numbered entities, written with # instead of &#. */
function escapeText(text: string): string {
  return escapeControls(text).replaceAll(/[^\p{L}\p{N} ./:_-]/gu, (character) => `#${character.codePointAt(0)};`);
}

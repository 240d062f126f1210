import type { DependencyGraph } from "../plan/dependency-graph.ts";
import { escapeControls } from "./style.ts";

/** The graph in the Mermaid language, which pull requests render. Ends with a line break. */
export function renderGraphMermaid({ nodes, edges }: DependencyGraph): string {
  const numbers = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    "graph LR",
    ...nodes.map(({ id, name, kind }) =>
      kind === "Trait"
        ? `  ${numbers.get(id)}(["${escapeText(id)}"])`
        : `  ${numbers.get(id)}["${escapeText(name)}<br>${escapeText(id)}"]`,
    ),
    ...edges.map(({ from, to }) => `  ${numbers.get(from)} --> ${numbers.get(to)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Mermaid knows HTML's numbered entities, written with # instead of &#. */
function escapeText(text: string): string {
  return escapeControls(text).replaceAll(/[^\p{L}\p{N} ./:_-]/gu, (character) => `#${character.codePointAt(0)};`);
}

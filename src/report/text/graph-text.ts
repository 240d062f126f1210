import { addToGroup } from "../../values/group-by.ts";
import { escapeControls } from "../../values/printable.ts";
import type { DependencyGraph, GraphNode } from "../../plan/order/dependency-graph.ts";
import { labelLines } from "../graph/graph-label.ts";
import { quote, type Style } from "../style.ts";
import { isSink } from "../../plan/order/graph-role.ts";

/** The graph as a tree for reading: what something is computed from stands above it. Ends with a line break. */
export function renderGraphText({ nodes, edges }: DependencyGraph, style: Style): string {
  const users = new Map<string, string[]>();
  for (const { from, to } of edges) addToGroup(users, from, to);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const used = new Set(edges.map(({ to }) => to));
  const roots = nodes.filter(({ id }) => !used.has(id));
  const drawn = new Set<string>();
  const lines: string[] = [];
  // Circles have no root of their own; whatever is left over starts a tree.
  for (const root of [...roots, ...nodes]) if (!drawn.has(root.id)) draw(root, "", "");
  return `${lines.join("\n")}\n`;

  function draw(node: GraphNode, head: string, tail: string): void {
    const children = users.get(node.id) ?? [];
    const again = drawn.has(node.id) && children.length > 0;
    lines.push(`${head}${label(node, style)}${again ? style.dim(" (see above)") : ""}`);
    if (again) return;
    drawn.add(node.id);
    for (const [index, id] of children.entries()) {
      const child = byId.get(id);
      const last = index === children.length - 1;
      if (child) draw(child, `${tail}${last ? "└─ " : "├─ "}`, `${tail}${last ? "   " : "│  "}`);
    }
  }
}

function label(node: GraphNode, style: Style): string {
  const [first, id] = labelLines(node);
  const paint = isSink(node.kind) ? style.magenta : id === undefined ? style.cyan : style.bold;
  return id === undefined ? paint(escapeControls(first)) : `${paint(escapeControls(id))} ${style.dim(quote(first))}`;
}

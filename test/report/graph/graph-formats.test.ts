import { describe, expect, test } from "vitest";
import type { DependencyGraph } from "../../../src/plan/order/dependency-graph.ts";
import { renderGraphDot } from "../../../src/report/graph/graph-dot.ts";
import { renderGraphMermaid } from "../../../src/report/graph/graph-mermaid.ts";
import { createStyle } from "../../../src/report/style.ts";
import { renderGraphText } from "../../../src/report/text/graph-text.ts";

const audience = (id: string, name = id): DependencyGraph["nodes"][number] => ({ id, name, kind: "Audience" });
const destination = (id: string): DependencyGraph["nodes"][number] => ({ id, name: id, kind: "Destination" });

const graph: DependencyGraph = {
  nodes: [audience("audience/base", "Base"), audience("audience/user", "User"), destination("Mailroom")],
  edges: [
    { from: "audience/base", to: "audience/user" },
    { from: "audience/user", to: "Mailroom" },
  ],
};
const hostile: DependencyGraph = { nodes: [audience("audience/x", '"];\n}<script>')], edges: [] };
const circle: DependencyGraph = {
  nodes: [audience("audience/a", "A"), audience("audience/b", "B")],
  edges: [
    { from: "audience/a", to: "audience/b" },
    { from: "audience/b", to: "audience/a" },
  ],
};

describe("a graph in Mermaid", () => {
  test("has a box for an audience, a cylinder for a destination, and an arrow for each relation", () => {
    expect(renderGraphMermaid(graph)).toBe(`graph LR
  n0["Base<br>audience/base"]
  n1["User<br>audience/user"]
  n2[("Mailroom")]
  n0 --> n1
  n1 --> n2
`);
  });

  test("takes no name for its own language", () => {
    expect(renderGraphMermaid(hostile).split("\n")[1]).toMatch(/^ {2}n0\["[^"<\]]*<br>audience\/x"\]$/);
  });
});

describe("a graph in DOT", () => {
  test("has a node for each object and an arrow for each relation", () => {
    expect(renderGraphDot(graph)).toContain('  "audience/base" -> "audience/user";\n');
  });

  test("takes no name for its own language", () => {
    const [, , , line = ""] = renderGraphDot(hostile).split("\n");
    expect(line.replaceAll(/"(?:[^"\\]|\\.)*"/g, "TEXT")).toBe("  TEXT [label=TEXT];");
  });
});

describe("a graph as a tree", () => {
  const tree = (shown: DependencyGraph): string => renderGraphText(shown, createStyle(false));

  test("has what something is computed from above it", () => {
    expect(tree(graph)).toBe(`audience/base "Base"
└─ audience/user "User"
   └─ Mailroom
`);
  });

  test("shows everything of a circle, and ends", () => {
    expect(tree(circle)).toBe(`audience/a "A"
└─ audience/b "B"
   └─ audience/a "A" (see above)
`);
  });
});

import { describe, expect, test } from "vitest";
import type { GraphEdge } from "../../../src/report/html/graph-edge.ts";
import { layOutGraph, sizes, type GraphDrawing } from "../../../src/report/html/graph-layout.ts";

const edges = (...pairs: string[]): GraphEdge[] => pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));
const column = ({ places }: GraphDrawing, id: string): number | undefined => places.get(id)?.x;

describe("a drawing of what uses what", () => {
  test("has what is used left of each of its users", () => {
    const all = edges("ab", "bc", "ac", "ad");
    const drawing = layOutGraph("abcd".split(""), all);
    for (const { from, to } of all) expect(column(drawing, from)).toBeLessThan(column(drawing, to) ?? 0);
  });

  test("lets no two nodes overlap, and stays within its size", () => {
    const ids = "abcdefgh".split("");
    const { places, width, height } = layOutGraph(ids, edges("ab", "ac", "ad", "be", "ce", "de", "ae", "fg"));
    const boxes = ids.map((id) => places.get(id) ?? { x: -1, y: -1 });
    for (const [index, one] of boxes.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + sizes.nodeWidth).toBeLessThanOrEqual(width);
      expect(one.y - sizes.nodeHeight / 2).toBeGreaterThanOrEqual(0);
      expect(one.y + sizes.nodeHeight / 2).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(index + 1))
        expect(Math.abs(one.x - other.x) >= sizes.nodeWidth || Math.abs(one.y - other.y) >= sizes.nodeHeight).toBe(
          true,
        );
    }
  });

  test("leads a line that passes a layer around the nodes there", () => {
    const { lines, places } = layOutGraph("abc".split(""), edges("ab", "bc", "ac"));
    const passing = lines.find(({ edge }) => edge.from === "a" && edge.to === "c");
    const between = passing?.points.filter(({ x }) => x === column({ lines, places, width: 0, height: 0 }, "b")) ?? [];
    expect(between).toHaveLength(1);
    expect(Math.abs((between[0]?.y ?? 0) - (places.get("b")?.y ?? 0))).toBeGreaterThan(sizes.nodeHeight / 2);
  });

  test("comes to an end where things use each other in a circle", () => {
    expect(layOutGraph("abc".split(""), edges("ab", "bc", "ca")).places.size).toBe(3);
  });
});

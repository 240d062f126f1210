import { groupBy } from "../../values/group-by.ts";
import type { GraphEdge } from "./graph-edge.ts";
import { orderLayers } from "./graph-order.ts";
import { rankNodes } from "./graph-ranks.ts";

/** A place on the drawing, in pixels from its top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** Where everything stands. A node's place is the middle of its left side. */
export interface GraphDrawing {
  width: number;
  height: number;
  places: ReadonlyMap<string, Point>;
  /** Each edge with the points that its line passes through. */
  lines: { edge: GraphEdge; points: Point[] }[];
}

/** Sizes of the drawing, in pixels. */
export const sizes = { nodeWidth: 220, nodeHeight: 46, gapAcross: 50, gapDown: 14, bendHeight: 10, margin: 4 };

/**
 * Lays a graph out from left to right: what is used stands left of its users. Parts that have nothing to do with each
 * other stand below each other. A line that passes a layer keeps a place of its own there, so that it crosses no node.
 */
export function layOutGraph(ids: readonly string[], edges: readonly GraphEdge[]): GraphDrawing {
  const places = new Map<string, Point>();
  const lines: GraphDrawing["lines"] = [];
  let top = sizes.margin;
  let width = 0;
  for (const part of connectedParts(ids, edges)) {
    const drawing = layOutPart(part.ids, part.edges, top);
    for (const [id, place] of drawing.places) places.set(id, place);
    lines.push(...drawing.lines);
    width = Math.max(width, drawing.width);
    top += drawing.height + sizes.gapDown * 1.5;
  }
  return { width, height: top - sizes.gapDown * 1.5 + sizes.margin, places, lines };
}

function layOutPart(ids: readonly string[], edges: readonly GraphEdge[], top: number): GraphDrawing {
  const ranks = rankNodes(ids, edges);
  const { layers, chains } = orderLayers(ids, edges, ranks);
  const step = sizes.nodeWidth + sizes.gapAcross;
  const real = new Set(ids);
  const heightOf = (id: string): number => (real.has(id) ? sizes.nodeHeight : sizes.bendHeight) + sizes.gapDown;
  const heights = layers.map((layer) => layer.reduce((sum, id) => sum + heightOf(id), -sizes.gapDown));
  const height = Math.max(...heights);
  const all = new Map<string, Point>();
  for (const [rank, layer] of layers.entries()) {
    let y = top + (height - (heights[rank] ?? 0)) / 2;
    for (const id of layer) {
      const own = heightOf(id);
      all.set(id, { x: sizes.margin + rank * step, y: y + (own - sizes.gapDown) / 2 });
      y += own;
    }
  }
  const at = (id: string): Point => all.get(id) ?? { x: 0, y: 0 };
  return {
    width: layers.length * step - sizes.gapAcross + sizes.margin * 2,
    height,
    places: new Map(ids.map((id) => [id, at(id)])),
    lines: chains.map(({ edge, through }) => ({
      edge,
      points: linePoints(at(edge.from), through.map(at), at(edge.to)),
    })),
  };
}

/** From the right side of one node, straight through each layer between, to the left side of the other. */
function linePoints(from: Point, through: readonly Point[], to: Point): Point[] {
  const bends = through.flatMap(({ x, y }) => [
    { x, y },
    { x: x + sizes.nodeWidth, y },
  ]);
  return [{ x: from.x + sizes.nodeWidth, y: from.y }, ...bends, to];
}

function connectedParts(ids: readonly string[], edges: readonly GraphEdge[]): { ids: string[]; edges: GraphEdge[] }[] {
  const beside = groupBy(
    edges.flatMap(({ from, to }) => [
      { from, to },
      { from: to, to: from },
    ]),
    ({ from }) => from,
  );
  const seen = new Set<string>();
  return ids.flatMap((start) => {
    if (seen.has(start)) return [];
    const part = new Set([start]);
    for (const id of part) for (const { to } of beside.get(id) ?? []) part.add(to);
    for (const id of part) seen.add(id);
    return [{ ids: ids.filter((id) => part.has(id)), edges: edges.filter(({ from }) => part.has(from)) }];
  });
}

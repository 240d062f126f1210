import { groupBy } from "../../values/group-by.ts";
import type { GraphEdge } from "./graph-edge.ts";

/** An edge with the ids of the places that it passes in the layers between. */
export interface Chain {
  edge: GraphEdge;
  through: string[];
}

/** How often the layers are put in order again, each time after the other side's neighbours. */
const SWEEPS = 6;

/** Puts the nodes of each layer in an order in which lines cross seldom: each next to the middle of its neighbours. */
export function orderLayers(
  ids: readonly string[],
  edges: readonly GraphEdge[],
  ranks: ReadonlyMap<string, number>,
): { layers: string[][]; chains: Chain[] } {
  const layers: string[][] = [];
  const rankOf = (id: string): number => ranks.get(id) ?? 0;
  for (const id of ids) (layers[rankOf(id)] ??= []).push(id);
  const chains = edges.map((edge, index) => ({ edge, through: bendsOf(edge, index) }));
  for (const { edge, through } of chains)
    for (const [index, bend] of through.entries()) layers[rankOf(edge.from) + index + 1]?.push(bend);
  const links = chains.flatMap(({ edge: { from, to }, through }) => {
    const stops = [from, ...through, to];
    return stops.slice(1).map((id, index) => ({ left: stops[index] ?? "", right: id }));
  });
  const lefts = groupBy(links, ({ right }) => right);
  const rights = groupBy(links, ({ left }) => left);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    if (sweep % 2 === 0)
      for (let rank = 1; rank < layers.length; rank++)
        sortLayer(layers, rank, rank - 1, (id) => (lefts.get(id) ?? []).map(({ left }) => left));
    else
      for (let rank = layers.length - 2; rank >= 0; rank--)
        sortLayer(layers, rank, rank + 1, (id) => (rights.get(id) ?? []).map(({ right }) => right));
  return { layers, chains };

  function bendsOf({ from, to }: GraphEdge, index: number): string[] {
    return Array.from({ length: Math.max(0, rankOf(to) - rankOf(from) - 1) }, (_, step) => `bend ${index} ${step}`);
  }
}

function sortLayer(
  layers: string[][],
  rank: number,
  beside: number,
  neighboursOf: (id: string) => readonly string[],
): void {
  const places = new Map((layers[beside] ?? []).map((id, index) => [id, index]));
  const layer = layers[rank] ?? [];
  const keys = new Map(
    layer.map((id, index) => {
      const known = neighboursOf(id).flatMap((each) => places.get(each) ?? []);
      return [id, known.length === 0 ? index : known.reduce((sum, place) => sum + place, 0) / known.length];
    }),
  );
  layers[rank] = layer.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

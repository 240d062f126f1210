import { groupBy } from "../../values/group-by.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { count, plural } from "../../values/words.ts";
import { buildAffectedGraph, type AffectedEdge, type AffectedGraph } from "../graph/affected-graph.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { renderGraphSvg } from "./graph-svg.ts";
import { markup, type Fill, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";

/** Drawings with more nodes than this are a carpet, not a picture. */
const MOST_DRAWN = 60;

/** What a plan touches and what that is in relation to, as a drawing and as a list. */
export function renderAffected(changes: readonly Change[], ids: CardIds): Markup | undefined {
  const graph = buildAffectedGraph(changes);
  if (graph.nodes.length === 0) return undefined;
  return renderSection({ id: "affected", title: "What depends on what" }, [
    graph.nodes.length > MOST_DRAWN
      ? markup`<p>No drawing, because ${count(graph.nodes.length)} objects are concerned and more than ${MOST_DRAWN} are hard to read. Each change above names what it uses and what uses it.</p>`
      : drawn(graph, changes, ids),
    graph.alone > 0 &&
      markup`<p class="aside">Not shown: ${plural(graph.alone, "change")} that nothing else is concerned by.</p>`,
  ]);
}

function drawn(graph: AffectedGraph, changes: readonly Change[], ids: CardIds): Fill {
  const connections = new Set(graph.nodes.flatMap(({ id, isConnection }) => (isConnection ? [id] : [])));
  const filters = new Set(changes.flatMap(({ address, impact }) => (impact.eventReaders ? [address] : [])));
  const wordOf = ({ from, to }: AffectedEdge): string => {
    if (filters.has(from)) return "filters events read by";
    if (connections.has(to)) return "is connected to";
    return to.startsWith(`${from}/`) ? "has" : "is used by";
  };
  const users = groupBy(graph.edges, (edge) => JSON.stringify([edge.from, wordOf(edge)]));
  const rows = [...users.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const to = [first, ...others].map((each) => each.to);
    return [markup`<li>${linkAddresses([first.from], ids)} ${wordOf(first)} ${linkAddresses(to, ids)}</li>\n`];
  });
  return markup`<div class="canvas" role="region" aria-label="Drawing of what depends on what" tabindex="0">${renderGraphSvg(graph, ids)}</div>
<details class="as-list"><summary>The same as a list</summary>
<ul>\n${rows}</ul></details>`;
}

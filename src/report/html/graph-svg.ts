import { actionWords } from "../action-words.ts";
import type { AffectedGraph, AffectedNode } from "../graph/affected-graph.ts";
import type { CardIds } from "./card-ids.ts";
import { layOutGraph, sizes, type Point } from "./graph-layout.ts";
import { markup, type Markup } from "./markup.ts";
import { escapeControls } from "../../values/printable.ts";

/** The longest label that fits into a node, in characters, also where they are digits and capitals. */
const LONGEST_LABEL = 21;

/** A graph as a drawing. Its nodes lead to their cards. */
export function renderGraphSvg({ nodes, edges }: AffectedGraph, ids: CardIds): Markup {
  const { width, height, places, lines } = layOutGraph(
    nodes.map(({ id }) => id),
    edges,
  );
  const drawn = nodes.map((node) => renderNode(node, places.get(node.id) ?? { x: 0, y: 0 }, ids.get(node.id)));
  return markup`<svg class="graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="What depends on what; also listed below">
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${lines.map(({ points }) => markup`<path class="edge" d="${curve(points)}" marker-end="url(#tip)"/>\n`)}${drawn}</svg>`;
}

function renderNode(node: AffectedNode, { x, y }: Point, card: string | undefined): Markup {
  const { id, action, tone } = node;
  const { label, says, title = says } = textsOf(node);
  const top = y - sizes.nodeHeight / 2;
  const sign = action && actionWords[action].sign.trim();
  const box = markup`<title>${id}: ${title}</title><rect x="${x}" y="${top}" width="${sizes.nodeWidth}" height="${sizes.nodeHeight}" rx="7"/>${
    sign !== undefined &&
    markup`<rect class="edge-mark" x="${x}" y="${top}" width="5" height="${sizes.nodeHeight}" rx="2.5"/>`
  }<text class="label" x="${x + 16}" y="${y - 3}">${shorten(label)}</text><text class="says" x="${x + 16}" y="${y + 14}">${sign !== undefined && `${sign} `}${says}</text>`;
  const drawn = markup`<g class="node tone-${tone}${action === undefined && " still"}">${box}</g>`;
  return card === undefined ? markup`${drawn}\n` : markup`<a href="#${card}" data-card>${drawn}</a>\n`;
}

/** A connection needs both lines: `to Adverts` and `connection will be deleted`, because the destination itself stays. The title has room for more. */
function textsOf({
  label,
  action,
  isConnection,
  mayChange,
}: AffectedNode): Record<"label" | "says", string> & { title?: string } {
  if (mayChange !== undefined)
    return {
      label,
      says: `${mayChange} may change`,
      title: `its own query is not changed; its ${mayChange} may change`,
    };
  const says = action === undefined ? "not changed" : actionWords[action].planned;
  if (isConnection !== true) return { label, says };
  return { label: label.replace(/^connection /, ""), says: `connection ${says.replace(/ \(.*\)$/, "")}` };
}

/** Both ends of a name tell more than its middle. */
function shorten(label: string): string {
  const signs = Array.from(escapeControls(label));
  if (signs.length <= LONGEST_LABEL) return label;
  const head = Math.ceil((LONGEST_LABEL - 1) / 2);
  return `${signs.slice(0, head).join("")}…${signs.slice(head + 1 - LONGEST_LABEL).join("")}`;
}

/** A line through the points: straight where two are on one height, swung otherwise. */
function curve(points: readonly Point[]): string {
  const [start = { x: 0, y: 0 }, ...others] = points;
  let text = `M${start.x} ${start.y}`;
  let last = start;
  for (const { x, y } of others) {
    const middle = (last.x + x) / 2;
    text += y === last.y ? `H${x}` : `C${middle} ${last.y} ${middle} ${y} ${x} ${y}`;
    last = { x, y };
  }
  return text;
}

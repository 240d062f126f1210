import { count } from "../../values/words.ts";
import type { Tone } from "./card.ts";
import { markup, type Markup } from "./markup.ts";

/** A number with what it counts. */
export interface Tile {
  tone: Tone;
  label: string;
  number: number;
}

/** Numbers beside each other; those that are zero step back. */
export function renderTiles(tiles: readonly Tile[]): Markup {
  return markup`<ul class="tiles">
${tiles.map(({ tone, label, number }) => markup`<li class="tone-${tone}${number === 0 && " zero"}"><b>${count(number)}</b> ${label}</li>\n`)}</ul>
`;
}

import { count } from "../../values/words.ts";
import { markup, type Markup } from "./markup.ts";

/** Cards under one heading. */
export interface CardGroup {
  title: string;
  tone?: "bad";
  cards: readonly Markup[];
}

/** With more cards than this, those out of sight are not laid out. */
const MOST_LAID_OUT = 100;

/** Groups of cards, without those that are empty. */
export function renderCardGroups(groups: readonly CardGroup[]): Markup {
  const shown = groups.filter(({ cards }) => cards.length > 0);
  const many = shown.reduce((sum, { cards }) => sum + cards.length, 0) > MOST_LAID_OUT;
  return markup`<div class="groups${many && " many"}">
${shown.map(
  ({ title, tone, cards }) => markup`<section class="group${tone && ` ${tone}`}">
<h3>${title} <span class="number">${count(cards.length)}</span></h3>
${cards}</section>
`,
)}<p class="nothing" hidden>Nothing matches. Press Escape to clear the search and the filters.</p>
</div>`;
}

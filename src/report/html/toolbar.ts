import { count } from "../../values/words.ts";
import { markup, type Fill, type Markup } from "./markup.ts";

/** A filter: cards say in `data-NAME` where they stand. Without options, its options are the values that there are. */
export interface Facet {
  name: string;
  label: string;
  options?: Readonly<Record<string, string>>;
}

/** Where one card stands in each filter. */
export type Facets = Readonly<Record<string, string>>;

/**
 * The search and the filters above a list of cards. Hidden until the script shows it, because without that it does nothing.
 * A filter that would leave every card stays away, and so does all of it where there is nothing to choose from.
 */
export function renderToolbar(facets: readonly Facet[], cards: readonly Facets[], noun: string): Markup | undefined {
  if (cards.length < 2) return undefined;
  const groups = facets.map((facet) => renderFacet(facet, cards)).filter((group) => group !== undefined);
  return markup`<div class="toolbar" role="search" aria-label="Filter the ${noun}s" hidden>
<div class="row"><label class="search"><span class="label">Search</span> <input type="search" id="search" autocomplete="off" spellcheck="false" placeholder="address, name, field, value"></label>
<button type="button" data-open-all>Open all</button> <button type="button" data-close-all>Close all</button></div>
<div class="row facets">${groups}<button type="button" data-clear hidden>Clear filters</button></div>
<p class="row status"><span id="status" role="status" aria-live="polite" data-noun="${noun}"></span> <span class="keys"><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>Enter</kbd> open <kbd>Esc</kbd> clear</span></p>
</div>`;
}

function renderFacet({ name, label, options }: Facet, cards: readonly Facets[]): Markup | undefined {
  const numbers = new Map<string, number>();
  for (const { [name]: value } of cards) if (value !== undefined) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  const known = options ?? Object.fromEntries([...numbers.keys()].toSorted().map((value) => [value, value]));
  const used = Object.entries(known).filter(([value]) => numbers.has(value));
  const chips: Fill = used.map(([value, text]) => {
    const number = numbers.get(value) ?? 0;
    return markup`<label class="chip"><input type="checkbox" data-facet="${name}" value="${value}"> <span>${text} <span class="number">${count(number)}</span></span></label>`;
  });
  const tellsApart = used.some(([value]) => (numbers.get(value) ?? 0) < cards.length);
  return tellsApart ? markup`<fieldset><legend>${label}</legend>${chips}</fieldset>\n` : undefined;
}

import { markup, type Fill, type Markup } from "./markup.ts";

/** The place on the page of each thing that has a card, by address. */
export type CardIds = ReadonlyMap<string, string>;

/** Gives every address a place on the page. */
export function numberCards(subjects: readonly { address: string }[]): CardIds {
  return new Map(subjects.map(({ address }, index) => [address, `card-${index + 1}`]));
}

/** Addresses as links to their cards; what has no card stays a text. */
export function linkAddresses(addresses: readonly string[], ids: CardIds): Fill {
  return addresses.map((address, index) => [index > 0 && ", ", linkAddress(address, ids)]);
}

function linkAddress(address: string, ids: CardIds): Markup {
  const id = ids.get(address);
  return id === undefined
    ? markup`<code>${address}</code>`
    : markup`<a href="#${id}" data-card><code>${address}</code></a>`;
}

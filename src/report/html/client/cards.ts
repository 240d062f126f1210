/** One card of the page. */
export interface Card {
  element: HTMLElement;
  details: HTMLDetailsElement;
  summary: HTMLElement;
  /** Everything it says, in small letters. Read when it is first searched, because that takes time. */
  text: () => string;
}

/** Every card in the order of the page. */
export function findCards(): Card[] {
  return [...document.querySelectorAll<HTMLElement>(".card")].flatMap((element) => {
    const details = element.querySelector("details");
    const summary = element.querySelector("summary");
    if (!details || !summary) return [];
    let text: string | undefined;
    return [{ element, details, summary, text: () => (text ??= element.textContent.toLowerCase()) }];
  });
}

/** The cards that filters leave. */
export function visibleCards(cards: readonly Card[]): Card[] {
  return cards.filter(({ element }) => !element.hidden);
}

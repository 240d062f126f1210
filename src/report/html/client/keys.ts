import { visibleCards, type Card } from "./cards.ts";
import type { Filter } from "./filter.ts";

/** How far each key goes along the cards. Arrows do so only from a card, because elsewhere they scroll. */
const steps: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/** Lets people use the page without a mouse. Enter and the space bar open a card as they open any details. */
export function listenToKeys(cards: readonly Card[], filter: Filter): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (handle(event.key, target, cards, filter)) event.preventDefault();
  });
}

function handle(key: string, target: Element, cards: readonly Card[], filter: Filter): boolean {
  if (key === "Escape") return escape(target, filter);
  if (isTyping(target)) return false;
  if (key === "/" && filter.search) {
    filter.search.focus();
    filter.search.select();
    return true;
  }
  const step = steps[key];
  const onCard = target.closest(".card > details > summary") !== null;
  return step !== undefined && (onCard || key.length === 1) && move(step, target, cards);
}

function escape(target: Element, filter: Filter): boolean {
  if (filter.isSet()) {
    filter.clear();
    return true;
  }
  if (target === filter.search) filter.search.blur();
  return false;
}

function isTyping(target: Element): boolean {
  return target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

function move(step: number, target: Element, cards: readonly Card[]): boolean {
  const shown = visibleCards(cards);
  const here = shown.findIndex(({ element }) => element.contains(target));
  const next = shown[here === -1 ? (step > 0 ? 0 : shown.length - 1) : here + step];
  next?.summary.focus();
  next?.element.scrollIntoView({ block: "nearest" });
  return true;
}

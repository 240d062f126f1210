import type { Card } from "./cards.ts";
import { visibleCards } from "./cards.ts";

/** The search and the filters of the page. */
export interface Filter {
  search: HTMLInputElement | null;
  /** Whether anything is searched or filtered. */
  isSet: () => boolean;
  /** Shows every card again. */
  clear: () => void;
}

/** Brings the toolbar to life. */
export function startFilter(cards: readonly Card[]): Filter {
  const toolbar = document.querySelector<HTMLElement>(".toolbar");
  const search = document.querySelector<HTMLInputElement>("#search");
  const boxes = [...document.querySelectorAll<HTMLInputElement>("[data-facet]")];
  const clearButton = document.querySelector<HTMLElement>("[data-clear]");
  const isSet = (): boolean => Boolean(search?.value.trim()) || boxes.some(({ checked }) => checked);
  const update = (): void => {
    const wanted = wantedFacets(boxes);
    const words = (search?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards) card.element.hidden = !matches(card, wanted, words);
    for (const group of document.querySelectorAll<HTMLElement>(".group"))
      group.hidden = !group.querySelector(".card:not([hidden])");
    if (clearButton) clearButton.hidden = !isSet();
    tell(visibleCards(cards).length, cards.length);
  };
  const clear = (): void => {
    if (search) search.value = "";
    for (const box of boxes) box.checked = false;
    update();
  };
  if (toolbar) toolbar.hidden = false;
  search?.addEventListener("input", update);
  for (const box of boxes) box.addEventListener("change", update);
  clearButton?.addEventListener("click", () => {
    clear();
    search?.focus();
  });
  // A page that is opened again may come back with its fields as they were left.
  window.addEventListener("pageshow", update);
  update();
  return { search, isSet, clear };
}

function wantedFacets(boxes: readonly HTMLInputElement[]): Map<string, string[]> {
  const wanted = new Map<string, string[]>();
  for (const { checked, dataset, value } of boxes) {
    const name = dataset["facet"] ?? "";
    if (checked) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  }
  return wanted;
}

/** Within one filter any of the values will do; every filter and every word has to be met. */
function matches({ element, text }: Card, wanted: ReadonlyMap<string, string[]>, words: readonly string[]): boolean {
  for (const [name, values] of wanted) if (!values.includes(element.dataset[name] ?? "")) return false;
  return words.every((word) => text().includes(word));
}

function tell(shown: number, total: number): void {
  const status = document.querySelector<HTMLElement>("#status");
  const nothing = document.querySelector<HTMLElement>(".nothing");
  if (nothing) nothing.hidden = shown > 0;
  if (!status) return;
  const nouns = `${status.dataset["noun"] ?? "card"}${total === 1 ? "" : "s"}`;
  const text =
    shown === total
      ? `${total.toLocaleString("en")} ${nouns}`
      : `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} ${nouns} shown`;
  if (status.textContent !== text) status.textContent = text;
}

import { visibleCards, type Card } from "./cards.ts";

/** Opens and closes all cards that are shown. */
export function offerOpening(cards: readonly Card[]): void {
  const set = (open: boolean): void => {
    for (const { details } of visibleCards(cards)) details.open = open;
  };
  document.querySelector("[data-open-all]")?.addEventListener("click", () => set(true));
  document.querySelector("[data-close-all]")?.addEventListener("click", () => set(false));
}

/** Prints everything open, and closes it again afterwards. */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

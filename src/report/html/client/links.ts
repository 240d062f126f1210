import type { Filter } from "./filter.ts";

/** Opens the card that a link or the address of the page leads to, and takes filters off that hide it. */
export function followLinks(filter: Filter): void {
  const show = (): void => {
    const card = document.getElementById(location.hash.slice(1));
    const details = card?.querySelector("details");
    if (!card?.matches(".card") || !details) return;
    if (card.hidden) filter.clear();
    details.open = true;
    details.querySelector("summary")?.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  };
  window.addEventListener("hashchange", show);
  // The same link a second time does not change the address.
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-card]")) setTimeout(show);
  });
  show();
}

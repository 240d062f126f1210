import type { SeenDestination } from "../../resources/named-destination.ts";
import { suggestId } from "../../values/suggest.ts";

/** How many destinations a remedy lists. */
const MOST_LISTED = 5;

/**
 * What to do about an id that no destination has: the one that was probably meant, and who may be blind for it.
 *
 * @param knowsWarehouses Whether it is known to be no warehouse either.
 */
export function suggestDestination(id: string, seen: readonly SeenDestination[], knowsWarehouses: boolean): string {
  const other = knowsWarehouses ? "" : "a warehouse needs destination.type: warehouse, and ";
  return `${suggestAmong(id, seen, "destination")}${other}${BLIND}`;
}

/** What to do about an id that no warehouse has. */
export function suggestWarehouse(id: string, seen: readonly SeenDestination[]): string {
  return `${suggestAmong(id, seen, "warehouse")}${BLIND}`;
}

const BLIND = "a token sees only what its role reaches";

function suggestAmong(id: string, seen: readonly SeenDestination[], what: "destination" | "warehouse"): string {
  const list = what === "warehouse" ? "listWarehouses" : "listDestinations";
  const words = new Map(seen.flatMap((each) => [each.id, each.name, each.slug].map((word) => [word, each] as const)));
  const near = words.get(suggestId(id, [...words.keys()]) ?? "");
  const few = seen.length > 0 && seen.length <= MOST_LISTED ? seen : [];
  return near
    ? `did you mean ${describe(near)}? `
    : few.length > 0
      ? `there are ${listDestinations(few)}; `
      : `audiencectl api ${list} --paginate lists the ids; `;
}

/** Destinations by ids and names; of many, the first and how many more. */
export function listDestinations(destinations: readonly SeenDestination[]): string {
  const shown = destinations.slice(0, MOST_LISTED).map(describe);
  const more = destinations.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function describe({ id, name }: SeenDestination): string {
  return name === id ? id : `${id} (${name})`;
}

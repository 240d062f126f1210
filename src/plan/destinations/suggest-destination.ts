import type { FoundDestination } from "../../resources/named-destination.ts";
import { suggest } from "../../values/suggest.ts";

/** How many destinations a remedy lists. */
const MOST_LISTED = 5;

type Seen = Pick<FoundDestination, "id" | "name" | "slug">;

/** What to do about an id that no destination has: the one that was probably meant, and who may be blind for it. */
export function suggestDestination(id: string, seen: readonly Seen[]): string {
  const words = new Map(seen.flatMap((each) => [each.id, each.name, each.slug].map((word) => [word, each] as const)));
  const near = words.get(suggest(id, [...words.keys()]) ?? "");
  const few = seen.length > 0 && seen.length <= MOST_LISTED ? seen : [];
  const meant = near
    ? `did you mean ${describe(near)}? `
    : few.length > 0
      ? `there are ${listDestinations(few)}; `
      : "write the id that the destination has in the Segment app; ";
  return `${meant}a warehouse needs destination.type: warehouse, and a token sees only what its role reaches`;
}

/** Destinations by ids and names; of many, the first and how many more. */
export function listDestinations(destinations: readonly Seen[]): string {
  const shown = destinations.slice(0, MOST_LISTED).map(describe);
  const more = destinations.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function describe({ id, name }: Seen): string {
  return name === id ? id : `${id} (${name})`;
}

import { readPlaceholder } from "../placeholders.ts";
import type { RecordedExchange } from "../recorded-exchange.ts";

/** Reads of what is rebuilt. */
const rebuilt = new Set([
  "listSpaces",
  "getSpace",
  "listAudiences",
  "getAudience",
  "listComputedTraits",
  "getComputedTrait",
  "listFiltersForSpace",
  "getFilterById",
]);

/** Status, media type, and the names of what `data` holds: `$.body.data.users`. */
const OUTERMOST = 3;

/**
 * How many levels of an answer can be compared: all of them; fewer when it shows what was in the space before and is not
 * rebuilt; none when it asks for one such thing by its name.
 *
 * @param before The placeholders of audiences, computed traits and filters that were there before the recording began.
 */
export function depthOf({ operation, request, status = 0 }: RecordedExchange, before: ReadonlySet<string>): number {
  if (request.method !== "GET" || rebuilt.has(operation) || status >= 400) return Number.POSITIVE_INFINITY;
  const parts = request.path.split("/");
  const isOfAudience = parts[3] === "audiences" && parts.length > 5 && parts[4] !== "previews";
  if (isOfAudience && !before.has(parts[4] ?? "")) return Number.POSITIVE_INFINITY;
  const named = parts.filter((part) => readPlaceholder(part) && readPlaceholder(part)?.sort !== "space");
  return named.length > (isOfAudience ? 1 : 0) ? 0 : OUTERMOST;
}

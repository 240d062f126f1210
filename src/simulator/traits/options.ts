import type { TraitOptions } from "../../segment/generated/wire.ts";
import { inferCadence, largestWindowDays } from "../queries/inference.ts";
import type { StoredTrait } from "../state.ts";

/**
 * The options as the server answers them: historical data is forced on when the query needs it. Backfill days have no
 * default of their own: without them, historical data is in or out as a whole.
 */
export function effectiveTraitOptions({
  query,
  type,
  options,
}: Pick<StoredTrait, "query" | "type" | "options">): TraitOptions {
  const needsHistory = largestWindowDays(query) !== undefined || inferCadence(query, type) === "BATCH";
  return {
    includeAnonymousUsers: false,
    ...options,
    includeHistoricalData: needsHistory || options.includeHistoricalData === true,
  };
}

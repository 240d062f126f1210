import type { AudienceOptions, AudienceOptionsWithLookback } from "../../segment/generated/wire.ts";
import { inferCadence, largestWindowDays } from "../queries/inference.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { StoredAudience } from "../state.ts";

/** Identifiers that count towards an audience that names none (API.md 2.6). */
export const defaultExternalIds: readonly string[] = ["user_id", "email", "android.idfa", "ios.idfa"];

/** Days of events that are backfilled when the query has no window (API.md 2.6). */
export const defaultBackfillDays = 7;

/**
 * The options as the server answers them (API.md 2.6): historical data is forced on when the query needs it, absent
 * identifiers are the default four, and backfill days exist only together with historical data.
 */
export function effectiveOptions({
  query,
  audienceType,
  options,
}: Pick<StoredAudience, "query" | "audienceType" | "options">): AudienceOptionsWithLookback {
  const windowDays = largestWindowDays(query);
  const needsHistory = windowDays !== undefined || inferCadence(query, audienceType) === "BATCH";
  const includeHistoricalData = needsHistory || options.includeHistoricalData === true;
  const effective: AudienceOptionsWithLookback = {
    includeHistoricalData,
    filterByExternalIds: options.filterByExternalIds ?? [...defaultExternalIds],
  };
  if (!includeHistoricalData) return effective;
  return { ...effective, backfillEventDataDays: options.backfillEventDataDays ?? windowDays ?? defaultBackfillDays };
}

/** Stored options after a PATCH, by the setting `optionsPatch`. */
export function patchOptions(
  stored: AudienceOptions,
  patch: AudienceOptions | undefined,
  settings: SimulatorSettings,
): AudienceOptions {
  if (patch === undefined) return stored;
  return settings.optionsPatch === "merge" ? { ...stored, ...patch } : patch;
}

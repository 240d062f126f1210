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
 * identifiers are the default four, and backfill days exist only together with historical data, where the setting
 * `backfillDays` has them apply.
 */
export function effectiveOptions(
  { query, audienceType, options }: Pick<StoredAudience, "query" | "audienceType" | "options">,
  { backfillDays, parentWindows }: Pick<SimulatorSettings, "backfillDays" | "parentWindows">,
): AudienceOptionsWithLookback {
  const cadence = inferCadence(query, audienceType);
  const needsHistory = largestWindowDays(query) !== undefined || cadence === "BATCH";
  const includeHistoricalData = needsHistory || options.includeHistoricalData === true;
  const effective: AudienceOptionsWithLookback = {
    includeHistoricalData,
    filterByExternalIds: options.filterByExternalIds ?? [...defaultExternalIds],
  };
  const applies = backfillDays === "always" || (backfillDays === "real-time" && cadence === "REALTIME");
  if (!includeHistoricalData || !applies) return effective;
  const windowDays = largestWindowDays(query, { withParent: parentWindows === "counted" });
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

import { member } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import { invalid, type ManifestRule } from "./manifest-rule.ts";

/** Options of audiences and of computed traits that say how much history counts. */
const backfillOptions = ["backfillEventDataDays", "backfillDurationDays"];

/** "includeHistoricalData must be set to true", says the API of them (API.md 2.6, API.md 6.1). */
export const backfillNeedsHistory: ManifestRule = (manifest) => {
  const options = getAt(manifest, "/spec/options");
  const history = member(options, "includeHistoricalData");
  // A value that is neither true, false nor left out has a fault of its own.
  if (history !== undefined && history !== false) return [];
  return backfillOptions
    .filter((name) => member(options, name) !== undefined)
    .map((name) => {
      const message = `spec.options.${name} has no effect without historical data`;
      const hint = "add includeHistoricalData: true to spec.options";
      return { ...invalid, pointer: `/spec/options/${name}`, message, hint };
    });
};

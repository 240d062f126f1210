import { getAt } from "../../values/pointer.ts";
import { documentedLookbackDays } from "../../evaluator/open-points.ts";
import { describeValue } from "../../yaml/describe-value.ts";
import type { TestRule } from "./test-rule.ts";

const lookback = "/spec/settings/defaultLookbackDays";

/**
 * Two types of one value, of which a schema names only one. A number below what is documented is refused: answers within that
 * time are certain and would not follow it.
 */
export const lookbackIsWhole: TestRule = (document) => {
  const days = getAt(document, lookback);
  if (days === undefined || days === null || days === "unlimited" || days === "unknown") return [];
  if (typeof days === "number" && Number.isInteger(days) && days >= documentedLookbackDays) return [];
  const message = `spec.settings.defaultLookbackDays is ${describeValue(days)}, which is not allowed`;
  const hint = `write a whole number of days, from ${documentedLookbackDays}, or unlimited, or unknown; Segment documents that events are looked at for three years, so for less give the query a window, such as within(90 days)`;
  return [{ code: "test-invalid-value", pointer: lookback, message, hint }];
};

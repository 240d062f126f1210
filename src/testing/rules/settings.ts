import { getAt } from "../../values/pointer.ts";
import { describeValue } from "../../yaml/describe-value.ts";
import type { TestRule } from "./test-rule.ts";

const lookback = "/spec/settings/defaultLookbackDays";

/** Two types of one value, of which a schema names only one. */
export const lookbackIsWhole: TestRule = (document) => {
  const days = getAt(document, lookback);
  if (days === undefined || days === null || days === "unlimited" || days === "unknown") return [];
  if (typeof days === "number" && Number.isInteger(days) && days >= 1) return [];
  const message = `spec.settings.defaultLookbackDays is ${describeValue(days)}, which is not allowed`;
  const hint = "write a whole number of days, from 1, or unlimited, or unknown";
  return [{ code: "test-invalid-value", pointer: lookback, message, hint }];
};

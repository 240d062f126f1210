import type { Exclusion } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";

/** Comparisons that are documented to be false for an absent value: API.md 4.2. */
const documented: ReadonlySet<string> = new Set([
  "exists",
  "equals",
  "differs",
  "contains",
  "one_of",
  "within_last",
  "within_next",
  "before_last",
  "after_next",
]);

/** Those that are said to be: API.md 4.9, reported. Of `none_of` it is open, and `omits` holds. */
const reported: ReadonlySet<string> = new Set([
  "greater_than",
  "at_least",
  "less_than",
  "at_most",
  "starts_with",
  "ends_with",
  "before_date",
  "after_date",
]);

/**
 * Whether a condition can only be fulfilled by a value that is there, and what it would take otherwise. `undefined` for one
 * that a missing value may fulfil, and for one that compares with another value, which may be missing, too.
 */
export function needOf({ positive, compared }: Literal): Pick<Exclusion, "unless"> | undefined {
  if (!positive || !compared || compared.comparison.args.some(({ type }) => type === "chain")) return undefined;
  const { name } = compared.comparison;
  if (documented.has(name)) return {};
  return reported.has(name) ? { unless: "a comparison such as this holds for a missing value" } : undefined;
}

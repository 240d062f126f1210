import type { ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";

/** Comparisons that are documented to be false for an absent value: API.md 4.2. Of the others that is open. */
const needsValue: ReadonlySet<string> = new Set([
  "equals",
  "differs",
  "contains",
  "one_of",
  "within_last",
  "within_next",
  "before_last",
  "after_next",
]);

/** A condition and its `NOT`: API.md 4.6. */
export const excludeOpposite: ExclusionRule = (a, b) =>
  a.text === b.text && a.positive !== b.positive ? { because: "one is the opposite of the other" } : undefined;

/** A value that has to be absent and has to fulfil something. */
export const excludeByAbsence: ExclusionRule = (a, b) => {
  if (!a.compared || a.compared.subject !== b.compared?.subject) return undefined;
  if (!(isAbsent(a) && isThere(b)) && !(isAbsent(b) && isThere(a))) return undefined;
  return { because: "what is absent fulfils no comparison" };
};

/** In the canonical form `absent()` is `NOT … .exists()`. */
function isAbsent({ positive, compared }: Literal): boolean {
  return !positive && compared?.comparison.name === "exists" && compared.comparison.args.length === 0;
}

function isThere({ positive, compared }: Literal): boolean {
  return positive && compared !== undefined && needsValue.has(compared.comparison.name);
}

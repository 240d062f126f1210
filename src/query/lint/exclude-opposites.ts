import type { ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";
import { needOf } from "./needs-value.ts";

/** A condition and its `NOT`: API.md 4.6. */
export const excludeOpposite: ExclusionRule = (a, b) =>
  a.text === b.text && a.positive !== b.positive ? { because: "one is the opposite of the other" } : undefined;

/** A value that has to be absent and has to fulfil something. */
export const excludeByAbsence: ExclusionRule = (a, b) => {
  if (!a.compared || a.compared.subject !== b.compared?.subject) return undefined;
  if (!(isAbsent(a) && isThere(b)) && !(isAbsent(b) && isThere(a))) return undefined;
  return { because: "what is absent fulfils no comparison", ...needOf(isAbsent(a) ? b : a) };
};

/** In the canonical form `absent()` is `NOT … .exists()`. */
function isAbsent({ positive, compared }: Literal): boolean {
  return !positive && compared?.comparison.name === "exists" && compared.comparison.args.length === 0;
}

function isThere(literal: Literal): boolean {
  return needOf(literal) !== undefined;
}

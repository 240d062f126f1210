import { excludeByCount } from "./exclude-counts.ts";
import { excludeByDate } from "./exclude-dates.ts";
import { excludeByNumber } from "./exclude-numbers.ts";
import { excludeByText } from "./exclude-texts.ts";
import { excludeByAbsence, excludeOpposite } from "./exclude-opposites.ts";
import type { Exclusion, ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";

/** Every way. The first that fits is told, so those that are certain stand first. */
const rules: readonly ExclusionRule[] = [
  excludeOpposite,
  excludeByAbsence,
  excludeByCount,
  excludeByNumber,
  excludeByText,
  excludeByDate,
];

/** Why two conditions about one person, or one item, exclude each other; `undefined` when that is not known. */
export function exclusionOf(a: Literal, b: Literal): Exclusion | undefined {
  for (const rule of rules) {
    const found = rule(a, b);
    if (found) return found;
  }
  return undefined;
}

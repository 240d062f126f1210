import { countedBy, most } from "./exclude-counts.ts";
import type { Exclusion, ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";
import { needOf } from "./needs-value.ts";
import { complement, intersect, numbersOf } from "./number-set.ts";
import { isWithinStream } from "./streams.ts";

/** Reducers that give nothing where there is nothing to reduce: API.md 4.9, reported. */
const absentOfNothing: ReadonlySet<string> = new Set(["max", "min", "mode", "first", "last"]);

/** Those that give nothing or 0 (API.md 4.9, open). */
const noneOrZero: ReadonlySet<string> = new Set(["sum", "avg"]);

/** No item at all, and a value that is made of such items. */
export const excludeByEmptiness: ExclusionRule = (a, b) => exclude(a, b) ?? exclude(b, a);

function exclude(empty: Literal, valued: Literal): Exclusion | undefined {
  const counted = countedBy(empty);
  const stream = valued.compared?.stream;
  if (!counted || counted.ofValues || most(counted) !== 0 || !counted.stream || !stream) return undefined;
  const need = isWithinStream(stream, counted.stream) ? needOfNothing(valued) : undefined;
  return need && { because: "nothing is made of what is not there", ...need };
}

/** What it would take for a condition to hold of what is made of no items. */
function needOfNothing(valued: Literal): Pick<Exclusion, "unless"> | undefined {
  const reducer = valued.compared?.chain.calls.at(-1)?.name ?? "";
  if (absentOfNothing.has(reducer)) return needOf(valued);
  return noneOrZero.has(reducer) && !mayBeZero(valued) ? needOf(valued) : undefined;
}

function mayBeZero({ positive, compared }: Literal): boolean {
  const [value, ...more] = compared?.comparison.args ?? [];
  if (!compared || value?.type !== "literal" || value.kind !== "number" || more.length > 0) return true;
  const numbers = numbersOf(compared.comparison.name, value.text);
  const zero = numbersOf("equals", "0");
  return !numbers || !zero || intersect(positive ? numbers : complement(numbers), zero).length > 0;
}

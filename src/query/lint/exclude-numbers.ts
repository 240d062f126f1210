import type { ChainNode } from "../syntax-tree.ts";
import type { ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";
import { complement, intersect, numbersOf, type NumberSet } from "./number-set.ts";

/** Reducers that give a number or nothing (API.md 4.9). `max` and `min` do so unless they read texts. */
const givesNumber: ReadonlySet<string> = new Set(["sum", "avg", "max", "min"]);

/**
 * Comparisons of one value with numbers that no number fulfils together. Of a trait or a property nobody knows whether it is
 * a number, nor how texts are put in order (API.md 4.9, open). An equal text may be spelt in another way, so only a number
 * that is known to be one can be ruled out by not being equal.
 */
export const excludeByNumber: ExclusionRule = (a, b) => {
  if (!a.compared || a.compared.subject !== b.compared?.subject || !(a.positive || b.positive)) return undefined;
  const certain = isNumber(a.compared.chain);
  const [one, other] = [numbersFor(a, certain), numbersFor(b, certain)];
  if (!one || !other || intersect(one, other).length > 0) return undefined;
  return { because: "no number fulfils both", ...(!certain && { unless: "it holds a text or a list" }) };
};

/** Whether what is compared is a number for certain. Counts of values are among them: how many, if any. */
function isNumber({ head, calls }: ChainNode): boolean {
  const last = calls.at(-1);
  if (!last || (head.name !== "event" && head.name !== "entity")) return false;
  return last.name === "count" || (givesNumber.has(last.name) && last.args.every(({ type }) => type !== "cast"));
}

/** The numbers that a condition leaves; more than it really does where that is not known. */
function numbersFor({ positive, compared }: Literal, certain: boolean): NumberSet | undefined {
  const [value, ...more] = compared?.comparison.args ?? [];
  if (!compared || value?.type !== "literal" || value.kind !== "number" || more.length > 0) return undefined;
  const { name } = compared.comparison;
  if (!certain && (name === "differs" || (name === "equals" && !positive))) return undefined;
  const numbers = numbersOf(name, value.text);
  return numbers && (positive ? numbers : complement(numbers));
}

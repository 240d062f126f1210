import type { ChainNode } from "../syntax-tree.ts";
import { ABSENT, type ExclusionRule } from "./exclusion-rule.ts";
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
  if (!a.compared || a.compared.subject !== b.compared?.subject) return undefined;
  const certain = isNumber(a.compared.chain);
  const [one, other] = [numbersFor(a, certain), numbersFor(b, certain)];
  if (!one || !other || intersect(one, other).length > 0) return undefined;
  // What is absent fulfils neither comparison, and so both of their opposites.
  const absent = a.positive || b.positive ? [] : [ABSENT];
  const doubts = [...absent, ...(certain ? [] : [`${absent.length > 0 ? "" : "it "}holds a text or a list`])];
  return { because: "no number fulfils both", ...(doubts.length > 0 && { unless: doubts.join(" or ") }) };
};

/** A greatest value that would have to be below the least one of the same items. Of no value both are absent. */
export const excludeByOrder: ExclusionRule = (a, b) => {
  const [greatest, least] = reducerOf(a) === "max" ? [a, b] : [b, a];
  if (!greatest.compared || !least.compared || !(a.positive || b.positive)) return undefined;
  if (leastInPlaceOf(greatest.compared.subject) !== least.compared.subject) return undefined;
  if (!isNumber(greatest.compared.chain) || !isNumber(least.compared.chain)) return undefined;
  const [highest, lowest] = [numbersFor(greatest, true)?.at(-1), numbersFor(least, true)?.[0]];
  if (!highest || !lowest) return undefined;
  const isBelow = highest.high < lowest.low || (highest.high === lowest.low && (highest.highOpen || lowest.lowOpen));
  return isBelow ? { because: "the greatest value is never below the least" } : undefined;
};

function reducerOf({ compared }: Literal): string | undefined {
  return compared?.chain.calls.at(-1)?.name;
}

/** The subject that has `min` where this one has `max`; `undefined` where it has none. */
function leastInPlaceOf(subject: string): string | undefined {
  const at = subject.lastIndexOf("\n") + 1;
  return subject.startsWith("max(", at) ? `${subject.slice(0, at)}min(${subject.slice(at + 4)}` : undefined;
}

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

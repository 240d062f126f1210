/** What a count is compared by. */
export type CountComparison = keyof typeof comparisons;

/** How often something was done, or how many of something there are. */
export interface CountWords {
  /** How it is compared to the number, such as `at least`; `except` for every number but one, `undefined` for none at all. */
  amount: (typeof comparisons)[CountComparison]["says"] | undefined;
  number: string;
  /** Whether none at all satisfies it, too. */
  orNone: boolean;
  /** What the query says in other words of the same meaning, from which it cannot be told by these alone. */
  remark?: string;
}

interface CountRow {
  says: string;
  /** Which other comparison NOT turns it into, of the same number. Left out: none, or of some numbers only. */
  opposite?: string;
  /** Whether it holds for two numbers. */
  holds: (a: number, b: number) => boolean;
}

/** One row for each comparison. */
const comparisons = {
  equals: { says: "exactly", holds: (a, b) => a === b },
  // Documented for values only (API.md 4.6), so of counts it stays apart from all others, in words as in comparisons.
  differs: { says: "except", holds: (a, b) => a !== b },
  greater_than: {
    says: "more than",
    opposite: "at_most",
    holds: (a, b) => a > b,
  },
  at_least: {
    says: "at least",
    opposite: "less_than",
    holds: (a, b) => a >= b,
  },
  less_than: {
    says: "fewer than",
    opposite: "at_least",
    holds: (a, b) => a < b,
  },
  at_most: {
    says: "at most",
    opposite: "greater_than",
    holds: (a, b) => a <= b,
  },
} as const satisfies Record<string, CountRow>;

const whole = /^\d+$/;
const decimal = /^\d*\.\d+$/;

/** The whole number that a count has to reach, or must not exceed, for a comparison with a decimal. */
const roundings: Partial<Record<CountComparison, { as: CountComparison; round: (number: number) => number }>> = {
  greater_than: { as: "at_least", round: Math.ceil },
  at_least: { as: "at_least", round: Math.ceil },
  less_than: { as: "at_most", round: Math.floor },
  at_most: { as: "at_most", round: Math.floor },
};

/** Whether a count can be compared by a function. */
export function isCountComparison(name: string): name is CountComparison {
  return Object.hasOwn(comparisons, name);
}

/**
 * The words of NOT before a comparison of a count, where it is another comparison. `undefined` where the whole sentence has to
 * be denied. For accounts it is open whether one user or all users together are asked (API.md 4.9): "one user less than 3
 * times" is not "no user 3 times", and only of none at all and of one or more each is known to be the NOT of the other. A count is never absent (API.md 4.2), so what is not other than 3 is
 * 3. For an account that need not be what `= 3` asks, so it says that no other number is.
 *
 * @param number In its canonical spelling.
 * @param ofOne Whether one person is asked, or rows are counted; else it may be an account.
 */
export function denyCount(comparison: CountComparison, number: string, ofOne: boolean): CountWords | undefined {
  if (!whole.test(number)) return undefined;
  if (comparison === "differs") return { amount: "exactly", number, orNone: false, remark: "and no other number" };
  const [none, ...more] = [0, 1, 2].map((count) => comparisons[comparison].holds(count, Number(number)));
  if (!ofOne && more.some((each) => each === none)) return undefined;
  if (comparison === "equals") return number === "0" ? sayCount("at_least", "1") : undefined;
  return sayCount(comparisons[comparison].opposite, number);
}

/**
 * A comparison of a count with a number. Counts are whole, so some comparisons are one: with none, or with one or more. What
 * is compared to a decimal is said with the next whole number, and the decimal beside it: nothing documents that Segment
 * reads one and the other alike.
 *
 * @param number In its canonical spelling.
 */
export function sayCount(comparison: CountComparison, number: string): CountWords {
  const { says, holds } = comparisons[comparison];
  const rounding = decimal.test(number) ? roundings[comparison] : undefined;
  if (rounding)
    return { ...sayCount(rounding.as, String(rounding.round(Number(number)))), remark: `${says} ${number}` };
  const [none, one, two] = [0, 1, 2].map((count) => holds(count, Number(number)));
  const exact = whole.test(number);
  if (exact && none && !one && !two) return { amount: undefined, number, orNone: true };
  if (exact && !none && one && two && comparison !== "differs")
    return { amount: "at least", number: "1", orNone: false };
  return { amount: says, number, orNone: none === true };
}

/** `at least 3 times`, `at most twice (or never)`, `any number of times (or never) except once`, `at least twice (at least 1.5)`. */
export function sayTimes(amount: NonNullable<CountWords["amount"]>, count: CountWords): string {
  const { number, orNone } = count;
  const never = orNone ? " (or never)" : "";
  if (amount === "except") return `any number of times${never} except ${times(number)}`;
  return `${amount} ${times(number)}${never}${sayRemark(count)}`;
}

/** What is said besides the number, with a blank before it; an empty text for nothing. */
export function sayRemark({ remark }: CountWords): string {
  return remark === undefined ? "" : ` (${remark})`;
}

/** `once`, `twice`, `3 times`. */
export function times(number: string): string {
  return number === "1" ? "once" : number === "2" ? "twice" : `${number} times`;
}

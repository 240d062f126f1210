/** A stretch of numbers. An end that is infinite is open. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** Numbers as stretches in ascending order that do not touch; none at all is the empty set. */
export type NumberSet = readonly Interval[];

const everything: Interval = { low: -Infinity, high: Infinity, lowOpen: true, highOpen: true };

/** What each comparison with a number leaves of all numbers. */
const rows: Readonly<Record<string, (n: number) => NumberSet>> = {
  equals: (n) => [{ low: n, high: n, lowOpen: false, highOpen: false }],
  differs: (n) => complement([{ low: n, high: n, lowOpen: false, highOpen: false }]),
  greater_than: (n) => [{ ...everything, low: n }],
  at_least: (n) => [{ ...everything, low: n, lowOpen: false }],
  less_than: (n) => [{ ...everything, high: n }],
  at_most: (n) => [{ ...everything, high: n, highOpen: false }],
};

/**
 * The numbers that fulfil a comparison; `undefined` for one that is not about numbers, and for a number of which
 * digits would be lost.
 *
 * @param comparison The name of a function, such as `at_least`.
 */
export function numbersOf(comparison: string, text: string): NumberSet | undefined {
  const row = Object.hasOwn(rows, comparison) ? rows[comparison] : undefined;
  return /^-?\d*\.?\d+$/.test(text) && text.length <= 15 ? row?.(Number(text)) : undefined;
}

/** All other numbers. */
export function complement(set: NumberSet): NumberSet {
  const rest: Interval[] = [];
  let low = everything.low;
  let lowOpen = everything.lowOpen;
  for (const each of set) {
    rest.push({ low, lowOpen, high: each.low, highOpen: !each.lowOpen });
    low = each.high;
    lowOpen = !each.highOpen;
  }
  rest.push({ ...everything, low, lowOpen });
  return rest.filter((each) => !isEmpty(each));
}

/** The numbers that are in both. */
export function intersect(a: NumberSet, b: NumberSet): NumberSet {
  return a.flatMap((one) => b.map((other) => overlap(one, other))).filter((each) => !isEmpty(each));
}

/** The whole numbers from 0 on among them, as stretches with closed ends. */
export function countsAmong(set: NumberSet): NumberSet {
  const whole = set.map(({ low, high, lowOpen, highOpen }) => ({
    low: Math.max(0, lowOpen ? Math.floor(low) + 1 : Math.ceil(low)),
    high: highOpen ? Math.ceil(high) - 1 : Math.floor(high),
    lowOpen: false,
    highOpen: false,
  }));
  return whole.filter((each) => !isEmpty(each));
}

function overlap(a: Interval, b: Interval): Interval {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return {
    low,
    high,
    lowOpen: (a.low === low && a.lowOpen) || (b.low === low && b.lowOpen),
    highOpen: (a.high === high && a.highOpen) || (b.high === high && b.highOpen),
  };
}

function isEmpty({ low, high, lowOpen, highOpen }: Interval): boolean {
  return low > high || (low === high && (lowOpen || highOpen));
}

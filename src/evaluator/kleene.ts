import { compareText } from "../values/compare-text.ts";
import type { OpenPoint, OpenPoints } from "./open-points.ts";
import type { Truth, Unknowns, Verdict } from "./truth.ts";

/**
 * A truth value on its way: decided, or the reasons that leave it open, sorted and at least one. Decided outcomes cost no
 * memory, and most are.
 */
export type Outcome = boolean | Unknowns;

/** Whether it is open. */
export function isOpen(outcome: Outcome): outcome is Unknowns {
  return typeof outcome === "object";
}

/** The opposite; what is open stays so. */
export function not(outcome: Outcome): Outcome {
  return isOpen(outcome) ? outcome : !outcome;
}

/** Kleene's AND: false as soon as one is false, whatever is open. */
export function and(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(false)) return false;
  const open = outcomes.filter(isOpen);
  return open.length === 0 || joinUnknowns(open);
}

/** AND of two, of which the second is asked only where it matters. */
export function both(first: Outcome, second: () => Outcome): Outcome {
  if (first === false) return false;
  const other = second();
  if (first === true || other === false) return other;
  return other === true ? first : joinUnknowns([first, other]);
}

/** Kleene's OR: true as soon as one is true, whatever is open. */
export function or(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(true)) return true;
  const open = outcomes.filter(isOpen);
  return open.length > 0 && joinUnknowns(open);
}

/** Each reason once, sorted. */
export function joinUnknowns(lists: readonly Unknowns[]): Unknowns {
  const [first] = lists;
  return first && lists.length === 1 ? first : [...new Set(lists.flat())].toSorted(compareText);
}

/**
 * What several readings of the same thing say together: their answer where it is the same, and open where it is not.
 * @param because What would tell which of the readings is right; left out of the reasons where it makes no difference.
 */
export function agree(readings: readonly Outcome[], because: Unknowns): Outcome {
  const [first = true, ...rest] = readings;
  if (!isOpen(first) && rest.every((reading) => reading === first)) return first;
  const open = readings.filter(isOpen);
  const same = open.length === readings.length && new Set(open.map((names) => names.join("\n"))).size === 1;
  return joinUnknowns(same ? open : [because, ...open]);
}

/** What an open point is about, for each value that it can be settled to. */
export type Readings<Point extends OpenPoint, Result> = {
  readonly [Value in Exclude<OpenPoints[Point], "unknown" | number>]: () => Result;
};

/** The answer by an open point: that of its value where it is settled, and otherwise what all of its values agree on. */
export function decide<Point extends OpenPoint>(
  points: OpenPoints,
  point: Point,
  readings: Readings<Point, Outcome>,
): Outcome {
  const settled = settledReading(points, point, readings);
  return settled ? settled() : agree(allReadings(readings), [point]);
}

/** The reading that an open point is settled to. */
export function settledReading<Point extends OpenPoint, Result>(
  points: OpenPoints,
  point: Point,
  readings: Readings<Point, Result>,
): (() => Result) | undefined {
  return (readings as Readonly<Record<string, () => Result>>)[String(points[point])];
}

/** What each value of an open point gives. */
export function allReadings<Result>(readings: Readonly<Record<string, () => Result>>): Result[] {
  return Object.values(readings).map((read) => read());
}

/** The outcome as callers see it. */
export function toVerdict(outcome: Outcome): Verdict {
  return { truth: toTruth(outcome), unknowns: isOpen(outcome) ? outcome : [] };
}

/** True, false or unknown. */
export function toTruth(outcome: Outcome): Truth {
  return isOpen(outcome) ? "unknown" : outcome;
}

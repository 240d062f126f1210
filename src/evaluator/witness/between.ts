import { dayMs, hourMs } from "../instants.ts";

/** More digits behind the point than this no number needs that a query spells out. */
const mostDigits = 20;

/** Numbers for the gaps between borders in which there is none yet: the shortest that lies about in the middle. */
export function numbersBetween(borders: readonly number[], known: readonly number[]): number[] {
  return gapsOf(borders, known).flatMap(([low, high]) => shortestBetween(low, high) ?? []);
}

/**
 * Instants for the gaps between borders in which there is none yet, in milliseconds since 1970. Whole days may count from a
 * border as well as instants do, so one lies before the last midnight of the gap.
 */
export function instantsBetween(borders: readonly number[], known: readonly number[]): number[] {
  return gapsOf(borders, known).flatMap(([low, high]) => {
    const midnight = Math.floor(high / dayMs) * dayMs;
    const ends = midnight > low && midnight < high ? [high, midnight] : [high];
    return ends.map((end) => Math.round((low + end) / 2));
  });
}

/** Ages for the gaps between the lengths of windows in which there is none yet, in whole hours or minutes where these fit. */
export function agesBetween(lengthsMs: readonly number[], known: readonly number[]): number[] {
  return gapsOf(lengthsMs, known).map(([low, high]) => {
    const middle = (low + high) / 2;
    const whole = [hourMs, 60_000, 1000].map((unitMs) => Math.round(middle / unitMs) * unitMs);
    return whole.find((ageMs) => ageMs > low && ageMs < high) ?? Math.round(middle);
  });
}

/** Neighbouring borders between which nothing is known. */
function gapsOf(borders: readonly number[], known: readonly number[]): [low: number, high: number][] {
  const sorted = [...new Set(borders)].toSorted((a, b) => a - b);
  return sorted.slice(1).flatMap((high, at): [number, number][] => {
    const low = sorted[at] ?? high;
    return known.some((value) => value > low && value < high) ? [] : [[low, high]];
  });
}

function shortestBetween(low: number, high: number): number | undefined {
  const middle = low + (high - low) / 2;
  for (let digits = 0; digits <= mostDigits; digits += 1) {
    const rounded = Number(middle.toFixed(digits));
    if (rounded > low && rounded < high) return rounded;
  }
  // Two neighbours among the numbers of a computer have nothing between them.
  return middle > low && middle < high ? middle : undefined;
}

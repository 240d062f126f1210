import type { OpenPoints } from "./open-points.ts";
import { oddNumber, perhapsNumbers, readNumber } from "./numbers.ts";
import { timesSeen, type Combine, type Picked } from "./reducer-row.ts";
import { possibleAverages, possibleSums, rounding, type Seen } from "./sums.ts";
import { decideValue, Uncertain, type Value } from "./value.ts";

/** What the numbers among the values give; numbers that are written as texts are open. */
function byNumbers(fold: (numbers: readonly Seen[], points: OpenPoints) => Value): Combine {
  return (picked, { openPoints }) => {
    const numbersOf = (read: (item: Picked) => number | undefined): Seen[] =>
      picked.flatMap((item) => {
        const number = read(item);
        return number === undefined ? [] : [{ number, times: timesSeen(item) }];
      });
    const ignore = (): Value =>
      fold(
        numbersOf(({ value }) => (typeof value === "number" ? value : undefined)),
        openPoints,
      );
    const spelt = picked.some(({ value }) => typeof value === "string" && readNumber(value) !== undefined);
    const odd = picked.some(({ value }) => perhapsNumbers(value).length > 0);
    if (!spelt && !odd) return ignore();
    return decideValue(openPoints, "textNumbers", {
      ignore,
      read: () =>
        odd
          ? new Uncertain("anything", [oddNumber])
          : fold(
              numbersOf(({ value }) => readNumber(value)),
              openPoints,
            ),
    });
  };
}

const countOf = (numbers: readonly Seen[]): number => numbers.reduce((sum, { times }) => sum + times, 0);

/** `sum` and `avg`: without numbers they are absent or 0. `max` and `min`: without numbers they are absent. API.md 4.9. */
export const sum = byNumbers((numbers, points) => unlessEmpty(numbers, points, (sums) => sums));
export const avg = byNumbers((numbers, points) =>
  unlessEmpty(numbers, points, (sums) => possibleAverages(sums, countOf(numbers))),
);
export const max = byNumbers(outermost((a, b) => a > b));
export const min = byNumbers(outermost((a, b) => a < b));

function unlessEmpty(
  numbers: readonly Seen[],
  points: OpenPoints,
  make: (sums: readonly number[]) => readonly number[],
): Value {
  if (numbers.length > 0) {
    const possible = [...new Set(make(possibleSums(numbers)))];
    if (possible.length === 1) return possible[0];
    return new Uncertain(possible, [rounding], [[Math.min(...possible), Math.max(...possible)]]);
  }
  return decideValue(points, "emptySum", { absent: () => undefined, "0": () => 0 });
}

function outermost(beats: (a: number, b: number) => boolean) {
  return (numbers: readonly Seen[]): Value =>
    numbers.reduce<number | undefined>(
      (best, { number }) => (best === undefined || beats(number, best) ? number : best),
      undefined,
    );
}

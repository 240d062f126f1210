import type { OpenPoints } from "./open-points.ts";
import { readNumber } from "./numbers.ts";
import type { Combine, Picked } from "./reducer-row.ts";
import { decideValue, type Value } from "./value.ts";

/** What the numbers among the values give; numbers that are written as texts are open. */
function byNumbers(fold: (numbers: readonly number[], points: OpenPoints) => Value): Combine {
  return (picked, { openPoints }) => {
    const numbersOf = (read: (item: Picked) => number | undefined): number[] =>
      picked.map(read).filter((number) => number !== undefined);
    const ignore = (): Value =>
      fold(
        numbersOf(({ value }) => (typeof value === "number" ? value : undefined)),
        openPoints,
      );
    const spelt = picked.some(({ value }) => typeof value === "string" && readNumber(value) !== undefined);
    if (!spelt) return ignore();
    return decideValue(openPoints, "textNumbers", {
      ignore,
      read: () =>
        fold(
          numbersOf(({ value }) => readNumber(value)),
          openPoints,
        ),
    });
  };
}

const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** `sum` and `avg`: without numbers they are absent or 0. `max` and `min`: without numbers they are absent. API.md 4.9. */
export const sum = byNumbers((numbers, points) => unlessEmpty(numbers, points, () => add(numbers)));
export const avg = byNumbers((numbers, points) => unlessEmpty(numbers, points, () => add(numbers) / numbers.length));
export const max = byNumbers(outermost((a, b) => a > b));
export const min = byNumbers(outermost((a, b) => a < b));

function unlessEmpty(numbers: readonly number[], points: OpenPoints, make: () => number): Value {
  if (numbers.length > 0) return make();
  return decideValue(points, "emptySum", { absent: () => undefined, "0": () => 0 });
}

function outermost(beats: (a: number, b: number) => boolean) {
  return (numbers: readonly number[]): Value =>
    numbers.reduce<number | undefined>(
      (best, number) => (best === undefined || beats(number, best) ? number : best),
      undefined,
    );
}

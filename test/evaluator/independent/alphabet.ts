import { codeUnits } from "./texts.ts";
import { toText, type Maybe } from "./value.ts";
import type { World } from "./world.ts";

/**
 * The first of distinct texts by alphabet. While the order is open: of plain words each that no other surely precedes, and
 * of other texts any.
 */
export function firstOf(texts: readonly string[], world: World, direction = 1): string | undefined {
  const sorted = texts.toSorted((a, b) => direction * codeUnits(a, b));
  const isLater = (text: string, index: number): boolean =>
    sorted.slice(0, index).some((earlier) => hasSureOrder([earlier, text], world));
  const [first, ...others] = texts.every(isPlain) ? sorted.filter((text, index) => !isLater(text, index)) : sorted;
  if (first === undefined || others.length === 0 || world.points.textOrder === "code-units") return first;
  return world.choose(`first of ${JSON.stringify(sorted)}`, [first, ...others]);
}

/** Whether it is known in which order `unique` puts these values. */
export function hasSureOrder(values: readonly Maybe[], world: World): boolean {
  const texts = values.map((value) => toText(value ?? ""));
  return (
    world.points.textOrder === "code-units" ||
    texts.every((text, index) => texts.slice(index + 1).every((later) => isSure(text, later)))
  );
}

/** Whether all alphabets order two texts alike: letters and digits that differ in more than capital letters. */
function isSure(left: string, right: string): boolean {
  const plain = isPlain(left) && isPlain(right);
  return left === right || (plain && codeUnits(left.toLowerCase(), right.toLowerCase()) === codeUnits(left, right));
}

function isPlain(text: string): boolean {
  return /^[a-z0-9]*$/i.test(text);
}

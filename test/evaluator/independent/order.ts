import { asAnyText, codeUnits, isList } from "./texts.ts";
import { numberInText, oddNumbers, toText, type Present } from "./value.ts";
import type { World } from "./world.ts";

/** Section 5, `>` and its like. `holds` looks at the sign of left minus right. */
export function bySize(world: World, left: Present, right: Present, holds: (sign: number) => boolean): boolean {
  if (typeof left === "number" && typeof right === "number") return holds(Math.sign(left - right));
  const numbers = [left, right].map((value) => (typeof value === "number" ? value : numberInText(value)));
  const [first, second] = numbers;
  if (first !== undefined && second !== undefined && world.settle("textNumbers") === "read")
    return holds(Math.sign(first - second));
  if (hasOddNumber(left, right) && world.points.textNumbers !== "ignore" && world.settle("textNumbers") === "read")
    return anyOrder(world);
  // Section 5, `>`: texts and dates are unknown, in whatever order.
  if (world.points.orderOfTexts === "unknown") return anyOrder(world);
  if (isList(left) || isList(right))
    return world.settle("orderOfTexts") === "code-units" && holds(asAnyText(world, "order", left, right) ? 1 : -1);
  return world.openly(
    "orderOfTexts",
    (order) => order === "code-units" && holds(codeUnits(toText(left), toText(right))),
  );
}

function hasOddNumber(left: Present, right: Present): boolean {
  return [left, right].some((value) => oddNumbers(value).length > 0);
}

function anyOrder(world: World): boolean {
  return world.choose(`any order ${world.made.length}`, [true, false]);
}

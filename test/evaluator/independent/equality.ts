import { isOddDate } from "./dates.ts";
import { asAnyText, isList, sameText } from "./texts.ts";
import { momentOf } from "./time.ts";
import { numberInText, oddNumbers, toText, type Present } from "./value.ts";
import type { World } from "./world.ts";

/** Section 5, `=`: equal; a text may stand for another type, except in columns of entities. */
export function equal(world: World, left: Present, right: Present, column: boolean): boolean {
  // Nothing says when two lists are equal.
  if (isList(left) && isList(right)) return asAnyText(world, "=", left, right);
  if (typeof left === typeof right) {
    if (typeof left === "string") return equalTexts(world, left, right as string, column);
    return toText(left) === toText(right);
  }
  // Nothing says how a column compares to a value of another type, unless they would differ anywhere.
  return equalAcrossTypes(world, left, right, column) && (!column || asAnyText(world, "column", left, right));
}

/** Each of two texts may stand for what it spells (section 5, `=`); texts of columns stand for themselves. */
function equalTexts(world: World, left: string, right: string, column: boolean): boolean {
  const alike = !column && left !== right && spellOneThing(left, right);
  if (alike && world.openly("coercion", (coercion) => coercion === "as-number")) return true;
  if (!column && left !== right && mayBeOneNumber(world, left, right)) return true;
  const [odd, other] = isOddDate(left) ? [left, right] : [right, left];
  if (!column && left !== right && isOddDate(odd) && (isOddDate(other) || momentOf(other)))
    if (world.settle("coercion") === "as-number" && asAnyText(world, "date", odd, other)) return true;
  return sameText(world, left, right, column);
}

function spellOneThing(left: string, right: string): boolean {
  const numbers = [numberInText(left), numberInText(right)];
  if (numbers[0] !== undefined) return numbers[0] === numbers[1];
  const moments = [momentOf(left), momentOf(right)];
  if (moments[0] !== undefined) return moments[0].ms === moments[1]?.ms;
  return ["true", "false"].includes(left.toLowerCase()) && left.toLowerCase() === right.toLowerCase();
}

function equalAcrossTypes(world: World, left: Present, right: Present, column: boolean): boolean {
  if (isList(left) || isList(right))
    return world.settle("coercion") === "as-text" && asAnyText(world, "=", left, right);
  const digits = [left, right].map((value) => toText(value).replace(/\D/g, "").replace(/^0+/, "").length);
  if (toText(left) === toText(right)) return Math.max(...digits) <= 15 || asAnyText(world, "digits", left, right);
  if (world.openly("coercion", (coercion) => coercion === "as-number" && sameWhenRead(left, right))) return true;
  if (mayBeOneNumber(world, left, right)) return true;
  // As texts they may still differ in nothing but capital letters.
  return (
    toText(left).toLowerCase() === toText(right).toLowerCase() &&
    world.settle("coercion") === "as-text" &&
    sameText(world, toText(left), toText(right), column)
  );
}

/** A text stands for the number or the boolean that it can be read as; `true` is not 1. */
function sameWhenRead(left: Present, right: Present): boolean {
  const [text, other] = typeof left === "string" ? [left, right] : [right, left];
  if (typeof text !== "string") return false;
  return typeof other === "number" ? numberInText(text) === other : text.toLowerCase() === toText(other);
}

/** Where texts are read as numbers, nothing says which texts are. */
function mayBeOneNumber(world: World, left: Present, right: Present): boolean {
  const odd = [left, right].map(oddNumbers);
  if (odd.every((numbers) => numbers.length === 0)) return false;
  const [a = [], b = []] = [left, right].map((value, index) => {
    const number = typeof value === "number" ? value : numberInText(value);
    return number === undefined ? (odd[index] ?? []) : [number];
  });
  if (!a.some((number) => b.includes(number))) return false;
  return world.settle("coercion") === "as-number" && asAnyText(world, "number", left, right);
}

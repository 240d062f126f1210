import type { JsonValue } from "../../../src/values/json.ts";
import { toText, type Present } from "./value.ts";
import type { World } from "./world.ts";

/** No documentation says how a list or an object reads as a text: any answer, but always the same. */
export function asAnyText(world: World, name: string, left: Present, right: Present): boolean {
  return world.choose(`${name} of ${toText(left)} and ${toText(right)}`, [true, false]);
}

/** What is in a list or an object, at any depth. */
export function leavesOf(value: JsonValue): Exclude<Present, object>[] {
  if (value === null) return [];
  return typeof value === "object" ? Object.values(value).flatMap((inner) => leavesOf(inner)) : [value];
}

/** Whether it is known how a value reads as a text: no list, and no number that may be written in several ways. */
export function isReadable(value: Present): boolean {
  if (typeof value !== "number") return !isList(value);
  const text = String(value);
  return !text.includes("e") && text.replace("-", "").length <= 16;
}

/** Whether a value is a list or an object. */
export function isList(value: Present): boolean {
  return typeof value === "object";
}

/** Two texts as `textCase` has it; values of entities are told apart. */
export function sameText(world: World, left: string, right: string, column: boolean): boolean {
  return inCases(world, column, left, right, (a, b) => a === b);
}

/** Section 5, `contains`, `starts_with`, `ends_with`: of a text, or of what stands for the value as a text. */
export function textTest(
  world: World,
  left: Present,
  right: Present,
  column: boolean,
  test: (whole: string, part: string) => boolean,
): boolean {
  // Section 5, `=`: columns of entities have types of their own, and no page says how one that is no text reads as one.
  if (column && typeof left !== "string") return asAnyText(world, String(test), left, right);
  if (isList(left) || isList(right)) {
    // Whatever the text of a list is, it has the texts of what is in it.
    const isPlain = test("(a)", "a") && /^[\w .@-]+$/.test(toText(right));
    const inside =
      isPlain &&
      leavesOf(left).some((leaf) => isReadable(leaf) && inCases(world, column, toText(leaf), toText(right), test));
    return inside || asAnyText(world, String(test), left, right);
  }
  if (!isReadable(left)) return asAnyText(world, String(test), left, right);
  return inCases(world, column, toText(left), toText(right), test);
}

function inCases(
  world: World,
  column: boolean,
  left: string,
  right: string,
  test: (left: string, right: string) => boolean,
): boolean {
  if (column) return test(left, right);
  const [small, large] = [test(left.toLowerCase(), right.toLowerCase()), test(left.toUpperCase(), right.toUpperCase())];
  // Of letters such as ß nothing says what their capital is.
  if (small !== large)
    return world.settle("textCase") === "exact"
      ? test(left, right)
      : world.choose(`${left} in capitals`, [true, false]);
  return world.openly("textCase", (textCase) => (textCase === "exact" ? test(left, right) : small));
}

/** The order of two texts by code units. */
export function codeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

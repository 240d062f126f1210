import type { JsonValue } from "../values/json.ts";
import { decide, or, type Outcome } from "./kleene.ts";
import type { OpenPoints } from "./open-points.ts";
import { textOf } from "./operands.ts";

/** Why texts are open that are alike in small letters only, or in capitals only: `straße` and `STRASSE`. */
const noCaseOfLetters = "nothing says which letters are a letter and its capital";

const otherLetters = /[^ -~]/;

/** Whether two texts are in a relation to each other, with capital letters as they are or without regard to them. */
export function compareTexts(
  a: string,
  b: string,
  points: OpenPoints,
  relation: (a: string, b: string) => boolean,
): Outcome {
  const exact = relation(a, b);
  const ignored = relation(a.toLowerCase(), b.toLowerCase());
  // Of English letters, small and capital ones belong together one by one.
  const isPlain = !otherLetters.test(a) && !otherLetters.test(b);
  if (!isPlain && relation(a.toUpperCase(), b.toUpperCase()) !== ignored)
    return points.textCase === "exact" ? exact : [points.textCase === "unknown" ? "textCase" : noCaseOfLetters];
  if (exact === ignored) return exact;
  return decide(points, "textCase", { exact: () => exact, ignored: () => ignored });
}

/** Why a comparison with the text of a list or an object is open: API.md 4.9. */
export const noTextOfLists = "nothing says how a list or an object reads as a text";

/** Why a comparison with the text of a number is open that is written with an exponent or in many digits. */
const noTextOfNumber = "nothing says how a number of many digits reads as a text";

/** Why a comparison with the text of a column is open that holds no text. */
export const noTextOfColumns = "nothing says how a column of an entity that is no text reads as one";

/** Whether it is known how a value reads as a text: it is no list and no object, and no number that may be written in several ways. */
export function isReadable(value: JsonValue): boolean {
  return typeof value === "number"
    ? /^-?(?=[\d.]{1,16}$)\d+(?:\.\d+)?$/.test(String(value))
    : typeof value !== "object";
}

/** Whether two texts are equal. */
export function sameText(a: string, b: string, points: OpenPoints): Outcome {
  return a === b || compareTexts(a, b, points, (left, right) => left === right);
}

/** How the text of a value may have another one in it. */
export type TextRelation = "includes" | "startsWith" | "endsWith";

/**
 * Whether the text of a value is in a relation to another text. Of a list or an object it is not known how it reads as a
 * text; what stands in one of its values is in that text in any case, if it is plain.
 */
export function testText(value: JsonValue, text: string, points: OpenPoints, relation: TextRelation): Outcome {
  const related = (a: string, b: string): boolean => a[relation](b);
  if (isReadable(value)) return compareTexts(textOf(value), text, points, related);
  if (typeof value !== "object") return [noTextOfNumber];
  const isPlain = relation === "includes" && plainText.test(text);
  const inside = isPlain ? leavesOf(value).map((leaf) => compareTexts(leaf, text, points, related)) : [];
  return or([...inside, [noTextOfLists]]);
}

/** Texts that every way to write a list leaves as they are: quotes, backslashes and other letters may be written otherwise. */
const plainText = /^[\w .@-]+$/;

function leavesOf(value: JsonValue): string[] {
  if (value === null) return [];
  if (typeof value === "object") return Object.values(value).flatMap(leavesOf);
  return isReadable(value) ? [textOf(value)] : [];
}

import { canonicalInstant } from "../query/index.ts";
import { otherSpelling, spellsOtherwise } from "./dates.ts";
import type { JsonValue } from "../values/json.ts";
import { readInstant } from "./instants.ts";
import { decide, type Outcome } from "./kleene.ts";
import { losesDigits, manyDigits, oddNumber, perhapsNumbers, readNumber } from "./numbers.ts";
import type { OpenPoints } from "./open-points.ts";
import { isNested, textOf, type Operand } from "./operands.ts";
import { noTextOfLists, sameText } from "./texts.ts";

/**
 * Whether a value equals another. Texts stand for values of other types that are spelt alike (API.md 4.6).
 *
 * @param typed Whether one of them is a column of an entity, which tells types apart.
 */
export function equals(left: JsonValue, right: Operand, points: OpenPoints, typed: boolean): Outcome {
  // A row of a test does not say whether its column holds dates or texts.
  if (typed && right.time) return [columnOfAnotherType];
  const outcome = equalsInTraits(left, right, points, typed);
  if (!typed || outcome === false || sameType(left, right)) return outcome;
  return [columnOfAnotherType];
}

const columnOfAnotherType = "nothing says how a column of an entity compares to a value of another type";

function sameType(left: JsonValue, right: Operand): boolean {
  // `1.0` may be told from `1`; what has a fraction is a decimal on both sides.
  return typeof left === typeof right.value && !(right.decimal && Number.isInteger(right.value));
}

function equalsInTraits(left: JsonValue, right: Operand, points: OpenPoints, typed: boolean): Outcome {
  if (isNested(left) || isNested(right.value)) return equalsNested(left, right.value, points);
  if (right.time) return typeof left === "string" && equalsTime(left, right.text, points);
  if (typeof left === "string" && typeof right.value === "string")
    return typed ? sameText(left, right.value, points) : equalsText(left, right.value, points);
  const text = textOf(left);
  if (typeof left === typeof right.value) return left === right.value && isKept(text, right.text);
  if (text === right.text) return !losesDigits(text) || [manyDigits];
  return decide(points, "coercion", {
    "as-text": () => sameText(text, right.text, points),
    "as-number": () =>
      maySpellTheSame(left, right.value)
        ? [oddNumber]
        : equalsAcrossTypes(left, right.value) && isKept(text, right.text),
  });
}

/**
 * Whether two texts are equal. Each stands for the number, the flag or the instant that it spells, so what spells the same in
 * another way is a matter of types.
 */
function equalsText(left: string, right: string, points: OpenPoints): Outcome {
  const odd = maySpellTheSame(left, right) ? oddNumber : mayNameTheSame(left, right) ? otherSpelling : undefined;
  if (left === right || (odd === undefined && !spellTheSame(left, right))) return sameText(left, right, points);
  return decide(points, "coercion", {
    "as-text": () => sameText(left, right, points),
    "as-number": () => (odd === undefined ? isKept(left, right) : [odd]),
  });
}

/** Whether one of two values may be read as the number of the other, and no documentation says so. */
function maySpellTheSame(left: JsonValue, right: JsonValue): boolean {
  const numbersOf = (value: JsonValue): readonly number[] => {
    const number = readNumber(value);
    return number === undefined ? perhapsNumbers(value) : [number];
  };
  const isOdd = readNumber(left) === undefined || readNumber(right) === undefined;
  return isOdd && numbersOf(left).some((number) => numbersOf(right).includes(number));
}

/** Whether two texts are dates, of which one is spelt so that nothing says whether it is read. */
function mayNameTheSame(left: string, right: string): boolean {
  const [odd, other] = spellsOtherwise(left) ? [left, right] : [right, left];
  return spellsOtherwise(odd) && (spellsOtherwise(other) || readInstant(other) !== undefined);
}

const flags: ReadonlySet<string> = new Set(["true", "false"]);

function spellTheSame(left: string, right: string): boolean {
  const number = readNumber(left);
  if (number !== undefined) return number === readNumber(right);
  const [a, b] = [readInstant(left), readInstant(right)];
  if (a && b) return a.ms === b.ms;
  return left.toLowerCase() === right.toLowerCase() && flags.has(left.toLowerCase());
}

/** Whether two values that are equal in memory are so as they are written. */
function isKept(left: string, right: string): Outcome {
  return left === right || ![left, right].some(losesDigits) || [manyDigits];
}

/** A text read as a value of the other's type. */
function equalsAcrossTypes(left: JsonValue, right: JsonValue): boolean {
  if (typeof left === "boolean" || typeof right === "boolean")
    return textOf(left).toLowerCase() === textOf(right).toLowerCase();
  const number = readNumber(left);
  return number !== undefined && number === readNumber(right);
}

/** Spellings of one instant are equal (API.md 4.6); those in other zones are a matter of types. */
function equalsTime(left: string, right: string, points: OpenPoints): Outcome {
  if (canonicalInstant(left) === right) return true;
  const [a, b] = [readInstant(left), readInstant(right)];
  if (b && spellsOtherwise(left))
    return decide(points, "coercion", { "as-text": () => false, "as-number": () => [otherSpelling] });
  if (!a || !b || a.ms !== b.ms) return false;
  return decide(points, "coercion", { "as-text": () => false, "as-number": () => true });
}

/**
 * Nothing says when two lists or two objects are equal. One equals a plain value, if anything, by a text of its own, and
 * nothing says how that reads.
 */
function equalsNested(left: JsonValue, right: JsonValue, points: OpenPoints): Outcome {
  if (isNested(left) && isNested(right)) return ["nothing says what a list or an object is equal to"];
  return decide(points, "coercion", { "as-text": () => [noTextOfLists], "as-number": () => false });
}

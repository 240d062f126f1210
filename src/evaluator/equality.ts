import { canonicalInstant } from "../query/index.ts";
import type { JsonValue } from "../values/json.ts";
import { readInstant } from "./instants.ts";
import { decide, type Outcome } from "./kleene.ts";
import { readNumber } from "./numbers.ts";
import type { OpenPoints } from "./open-points.ts";
import { textOf, type Operand } from "./operands.ts";
import { sameText } from "./texts.ts";

/**
 * Whether a value equals another. Texts stand for values of other types that are spelt alike (API.md 4.6).
 *
 * @param typed Whether one of them is a column of an entity, which tells types apart.
 */
export function equals(left: JsonValue, right: Operand, points: OpenPoints, typed: boolean): Outcome {
  const outcome = equalsInTraits(left, right, points);
  if (!typed || outcome === false || sameType(left, right)) return outcome;
  return ["nothing says how a column of an entity compares to a value of another type"];
}

function sameType(left: JsonValue, right: Operand): boolean {
  return typeof left === typeof right.value && !right.decimal;
}

function equalsInTraits(left: JsonValue, right: Operand, points: OpenPoints): Outcome {
  if (isNested(left) || isNested(right.value)) return equalsNested(left, right, points);
  if (right.time) return typeof left === "string" && equalsTime(left, right.text, points);
  if (typeof left === "string" && typeof right.value === "string") return sameText(left, right.value, points);
  if (typeof left === typeof right.value) return left === right.value;
  const text = textOf(left);
  if (text === right.text) return true;
  return decide(points, "coercion", {
    "as-text": () => sameText(text, right.text, points),
    "as-number": () => equalsAcrossTypes(left, right.value),
  });
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
  if (!a || !b || a.ms !== b.ms) return false;
  return decide(points, "coercion", { "as-text": () => false, "as-number": () => true });
}

/** Nothing says what equals a list, so that the values of the open point agree proves nothing. */
function equalsNested(left: JsonValue, right: Operand, points: OpenPoints): Outcome {
  if (points.coercion === "unknown") return ["coercion"];
  return points.coercion === "as-text" && sameText(textOf(left), right.text, points);
}

function isNested(value: JsonValue): boolean {
  return typeof value === "object";
}

import type { JsonValue } from "../values/json.ts";

const shape = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number that a value is or, as a text, spells; `undefined` when it is none. */
export function readNumber(value: JsonValue): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !shape.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

const oddShape = /^\s*[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:[.,]\d*)?(?:e[+-]?\d+)?\s*$/i;

/**
 * The numbers that a text may be read as although it is not written as JSON and queries write one: with a plus sign, blanks, commas.
 * None when it is written so, or is no number.
 */
export function perhapsNumbers(value: JsonValue): readonly number[] {
  if (typeof value !== "string" || readNumber(value) !== undefined || !oddShape.test(value)) return [];
  if (!/\d/.test(value)) return [];
  const text = value.trim();
  return [text.replaceAll(",", ""), text.replace(",", ".")].map(Number).filter(Number.isFinite);
}

/** Why such a text is not known to be a number. */
export const oddNumber = "nothing says which texts are read as numbers";

/**
 * Whether a number that is written in decimal digits has more of them than a number in memory keeps, such as
 * 9007199254740993. Then nothing says whether Segment tells it from the number that is left.
 *
 * @param text As `canonicalNumber` spells it; of other texts nothing is lost.
 */
export function losesDigits(text: string): boolean {
  const [, whole = "", fraction = ""] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (`${whole}${fraction}`.replace(/^0+/, "").length <= safeDigits) return false;
  const kept = Number(text);
  if (!Number.isFinite(kept)) return true;
  return fraction.replace(/^0+$/, "") === ""
    ? BigInt(kept) !== BigInt(text.split(".")[0] ?? "")
    : String(kept) !== text;
}

/** So many digits are always kept. */
const safeDigits = 15;

/** Why numbers that are equal in memory are not known to be. */
export const manyDigits = "nothing says how many digits of a number Segment keeps";

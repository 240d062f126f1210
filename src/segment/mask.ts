import { MASK, type Secret } from "./secret.ts";

/** Puts secrets in a text out of sight. */
export interface Mask {
  /** The text with every occurrence of a secret masked. */
  redact(text: string): string;
}

/** A shorter value stands in every other text, and masking it there would only tell what it is. */
const SHORTEST_MASKED = 4;

/**
 * A mask for secrets, in each of the spellings that bodies and addresses give them: as it is, as
 * part of a JSON text, and encoded for a URL.
 *
 * @param secrets Those of fewer than four characters are not masked.
 */
export function createMask(secrets: readonly Secret[]): Mask {
  const values = secrets.map((secret) => secret.reveal()).filter((value) => value.trim().length >= SHORTEST_MASKED);
  const spellings = [...new Set(values.flatMap(spell))];
  if (spellings.length === 0) return { redact: (text) => text };
  // The longest first, so that a secret which begins with another one leaves no rest.
  const sorted = spellings.toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    sorted.map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join("|"),
    "g",
  );
  return { redact: (text) => text.replaceAll(pattern, MASK) };
}

function spell(value: string): string[] {
  return [value, value.trim()].flatMap((text) => [text, JSON.stringify(text).slice(1, -1), ...encode(text)]);
}

/** Paths leave some characters as they are that queries encode. */
function encode(text: string): string[] {
  // Half of a character that takes two code units has no encoding.
  const whole = text.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
  return [encodeURIComponent(whole), new URLSearchParams([["", whole]]).toString().slice(1).replaceAll("+", "%20")];
}

/** A JSON value with its texts masked. JSON can spell one text in many ways, so a mask on the JSON itself is not enough. */
export function redactTexts<Value>(value: Value, mask: Mask): Value {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === "string" ? mask.redact(part) : part,
  ) as Value;
}

/** A body with secrets masked, JSON or not. Without secrets in it, it stays as it is to the last byte. */
export function redactBody(text: string, mask: Mask): string {
  try {
    const value: unknown = JSON.parse(text);
    const masked = JSON.stringify(redactTexts(value, mask));
    return mask.redact(masked === JSON.stringify(value) ? text : masked);
  } catch {
    return mask.redact(text);
  }
}

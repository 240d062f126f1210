import { escapeHtml } from "../values/escape-html.ts";
import { PRINTED_MASK } from "../values/masked-value.ts";
import type { Secret } from "./secret.ts";

/** Puts secrets in a text out of sight. */
export interface Mask {
  /** The text with every occurrence of a secret masked. */
  redact(text: string): string;
}

/** A shorter value stands in every other text, and masking it there would only tell what it is. */
const SHORTEST_PRINTED_MASKED = 4;

/**
 * A mask for secrets, in the spellings that bodies, addresses and answers give them: as it is, in JSON and in JSON within JSON, in
 * HTML, encoded for a URL once or twice, as Base64 and as hexadecimal digits. One that is cut or taken apart is not found.
 *
 * @param secrets Those of fewer than four characters are not masked.
 */
export function createMask(secrets: readonly Secret[]): Mask {
  const values = secrets
    .map((secret) => secret.reveal())
    .filter((value) => value.trim().length >= SHORTEST_PRINTED_MASKED);
  const spellings = [...new Set(values.flatMap(spell))];
  if (spellings.length === 0) return { redact: (text) => text };
  // The longest first, so that a secret which begins with another one leaves no rest.
  const sorted = spellings.toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    sorted.map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join("|"),
    "g",
  );
  return { redact: (text) => text.replaceAll(pattern, PRINTED_MASK) };
}

/** The spellings of a secret that a server may send back, whatever it made of what it was sent. */
function spell(value: string): string[] {
  return [value, value.trim()].flatMap((text) => {
    const quoted = inJson(text);
    const escaped = Array.from({ length: text.length }, (_, at) => text[at] ?? "")
      .map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join("");
    const coded = encode(text).flatMap((each) => [each, encodeURIComponent(each)]);
    const lower = coded.map((each) => each.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
    return [text, quoted, inJson(quoted), escapeHtml(text), escaped, ...coded, ...lower, ...asBytes(text)];
  });
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** What is shorter has too short a code: it would be found in texts that have nothing to do with it. */
const SHORTEST_CODED = 8;

/** Hexadecimal, and Base64 wherever the secret stands in a longer text: after a whole, a third or two thirds of a group. */
function asBytes(text: string): string[] {
  const bytes = Buffer.from(text);
  if (bytes.length < SHORTEST_CODED) return [];
  const hex = bytes.toString("hex");
  const coded = [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    // The first and last digits hold bits of the neighbours, too.
    return all.toString("base64").slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6));
  });
  const safe = coded.map((each) => each.replaceAll("+", "-").replaceAll("/", "_"));
  return [hex, hex.toUpperCase(), ...coded, ...safe];
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

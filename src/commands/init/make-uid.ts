import { createHash, randomInt } from "node:crypto";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const ALL = `${LETTERS}${DIGITS}`;

/** `e000` and its like are written in quotes, because some readers of YAML take them for numbers. */
const FIRST = LETTERS.replace("e", "");

/** With a letter first and a digit last it is a text in YAML and no other word. */
const PATTERN = [FIRST, ALL, ALL, DIGITS];

/** A new `metadata.uid`, such as `k3f9`. */
export function makeUid(): string {
  return PATTERN.map((characters) => characters.charAt(randomInt(characters.length))).join("");
}

/** One that is the same for the same text, so that a message which proposes it is the same in every run. */
export function makeUidFor(text: string): string {
  const bytes = createHash("sha256").update(text).digest();
  return PATTERN.map((characters, index) => characters.charAt((bytes[index] ?? 0) % characters.length)).join("");
}

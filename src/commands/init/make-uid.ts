import { randomInt } from "node:crypto";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const ALL = `${LETTERS}0123456789`;

/** `e000` and its like are written in quotes, because some readers of YAML take them for numbers. */
const FIRST = LETTERS.replace("e", "");

/** A new `metadata.uid`, such as `k3f9`. With a letter first and a digit last it is a text in YAML and no other word. */
export function makeUid(): string {
  const pick = (characters: string): string => characters.charAt(randomInt(characters.length));
  return `${pick(FIRST)}${pick(ALL)}${pick(ALL)}${pick("0123456789")}`;
}

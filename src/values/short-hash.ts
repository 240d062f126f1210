import { createHash } from "node:crypto";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Letters and digits of a hash of a text: what survives in every description. */
export function shortHash(text: string, digits: number): string {
  const number = BigInt(`0x${createHash("sha256").update(text).digest("hex").slice(0, 24)}`);
  let rest = number;
  let short = "";
  for (let digit = 0; digit < digits; digit += 1) {
    short += LETTERS.charAt(Number(rest % BigInt(LETTERS.length)));
    rest /= BigInt(LETTERS.length);
  }
  return short;
}

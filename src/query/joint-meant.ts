import { suggestId } from "../values/suggest.ts";
import type { Cursor } from "./cursor.ts";
import { functions } from "./functions.ts";
import { junctionOf, keywordOf } from "./parse-words.ts";

/** What joins conditions, and words near it that mean something else. */
const joints: readonly string[] = ["AND", "OR", "NOR", "XOR", "NAND"];

/** A mistyped word between two conditions. */
export interface JointMeant {
  joint: "AND" | "OR";
  /** What to write in its place. */
  text: string;
}

/** Whether a condition begins at a token ahead of the current one. */
export function startsCondition(cursor: Cursor, ahead = 0): boolean {
  const token = cursor.peek(ahead);
  if (cursor.is("(", ahead)) return true;
  if (token.kind === "word" && cursor.is("(", ahead + 1) && functions.get(token.text)?.kind === "extractor")
    return true;
  return keywordOf(token) !== undefined && !junctionOf(token);
}

/** The word that was meant between two conditions: `AND` for `ADN`, `AND NOT` for `AND_NOT`. A condition has to follow it. */
export function jointMeant(cursor: Cursor, ahead = 0): JointMeant | undefined {
  const { kind, text } = cursor.peek(ahead);
  if (kind !== "word" || keywordOf(cursor.peek(ahead)) || functions.has(text.toLowerCase())) return undefined;
  if (!startsCondition(cursor, ahead + 1)) return undefined;
  const word = text.toUpperCase();
  const [, denied] = /^(AND|OR)_?NOT$/.exec(word) ?? [];
  const meant = denied ?? (word === "RO" ? "OR" : suggestId(word, joints));
  if (meant !== "AND" && meant !== "OR") return undefined;
  return { joint: meant, text: denied === undefined ? meant : `${meant} NOT` };
}

import { splitCamelCase } from "./words.ts";

/** How a name may be mistyped: with one letter too many or too few, with another letter, or with two that changed places. */
export type Slip = "letter" | "other letter" | "swapped letters";

/** What is no slip: digits tell names apart, and a dot, a backslash before one and `$` are a way into objects and lists. */
const telling = /[\d.\\$]/;

/** One way in which a text may be mistyped. */
export interface Joint {
  slip: Slip;
  /** The same for all texts that differ from this one in this way, at this place. */
  key: string;
  /** The text with one letter less, where that is the way. */
  shorter?: string;
}

/** Every way in which a text may be mistyped: two texts are one slip apart where they share a key, or one is the other's `shorter`. */
export function joinedBy(text: string): Joint[] {
  return text.split("").flatMap((letter, at): Joint[] => {
    if (telling.test(letter)) return [];
    const [before, after] = [text.slice(0, at), text.slice(at + 1)];
    const shorter = before + after;
    const joints: Joint[] = [{ slip: "other letter", key: `${at} ${shorter}`, shorter }];
    const next = after.charAt(0);
    if (next === "" || next === letter || telling.test(next)) return joints;
    const pair = letter < next ? letter + next : next + letter;
    return [...joints, { slip: "swapped letters", key: `swap ${at} ${before}(${pair})${after.slice(1)}` }];
  });
}

/** The words of a name in small letters, also where only capitals set them apart. */
export function wordsOf(name: string): string[] {
  return splitCamelCase(name)
    .toLowerCase()
    .split(/[\s_.-]+/)
    .filter((word) => word !== "");
}

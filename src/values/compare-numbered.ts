import { compareText } from "./compare-text.ts";

/** The order of two texts with numbers in them as people expect it: `segment 4` before `segment 12`. For `toSorted`. */
export function compareNumbered(a: string, b: string): number {
  return compareText(padded(a), padded(b)) || compareText(a, b);
}

/** A text whose numbers are all of one length. */
function padded(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => digits.padStart(30, "0"));
}

import { replaceUnfileable } from "../../values/printable.ts";

/** Writes what a file should not hold as it is as escapes. Everything between them must be in double quotes. */
export function writeEscapes(text: string): string {
  return replaceUnfileable(text, (character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return number.length > 4 ? String.raw`\U${number.padStart(8, "0")}` : String.raw`\u${number.padStart(4, "0")}`;
  });
}

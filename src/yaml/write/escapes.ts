import { replaceUnfileable, replaceUnprintable } from "../../values/printable.ts";

/** Writes what a file should not hold as it is as escapes. Everything between them must be in double quotes. */
export function writeEscapes(text: string): string {
  return replaceUnfileable(text, writeEscape);
}

/** Writes everything but line feeds that is not shown as itself as escapes. All of that must be in double quotes. */
export function writePrintedEscapes(text: string): string {
  return replaceUnprintable(text, (character) => (character === "\n" ? character : writeEscape(character)));
}

function writeEscape(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return number.length > 4 ? String.raw`\U${number.padStart(8, "0")}` : String.raw`\u${number.padStart(4, "0")}`;
}

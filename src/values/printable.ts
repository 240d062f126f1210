/** One character as a terminal shows it: its text, and how many columns that takes. */
export interface Cell {
  text: string;
  width: number;
}

/** Columns a tab is drawn with: a fixed number, so that nothing depends on where the line starts on the screen. */
const tabColumns = 2;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const zeroWidth = /[\p{Mn}\p{Me}\u200c\u200d]/u;
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/**
 * How a character is drawn. What a terminal would obey rather than show is written as an escape: control characters,
 * lone surrogates, and the marks that reverse the reading direction, so that a hostile file cannot disguise itself.
 */
function toCell(character: string): Cell {
  if (character === "\t") return { text: " ".repeat(tabColumns), width: tabColumns };
  if (zeroWidth.test(character)) return { text: character, width: 0 };
  if (unprintable.test(character)) {
    const text = `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    return { text, width: text.length };
  }
  return { text: character, width: wide.test(character) ? 2 : 1 };
}

/** The characters of one line as they are drawn. */
export function toCells(text: string): Cell[] {
  return Array.from(text, toCell);
}

/** A text made safe for one line of a message: escapes for what is not printable, and a cut after `limit` characters. */
export function toPrintable(text: string, limit = 60): string {
  const characters = Array.from(text.slice(0, limit + 1));
  const shown = characters
    .slice(0, limit)
    .map((character) => (character === "\n" ? "\\n" : toCell(character).text))
    .join("");
  return text.length > limit ? `${shown}…` : shown;
}

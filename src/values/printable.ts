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

/** The characters that are not shown as themselves, and why. Whoever writes escapes goes by this table. */
const unprintable = [
  String.raw`\p{Cc}`, // control characters: a terminal obeys them
  String.raw`\p{Cf}`, // marks that nobody sees, and those that turn the reading direction
  String.raw`\u2028\u2029`, // what some programs take for a line break
  String.raw`\p{Cs}`, // halves of characters, which no encoding can write
  String.raw`\uFFFE\uFFFF`, // no characters at all; neither YAML nor XML can hold them
].join("");

/** Harmless in a file: the line feed and the tab, and the joiners that Persian and emoji are spelt with. */
const fileMayHold = String.raw`\t\n\u200C\u200D`;

const unprintableCharacter = new RegExp(`[${unprintable}]`, "gu");
const unfileableCharacter = new RegExp(`(?![${fileMayHold}])[${unprintable}]`, "gu");

/** What looks like a blank and is none. The wide blank of East Asian texts looks like itself. */
const falseBlank = /[^\S\r\n\t \u3000\uFEFF]/gu;

/** A letter with the marks on it, or the parts of a Korean syllable: what may have another spelling that looks the same. */
const spelling = /[\u1100-\u115f\uac00-\ud7a3][\u1160-\u11ff]*|\P{M}\p{M}*|\p{M}+/gu;

/**
 * A text from the space or a file, safe to print on one line: what is not shown as itself, line breaks among it, is written
 * as an escape such as `\u{202e}`, so that no name can paint over a report or disguise itself. So is what cannot be told
 * from something else by looking at it: blanks that are none, and the rarer of two spellings of one letter.
 */
export function escapeControls(text: string): string {
  return escapeSpellings(replaceUnprintable(text, escapeCharacter).replaceAll(falseBlank, escapeCharacter));
}

/** Writes marks that stand apart from a letter which Unicode has in one piece (NFC) as escapes. */
function escapeSpellings(text: string): string {
  if (text === text.normalize("NFC")) return text;
  return text.replaceAll(spelling, (written) => {
    if (written === written.normalize("NFC")) return written;
    const [letter = "", ...marks] = written;
    return marks.length === 0 ? escapeCharacter(letter) : letter + marks.map(escapeCharacter).join("");
  });
}

/** Writes the characters that are not shown as themselves in another way. */
export function replaceUnprintable(text: string, write: (character: string) => string): string {
  return text.replaceAll(unprintableCharacter, write);
}

/** A text without halves of characters, which no encoding can write. They are shown as escapes. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, escapeCharacter);
}

/** Whether a text holds characters that no text file should hold as they are. Line feed and tab are fine. */
export function isUnfileable(text: string): boolean {
  return text.search(unfileableCharacter) !== -1;
}

/** Whether a text holds characters, apart from line feeds, that are not shown as themselves. */
export function isUnprintable(text: string): boolean {
  return text.replaceAll("\n", "").search(unprintableCharacter) !== -1;
}

/** Writes the characters that no text file should hold as they are in another way. */
export function replaceUnfileable(text: string, write: (character: string) => string): string {
  return text.replaceAll(unfileableCharacter, write);
}

/** The number of a character as the Unicode standard writes it: `U+200B`. */
export function characterNumber(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The characters of one line as they are drawn: joiners and accents without a width, a tab as blanks. */
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

function toCell(character: string): Cell {
  if (character === "\t") return { text: " ".repeat(tabColumns), width: tabColumns };
  if (zeroWidth.test(character)) return { text: character, width: 0 };
  const text = escapeControls(character);
  if (text !== character) return { text, width: text.length };
  return { text, width: wide.test(character) ? 2 : 1 };
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

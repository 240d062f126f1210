/**
 * A text without what no document can hold: halves of characters, which no encoding can write, and the two characters that
 * XML 1.0 forbids besides controls. They are shown as escapes.
 */
export function wellFormed(text: string): string {
  return text.replaceAll(
    /[\p{Surrogate}\uFFFE\uFFFF]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

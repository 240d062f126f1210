import { escapeControls } from "../style.ts";

/**
 * A text for one line of a page. What a browser would obey rather than show is written as an escape: controls, line breaks,
 * marks that reverse the reading direction, invisible signs and lone surrogates.
 */
export function showText(text: string): string {
  return escapeControls(text).replaceAll(
    /[\p{Cf}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

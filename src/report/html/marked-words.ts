import { diffWordsWithSpace } from "diff";
import { markup, type Markup } from "./markup.ts";
import { escapeControls } from "../../values/printable.ts";

/** Lines longer than this are shown without marks, in characters: nobody reads them word by word. */
const LONGEST_MARKED = 2000;

/** Lines that share less than this part of their characters are told as one line gone and another come. */
const LEAST_SHARED = 0.3;

/** Two lines with the words marked that only one of them has. */
export function markWords(before: string, after: string): { before: Markup; after: Markup } {
  const plain = { before: markup`${before}`, after: markup`${after}` };
  if (Math.max(before.length, after.length) > LONGEST_MARKED) return plain;
  // As they are shown, so that a mark never cuts an escape in two.
  const parts = diffWordsWithSpace(escapeControls(before), escapeControls(after));
  const shared = parts.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length), 0);
  if (shared < LEAST_SHARED * Math.min(before.length, after.length)) return plain;
  return {
    before: markup`${parts.map(({ added, removed, value }) => !added && (removed ? markup`<mark>${value}</mark>` : value))}`,
    after: markup`${parts.map(({ added, removed, value }) => !removed && (added ? markup`<mark>${value}</mark>` : value))}`,
  };
}

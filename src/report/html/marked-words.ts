import { diffWordsWithSpace, type ChangeObject } from "diff";
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
  const parts = joinChanges(diffWordsWithSpace(escapeControls(before), escapeControls(after)));
  const shared = parts.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length), 0);
  if (shared < LEAST_SHARED * Math.min(before.length, after.length)) return plain;
  return {
    before: markup`${parts.map(({ added, removed, value }) => !added && (removed ? markup`<mark>${value}</mark>` : value))}`,
    after: markup`${parts.map(({ added, removed, value }) => !removed && (added ? markup`<mark>${value}</mark>` : value))}`,
  };
}

type Part = Pick<ChangeObject<string>, "added" | "removed" | "value">;

/**
 * Parts where two changes are one if that says the same: `trait a is not true, and is not` is a condition that goes, and `is not` in
 * the middle of it is not what stays.
 */
function joinChanges(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const [before, same] = joined.slice(-2);
    const isOne = before && same && isChanged(before) && !isChanged(same) && isAlike(before, part);
    if (isOne && part.value.endsWith(same.value))
      joined.splice(
        -2,
        2,
        { ...part, value: `${before.value}${same.value}${part.value.slice(0, -same.value.length)}` },
        same,
      );
    else if (isOne && before.value.startsWith(same.value))
      joined.splice(-2, 2, same, {
        ...part,
        value: `${before.value.slice(same.value.length)}${same.value}${part.value}`,
      });
    else joined.push(part);
  }
  return joined;
}

function isChanged({ added, removed }: Part): boolean {
  return added || removed;
}

function isAlike(one: Part, other: Part): boolean {
  return one.added === other.added && one.removed === other.removed;
}

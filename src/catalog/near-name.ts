import { suggest } from "../values/suggest.ts";

/**
 * The known name that somebody probably meant: one that differs in its spelling only goes before one with two letters in the
 * wrong order, and that before one that is near.
 */
export function nearName(name: string, known: readonly string[]): string | undefined {
  const folded = fold(name);
  const same = folded === "" ? undefined : spellingsOf(known).get(folded);
  return same ?? known.find((each) => isSwapped(name, each)) ?? suggest(name, known);
}

const remembered = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** Known names by their spelling. Thousands of names that are asked for one after the other are folded once. */
function spellingsOf(known: readonly string[]): ReadonlyMap<string, string> {
  const spellings = remembered.get(known) ?? new Map(known.toReversed().map((name) => [fold(name), name]));
  remembered.set(known, spellings);
  return spellings;
}

/** One text for all spellings of a name: without capitals, blanks and the signs that stand between words. */
function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/[\s_.:/-]+/g, "");
}

/** Whether two names are alike but for two letters side by side, which short names differ too much in otherwise. */
function isSwapped(name: string, other: string): boolean {
  if (name.length !== other.length) return false;
  let at = 0;
  while (at < name.length && name[at] === other[at]) at += 1;
  return (
    name[at] === other[at + 1] &&
    name[at + 1] === other[at] &&
    name.slice(at + 2) === other.slice(at + 2) &&
    at < name.length - 1
  );
}

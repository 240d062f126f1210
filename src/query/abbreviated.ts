import { isSubsequence } from "../values/suggest.ts";

/** With fewer letters a word is short for too many things. */
const FEWEST_LETTERS = 3;

/** The share of the letters of a name that its abbreviation keeps at least: `prp` of `property`. */
const LEAST_KEPT = 1 / 3;

/**
 * The function that a word is short for, such as `count` for `cnt`: it begins alike, and has the letters of the word in their
 * order. `undefined` where there is none, or several.
 *
 * @param short In lower case.
 * @param names The functions that may stand there.
 */
export function abbreviatedFunction(short: string, names: readonly string[]): string | undefined {
  if (short.length < FEWEST_LETTERS) return undefined;
  const longer = names.filter(
    (name) => name[0] === short[0] && short.length >= name.length * LEAST_KEPT && isSubsequence(short, name),
  );
  return longer.length === 1 ? longer[0] : undefined;
}

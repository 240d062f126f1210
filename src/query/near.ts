import { suggest } from "../values/suggest.ts";

/** The known word that was probably meant: one that is near, or one with the same letters in another order. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const letters = sortLetters(word);
  return known.find((candidate) => sortLetters(candidate) === letters) ?? suggest(word, known);
}

function sortLetters(word: string): string {
  return word.toLowerCase().split("").toSorted().join("");
}

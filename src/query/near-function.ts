import { distance } from "fastest-levenshtein";
import { functionNames } from "./functions.ts";
import { nearestWord } from "./near.ts";

/** The words that names of functions are made of. */
const vocabulary: readonly string[] = [...new Set(functionNames().flatMap((name) => name.split("_")))];

/** Beginnings by which a name says the opposite of the rest. */
const negations = /^(?:not|non|no|un|in|dis|n)_?/;

/**
 * The function that was probably meant. None where two are equally near, and where the name says something else on purpose:
 * `before_next` is made of words of the language and is no slip of `before_last`, and `not_exists` is the opposite of
 * `exists`.
 *
 * @param names The functions that may stand there.
 */
export function nearFunction(written: string, names: readonly string[]): string | undefined {
  const near = nearestWord(written, names);
  if (near === undefined || near.toLowerCase() === written.toLowerCase()) return near;
  const lower = written.toLowerCase();
  return negates(lower, near) || saysOtherWords(lower, near) || isAsNear(lower, near, names) ? undefined : near;
}

function negates(written: string, near: string): boolean {
  const rest = written.replace(negations, "");
  return rest !== written && !negations.test(near) && distance(rest, near) < distance(written, near);
}

/** Whether the name, with each of its words corrected, is made of other words than the function. */
function saysOtherWords(written: string, near: string): boolean {
  const words = written.split("_").map((word) => (vocabulary.includes(word) ? word : nearestWord(word, vocabulary)));
  const meant = new Set(near.split("_"));
  return !words.includes(undefined) && (words.length !== meant.size || words.some((word) => !meant.has(word ?? "")));
}

function isAsNear(written: string, near: string, names: readonly string[]): boolean {
  const letters = sortLetters(written);
  if (letters === sortLetters(near)) return false;
  return names.some((name) => name !== near && distance(written, name) === distance(written, near));
}

function sortLetters(word: string): string {
  return word.split("").toSorted().join("");
}

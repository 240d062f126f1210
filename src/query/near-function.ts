import { distance } from "fastest-levenshtein";
import { abbreviatedFunction } from "./abbreviated.ts";
import { functionNames } from "./functions.ts";
import { nearestWord } from "./near.ts";
import { nearSuperseded } from "./near-superseded.ts";
import { tellsOtherwise, wordsOfName } from "./other-meaning.ts";
import { isSubsequence } from "../values/suggest.ts";

/** The words that names of functions are made of. */
const vocabulary: readonly string[] = [...new Set(functionNames().flatMap((name) => name.split("_")))];

/** Functions of opposite meanings whose names are alike. */
const opposites: ReadonlyMap<string, string> = new Map(
  [
    ["at_least", "at_most"],
    ["one_of", "none_of"],
    ["before_date", "after_date"],
    ["within_last", "within_next"],
    ["first", "last"],
    ["max", "min"],
  ].flatMap(([one = "", other = ""]) => [
    [one, other],
    [other, one],
  ]),
);

/**
 * The function that was probably meant, mistyped or shortened. None where two are equally near, and where the name says something else on purpose:
 * `before_next` is made of words of the language and is no slip of `before_last`, `without_last` is no
 * slip of `within_last`, and `last_n` is another function than `last`.
 *
 * @param names The functions that may stand there.
 */
export function nearFunction(written: string, names: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  const joined = names.find((name) => joinWords(name) === joinWords(lower));
  return (
    joined ??
    nearCurrent(written, lower, names) ??
    nearSuperseded(lower, names, (near) => saysOtherWords(lower, near) || tellsOtherwise(written, near))
  );
}

function nearCurrent(written: string, lower: string, names: readonly string[]): string | undefined {
  const singular = lower.replace(/ies$/, "y");
  const near = names.includes(singular) ? singular : nearestWord(written, names);
  // A whole word of the language is short for nothing: `less` belongs to several comparisons.
  if (near === undefined) return vocabulary.includes(lower) ? undefined : abbreviatedFunction(lower, names);
  if (near.toLowerCase() === lower) return near;
  const isOther =
    tellsOtherwise(written, near) ||
    saysMore(written, near) ||
    saysOtherWords(lower, near) ||
    isAsNear(lower, near, names) ||
    mayBeOpposite(lower, near);
  return isOther ? undefined : near;
}

/** Whether the name has all words of the function and others: `last_n`, `countIf`. */
function saysMore(written: string, near: string): boolean {
  const words = wordsOfName(written);
  const meant = near.split("_");
  return words.length > meant.length && meant.every((word) => words.includes(word));
}

/**
 * Whether the function of the opposite meaning is near, too, unless the letters speak for one: `at_lest` has none of another. What has
 * all letters of `none_of` and one more has those of `one_of` only because `none_of` has them.
 */
function mayBeOpposite(written: string, near: string): boolean {
  const opposite = opposites.get(near);
  if (opposite === undefined || nearestWord(written, [opposite]) === undefined) return false;
  if (isSubsequence(opposite, near) && isSubsequence(near, written) && written.length === near.length + 1) return false;
  return !hasLettersOf(written, near) || hasLettersOf(written, opposite);
}

/** A name without what lies between its words: `none_of_` and `noneof` are `none_of`. `_one_of` may lack a letter in front. */
function joinWords(name: string): string {
  return name.replaceAll(/(?!^)_/g, "");
}

function hasLettersOf(written: string, name: string): boolean {
  return isSubsequence(written, name) || isSubsequence(name, written) || sortLetters(written) === sortLetters(name);
}

/** Whether the name, with each of its words corrected, is made of other words than the function. */
function saysOtherWords(written: string, near: string): boolean {
  const meant = near.split("_");
  const words = written.split("_").map((word) => correct(word, meant));
  return (
    !words.includes(undefined) && (words.length !== meant.length || words.some((word) => !meant.includes(word ?? "")))
  );
}

/** A word of the language. Of several that are equally near, one that is meant: `lest` is `least` as well as `less`. */
function correct(word: string, meant: readonly string[]): string | undefined {
  if (vocabulary.includes(word)) return word;
  const near = nearestWord(word, vocabulary);
  if (near === undefined) return undefined;
  // One with the same letters in another order is nearer than its distance says.
  if (sortLetters(word) === sortLetters(near)) return near;
  return meant.find((each) => distance(word, each) === distance(word, near)) ?? near;
}

function isAsNear(written: string, near: string, names: readonly string[]): boolean {
  const letters = sortLetters(written);
  if (letters === sortLetters(near)) return false;
  return names.some((name) => name !== near && distance(written, name) === distance(written, near));
}

function sortLetters(word: string): string {
  return word.split("").toSorted().join("");
}

import type { Slip } from "./slips.ts";
import { wordsOf } from "./slips.ts";

/** A name as somebody wrote it. */
export interface WrittenName {
  name: string;
  /** Without capitals and what lies between its words. */
  folded: string;
  /** How often it is used. */
  uses: number;
}

/** Names of so many letters seldom differ in one by right. */
const LONG = 6;

/** Among what belongs together, names of so many seldom differ in one letter more: `color` and `colour`. */
const LONG_TOGETHER = 5;

/** Words of so many letters seldom become another word by another letter, as `cart` becomes `card`. */
const LONG_WORD = 7;

/** Shorter words are next to each other by right: `id` and `ip`, `A` and `B`. */
const SHORTEST_WORD = 4;

/** A slip is made once in a while: a name with a short word is one only where the other is used so many times as often. */
const TIMES_AS_OFTEN = 3;

/** With another letter, a short name is another word more often than with one too few: `state` and `stage`, but `emal`. */
const TIMES_AS_OFTEN_SHORT = 10;

/** What is known of the other names. */
interface Among {
  /** Whether they belong to one thing, such as the properties of an event. */
  together: boolean;
  /** In how many names each word is. */
  namesWithWord: ReadonlyMap<string, number>;
}

/** Whether one name is a slip of another that differs in next to nothing, and not a name that is meant as well. */
export function isLikelySlip(slip: Slip, rare: WrittenName, common: WrittenName, among: Among): boolean {
  if (slip === "swapped letters") return true;
  const [word, other] = differingWords(rare, common);
  const ratio = common.uses / rare.uses;
  if (slip === "letter") {
    if (word === "" || other === "") return false;
    if (isPlural(word, other) || isPlural(other, word)) return true;
    const shorter = Math.min(rare.folded.length, common.folded.length);
    if (shorter >= (among.together ? LONG_TOGETHER : LONG)) return true;
    return isInside(word, other) && !isWord(word, among) && (among.together || ratio >= TIMES_AS_OFTEN);
  }
  if (isWord(word, among) || word.length < SHORTEST_WORD) return false;
  if (rare.folded.length < LONG) return isInside(word, other) && ratio >= TIMES_AS_OFTEN_SHORT;
  return word.length >= LONG_WORD || ratio >= TIMES_AS_OFTEN;
}

/** A word that is in other names, too, is one. */
function isWord(word: string, { namesWithWord }: Among): boolean {
  return (namesWithWord.get(word) ?? 0) > 1;
}

/** The one word in which two names differ, empty where one name has it and the other has not; the names, where there are more. */
function differingWords(rare: WrittenName, common: WrittenName): [word: string, other: string] {
  const [words, others] = [wordsOf(rare.name), wordsOf(common.name)];
  const own = words.filter((word) => !others.includes(word));
  const theirs = others.filter((word) => !words.includes(word));
  const isOne =
    own.length <= 1 &&
    theirs.length <= 1 &&
    Math.abs(words.length - others.length) === Math.abs(own.length - theirs.length);
  return isOne && own.length + theirs.length > 0 ? [own[0] ?? "", theirs[0] ?? ""] : [rare.folded, common.folded];
}

/** Whether a word is the plural of another one, which is seldom a name of its own. */
function isPlural(word: string, one: string): boolean {
  return one.length >= SHORTEST_WORD && word === `${one}s`;
}

/** Whether two short words differ between their ends, where a letter makes no other word: `plane`, `score`. */
function isInside(word: string, other: string): boolean {
  return Math.min(word.length, other.length) >= SHORTEST_WORD && word[0] === other[0] && word.at(-1) === other.at(-1);
}

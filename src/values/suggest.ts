import { closest, distance } from "fastest-levenshtein";

/** The most letters in which a word that was meant differs. */
const MOST_DIFFERENT = 3;

/** A longer word is no name that somebody mistyped, in UTF-16 code units. */
const LONGEST_WORD = 200;

/** Against so many words one is held at most: thousands of unknown names among thousands of known ones are no riddle. */
const MOST_COMPARED = 500;

/**
 * The known word that somebody probably meant, or `undefined` when none is near.
 * Near means at most a third of the letters differ, and never more than three; two neighbours that changed places are one. Words
 * that differ in digits only are names of different things, such as `shoes-39` and `shoes-239`: none is meant by the other.
 */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const candidates = comparable(word, known);
  if (candidates.length === 0) return undefined;
  const best = closest(word, candidates);
  if (differsInDigits(word, best))
    return suggest(
      word,
      candidates.filter((each) => !differsInDigits(word, each)),
    );
  const apart = distance(word.toLowerCase(), best.toLowerCase());
  const swapped = apart > 1 ? candidates.find((each) => isSwapped(word.toLowerCase(), each.toLowerCase())) : undefined;
  return swapped ?? (apart <= allowedIn(word, best) ? best : undefined);
}

/**
 * The known id that somebody probably meant: the near one, where no other is as near. Ids of one kind are alike by their making, so
 * that the first of several says nothing. Digits are letters of an id like all others, so one of them may be mistyped.
 */
export function suggestId(id: string, known: readonly string[]): string | undefined {
  const candidates = comparable(id, known);
  if (candidates.length === 0) return undefined;
  const near = closest(id, candidates);
  const apart = slipsBetween(id, near);
  if (apart > allowedIn(id, near)) return undefined;
  return candidates.some((other) => other !== near && slipsBetween(id, other) <= apart) ? undefined : near;
}

function allowedIn(one: string, other: string): number {
  return Math.min(MOST_DIFFERENT, Math.floor(Math.max(one.length, other.length) / 3));
}

function slipsBetween(one: string, other: string): number {
  return isSwapped(one, other) ? 1 : distance(one, other);
}

/** Whether two words differ in nothing but two letters side by side that changed places. */
function isSwapped(one: string, other: string): boolean {
  if (one.length < 3 || one.length !== other.length) return false;
  const at = one.split("").findIndex((letter, index) => letter !== other[index]);
  const [first = "", second = ""] = at === -1 ? [] : [one[at], one[at + 1]];
  return second !== "" && other === one.slice(0, at) + second + first + one.slice(at + 2);
}

/** So many letters at the beginning of two words say that one is the other, shortened or in another form. */
const SAME_BEGINNING = 4;

/**
 * The known name that somebody probably meant, who may have shortened it as well: `prod` or `prd` for `production`, `stage` for
 * `staging`. `undefined` when none is near, or several are.
 */
export function suggestName(word: string, known: readonly string[]): string | undefined {
  const near = suggest(word, known);
  if (near !== undefined || word.length < 2 || word.length > LONGEST_WORD) return near;
  const folded = word.toLowerCase();
  const longer = known.filter((name) => isShortFor(folded, name.toLowerCase()));
  return longer.length === 1 ? longer[0] : undefined;
}

function isShortFor(short: string, name: string): boolean {
  if (short[0] !== name[0]) return false;
  if (short.length >= SAME_BEGINNING && short.slice(0, SAME_BEGINNING) === name.slice(0, SAME_BEGINNING)) return true;
  return isSubsequence(short, name);
}

/** Whether the letters of a word are in another one, in their order: `cnt` in `count`. */
export function isSubsequence(word: string, other: string): boolean {
  let at = 0;
  for (const letter of other) if (letter === word[at]) at += 1;
  return at === word.length;
}

/** The words that can be near by their length; where these are too many, the first that also begin alike. */
function comparable(word: string, known: readonly string[]): readonly string[] {
  if (word.length > LONGEST_WORD) return [];
  const alike = known.filter(({ length }) => Math.abs(length - word.length) <= MOST_DIFFERENT);
  if (alike.length <= MOST_COMPARED) return alike;
  return alike.filter((each) => each[0] === word[0]).slice(0, MOST_COMPARED);
}

function differsInDigits(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a !== b && withoutDigits(a) === withoutDigits(b);
}

function withoutDigits(word: string): string {
  return word.replaceAll(/\d+/g, "");
}

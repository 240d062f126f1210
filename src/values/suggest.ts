import { closest, distance } from "fastest-levenshtein";

/** The most letters in which a word that was meant differs. */
const MOST_DIFFERENT = 3;

/** A longer word is no name that somebody mistyped, in UTF-16 code units. */
const LONGEST_WORD = 200;

/** Against so many words one is held at most: thousands of unknown names among thousands of known ones are no riddle. */
const MOST_COMPARED = 500;

/** Two letters that changed places are one slip, in a word that has so many letters at least. */
const SHORTEST_SWAP = 3;

/**
 * The known word that somebody probably meant, or `undefined` when none is near.
 * Near means at most a third of the letters differ, and never more than three; or that two neighbours changed places. Words that
 * differ in digits only are names of different things, such as `shoes-39` and `shoes-239`: none is meant by the other.
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
  const [lower, lowerBest] = [word.toLowerCase(), best.toLowerCase()];
  const allowed = Math.min(MOST_DIFFERENT, Math.floor(Math.max(word.length, best.length) / 3));
  if (lower === lowerBest || distance(lower, lowerBest) <= allowed) return best;
  return candidates.find((each) => isSwap(lower, each.toLowerCase()));
}

function isSwap(word: string, known: string): boolean {
  if (word.length !== known.length || word.length < SHORTEST_SWAP) return false;
  let at = 0;
  while (at < word.length && word[at] === known[at]) at += 1;
  if (at + 1 >= word.length || word[at] !== known[at + 1] || word[at + 1] !== known[at]) return false;
  return word.endsWith(known.slice(at + 2));
}

/**
 * The known id that somebody probably meant: the near one, where no other is as near. Ids of one kind are alike by their making, so
 * that the first of several says nothing.
 */
export function suggestId(id: string, known: readonly string[]): string | undefined {
  const near = suggest(id, known);
  if (near === undefined) return undefined;
  const apart = distance(id, near);
  return known.some((other) => other !== near && distance(id, other) <= apart) ? undefined : near;
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
  let at = 0;
  for (const letter of name) if (letter === short[at]) at += 1;
  return at === short.length;
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

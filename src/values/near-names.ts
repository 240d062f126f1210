import { addToGroup, groupBy } from "./group-by.ts";
import { joinedBy, type Slip, wordsOf } from "./slips.ts";

/** How two names differ: in capitals; in blanks, `_`, `-` and capitals; in one letter or in two that changed places besides. */
export type Nearness = "case" | "separators" | Slip;

/** A name that is probably meant to be another one. */
export interface NearName {
  name: string;
  /** The name that is used more often, or was there first. */
  near: string;
  nearness: Nearness;
}

/** Shorter names differ in one letter too often by right, in UTF-16 units without blanks, `_` and `-`. */
const SHORTEST = 6;

/** Names of so many differ too often in another letter, and not in one more: `color` and `colour` among what belongs together. */
const SHORTEST_TOGETHER = 5;

/** Names of so many letters seldom differ in the order of two of them. */
const SHORTEST_SWAPPED = 5;

/** Words of so many letters seldom become another word by another letter, as `cart` becomes `card`. */
const SHORTEST_WORD = 7;

/** A slip is made once in a while: a name with a short word is one only where the other is used so many times as often. */
const TIMES_AS_OFTEN = 3;

/** A longer name is compared in its spelling only, because each of its letters costs time. */
const LONGEST = 100;

/** Names that differ in nothing but their spelling. */
interface Group {
  folded: string;
  /** The one that is used most often, or was there first. */
  name: string;
  uses: number;
  order: number;
}

/** Two names, and how the rarer one may have been mistyped. */
interface Pair {
  rare: Group;
  common: Group;
  slip: Slip;
}

/**
 * The names that differ by next to nothing from one that is used more often, each once, in the order of the names.
 * Two ordinary words may be one letter apart, so another letter in a short word is a slip only where one of the names is rare.
 * It takes time in proportion to the letters of all names.
 *
 * @param names Each once, in reading order, with how often it is used.
 * @param together Whether they belong to one thing, so that shorter ones are less likely to differ by right. Default: no.
 */
export function findNearNames(names: readonly { name: string; uses: number }[], { together = false } = {}): NearName[] {
  const found = new Map<string, NearName>();
  const groups: Group[] = [];
  for (const [folded, spellings] of groupBy(names, ({ name }) => fold(name))) {
    const [main, ...others] = spellings.toSorted((a, b) => b.uses - a.uses);
    if (!main) continue;
    for (const { name } of others)
      found.set(name, {
        name,
        near: main.name,
        nearness: name.toLowerCase() === main.name.toLowerCase() ? "case" : "separators",
      });
    groups.push({ folded, name: main.name, uses: main.uses, order: groups.length });
  }
  for (const { rare, common, slip } of findNeighbours(groups, together ? SHORTEST_TOGETHER : SHORTEST))
    found.set(rare.name, { name: rare.name, near: common.name, nearness: slip });
  return names.flatMap(({ name }) => found.get(name) ?? []);
}

/** For each group the one that is used most of those that differ by a slip, where that is more than its own. */
function findNeighbours(groups: readonly Group[], shortest: number): Pair[] {
  const best = new Map<Group, Pair>();
  const namesWithWord = countWords(groups);
  const compare = (a: Group, b: Group, slip: Slip): void => {
    const [rare, common] = isMoreUsed(a, b) ? [b, a] : [a, b];
    const known = best.get(rare);
    if (known && !isMoreUsed(common, known.common)) return;
    if (slip !== "other letter" || isSlip(rare, common, namesWithWord)) best.set(rare, { rare, common, slip });
  };
  const byFolded = new Map(groups.map((group) => [group.folded, group]));
  const buckets = new Map<string, { slip: Slip; group: Group }[]>();
  for (const group of groups.filter(({ folded }) => folded.length <= LONGEST)) {
    for (const { slip, key, shorter } of joinedBy(group.folded)) {
      if (group.folded.length < (slip === "swapped letters" ? SHORTEST_SWAPPED : SHORTEST)) continue;
      const without = shorter !== undefined && shorter.length >= shortest ? byFolded.get(shorter) : undefined;
      if (without) compare(group, without, "letter");
      addToGroup(buckets, key, { slip, group });
    }
  }
  for (const bucket of buckets.values()) {
    // All of them differ from each other in this place, so the most used is the best for each of the rest.
    const top = bucket.reduce((most, each) => (isMoreUsed(each.group, most.group) ? each : most));
    for (const each of bucket) if (each !== top) compare(each.group, top.group, top.slip);
  }
  return [...best.values()];
}

/** Whether a name with another letter is a slip, and not two words that are both meant. */
function isSlip(rare: Group, common: Group, namesWithWord: ReadonlyMap<string, number>): boolean {
  const [words, others] = [wordsOf(rare.name), wordsOf(common.name)];
  const differing = words.filter((word, index) => word !== others[index]);
  const [word = ""] = words.length === others.length && differing.length === 1 ? differing : [rare.folded];
  // A word that stands in other names, too, is one.
  if ((namesWithWord.get(word) ?? 0) > 1) return false;
  return word.length >= SHORTEST_WORD || common.uses >= TIMES_AS_OFTEN * rare.uses;
}

/** In how many names each word stands. */
function countWords(groups: readonly Group[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of groups)
    for (const word of new Set(wordsOf(name))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function isMoreUsed(a: Group, b: Group): boolean {
  return a.uses === b.uses ? a.order < b.order : a.uses > b.uses;
}

/** One text for all spellings. A name of nothing but signs stands for itself. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, "") || name;
}

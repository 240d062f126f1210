import { addToGroup, groupBy } from "./group-by.ts";
import { isLikelySlip, type WrittenName } from "./likely-slip.ts";
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

/** Shorter names differ in such a way by right, in UTF-16 units without blanks, `_` and `-`. Of a letter more it is the longer name. */
const SHORTEST: Readonly<Record<Slip, number>> = { letter: 5, "other letter": 5, "swapped letters": 4 };

/** A longer name is compared in its spelling only, because each of its letters costs time. */
const LONGEST = 100;

/** Names that differ in nothing but their spelling, by the one that is used most often, or was there first. */
interface Group extends WrittenName {
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
 * Two ordinary words may be one letter apart, so a slip in a short word is one only where one of the names is rare.
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
  for (const { rare, common, slip } of findNeighbours(groups, together))
    found.set(rare.name, { name: rare.name, near: common.name, nearness: slip });
  return names.flatMap(({ name }) => found.get(name) ?? []);
}

/** For each group the one that is used most of those that differ by a slip, where that is more than its own. */
function findNeighbours(groups: readonly Group[], together: boolean): Pair[] {
  const best = new Map<Group, Pair>();
  const namesWithWord = countWords(groups);
  const compare = (a: Group, b: Group, slip: Slip): void => {
    const [rare, common] = isMoreUsed(a, b) ? [b, a] : [a, b];
    const known = best.get(rare);
    if (known && !isMoreUsed(common, known.common)) return;
    if (isLikelySlip(slip, rare, common, { together, namesWithWord })) best.set(rare, { rare, common, slip });
  };
  const byFolded = new Map(groups.map((group) => [group.folded, group]));
  const buckets = new Map<string, { slip: Slip; group: Group }[]>();
  for (const group of groups.filter(({ folded }) => folded.length <= LONGEST)) {
    for (const { slip, key, shorter } of joinedBy(group.folded)) {
      const { length } = group.folded;
      if (length < SHORTEST[slip]) continue;
      const without = shorter === undefined ? undefined : byFolded.get(shorter);
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

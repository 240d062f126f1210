import { addToGroup, groupBy } from "./group-by.ts";

/** How two names differ: in capitals; in blanks, `_`, `-` and capitals; in one letter besides. */
export type Nearness = "case" | "separators" | "letter";

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

/** What is no slip: digits tell names apart, and a dot, a backslash before one and `$` are a way into objects and lists. */
const telling = /[\d.\\$]/;

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

/**
 * The names that differ by next to nothing from one that is used more often, each once, in the order of the names. It takes time in proportion to the letters of all names.
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
  for (const { name, near } of findNeighbours(groups, together ? SHORTEST_TOGETHER : SHORTEST))
    found.set(name, { name, near, nearness: "letter" });
  return names.flatMap(({ name }) => found.get(name) ?? []);
}

/** For each group the one that is used most of those that differ in one letter, where that is more than its own. */
function findNeighbours(groups: readonly Group[], shortest: number): { name: string; near: string }[] {
  const best = new Map<Group, Group>();
  const compare = (a: Group, b: Group): void => {
    const [rare, common] = isMoreUsed(a, b) ? [b, a] : [a, b];
    const known = best.get(rare);
    if (!known || isMoreUsed(common, known)) best.set(rare, common);
  };
  const byFolded = new Map(groups.map((group) => [group.folded, group]));
  const buckets = new Map<string, Group[]>();
  for (const group of groups.filter(({ folded }) => folded.length >= SHORTEST && folded.length <= LONGEST)) {
    for (const { at, rest } of withoutOneLetter(group.folded)) {
      const shorter = rest.length >= shortest ? byFolded.get(rest) : undefined;
      if (shorter) compare(group, shorter);
      addToGroup(buckets, `${at} ${rest}`, group);
    }
  }
  for (const bucket of buckets.values()) {
    // All of them differ from each other in this letter, so the most used is the best for each of the rest.
    const top = bucket.reduce((most, each) => (isMoreUsed(each, most) ? each : most));
    for (const each of bucket) if (each !== top) compare(each, top);
  }
  return [...best].map(([rare, common]) => ({ name: rare.name, near: common.name }));
}

function withoutOneLetter(text: string): { at: number; rest: string }[] {
  return text
    .split("")
    .flatMap((letter, at) => (telling.test(letter) ? [] : [{ at, rest: text.slice(0, at) + text.slice(at + 1) }]));
}

function isMoreUsed(a: Group, b: Group): boolean {
  return a.uses === b.uses ? a.order < b.order : a.uses > b.uses;
}

/** One text for all spellings. A name of nothing but signs stands for itself. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/g, "") || name;
}

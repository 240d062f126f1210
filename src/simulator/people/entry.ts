import type { Truth } from "../../evaluator/index.ts";
import { parseQuery, queryLengthsMs, queryReferences, type QueryNode } from "../../query/index.ts";
import type { Computation } from "./computation.ts";
import { lifeOf } from "./computed.ts";
import { ownerOf, type KeyOwner } from "./keys.ts";
import { momentsOf } from "./moments.ts";
import type { Everybody, Somebody } from "./somebody.ts";

/** When somebody was a member first, in milliseconds since 1970; `Infinity` for never. */
export interface Entry {
  certainMs: number;
  /** When no documentation decides whether they were. */
  perhapsMs: number;
}

/** Of whom an entry is looked for, and into what. */
interface EntryQuestion {
  who: Pick<Somebody, "type" | "id">;
  /** From when on the audience is what it is. */
  fromMs: number;
  toMs: number;
  computation: Computation;
  owners: ReadonlyMap<string, KeyOwner>;
  everybody: Everybody;
  /** Whether they are a member at the instant that they stand for. */
  ask: (then: Somebody) => Truth;
}

/** At so many instants at most it is asked: whoever has a longer past may have been a member between two of them. */
const mostMoments = 2000;

/**
 * When somebody became a member first. The query is asked again at each earlier instant at which its answer may have changed:
 * when the audience came to be, when something of theirs arrived or changed, and when a length of time ran out that the query
 * or one that it refers to names (`moments.ts`).
 */
export function findEntry({ who, fromMs, toMs, computation, owners, everybody, ask }: EntryQuestion): Entry {
  const { lengthsMs, changedMs } = whatDecides(computation.tree, owners);
  const moments = momentsOf(who, everybody, lengthsMs, [fromMs, ...changedMs]);
  const within = moments.filter((atMs) => atMs >= fromMs && atMs <= toMs);
  const entry: Entry = { certainMs: Infinity, perhapsMs: within[mostMoments] ?? Infinity };
  for (const atMs of within.slice(0, mostMoments)) {
    const then = everybody.at(who, atMs);
    const truth = then ? ask(then) : false;
    if (truth === true) return { ...entry, certainMs: atMs };
    if (truth === "unknown") entry.perhapsMs = Math.min(entry.perhapsMs, atMs);
  }
  return entry;
}

/** The lengths of time in a query and in all that it refers to, and when what it refers to was made or changed. */
function whatDecides(
  tree: QueryNode | undefined,
  owners: ReadonlyMap<string, KeyOwner>,
): { lengthsMs: number[]; changedMs: number[] } {
  const [lengths, changed, seen] = [new Set<number>(), new Set<number>(), new Set<string>()];
  const trees = tree ? [tree] : [];
  for (const each of trees) {
    for (const lengthMs of queryLengthsMs(each)) lengths.add(lengthMs);
    for (const { name } of queryReferences(each).traits) {
      const owner = ownerOf(name, owners);
      if (!owner?.stored || seen.has(owner.key)) continue;
      seen.add(owner.key);
      const life = lifeOf(owner.stored);
      for (const atMs of Object.values(life)) if (Number.isFinite(atMs)) changed.add(atMs);
      const referred = parseQuery(owner.stored.query).tree;
      if (referred) trees.push(referred);
    }
  }
  return { lengthsMs: [...lengths], changedMs: [...changed] };
}

import { parseQuery, printQuery, type QueryNode } from "../../query/index.ts";
import type { ComputedValue } from "../computed-value.ts";
import type { Circumstances, Effort } from "../environment.ts";
import { evaluateValue } from "../evaluate.ts";
import { nothingSettled } from "../open-points.ts";
import type { Subject } from "../person.ts";
import type { Goal } from "./edit-subject.ts";
import type { WitnessQuestion } from "./find-witness.ts";
import { limitsOf } from "./limits.ts";
import { searchSubject, usualTries } from "./search-subject.ts";
import { sizeOf } from "./shrink-subject.ts";
import { gatherVocabulary } from "./vocabulary.ts";
import { whyNever } from "./why-never.ts";

/** A value that is known, or known to be absent. */
export type SettledValue = Exclude<ComputedValue, { type: "uncertain" }>;

/** For whom a change of a computed trait changes the value. What is missing was not found, which proves nothing. */
export interface ChangedValue {
  readonly found?: { readonly subject: Subject; readonly before: SettledValue; readonly after: SettledValue };
  /** How many people were tried. */
  readonly tried: number;
  /** See `limitsOf`. */
  readonly limits?: readonly string[];
  /** Why nobody can be found, and nobody was looked for. */
  readonly never?: string;
}

/**
 * A small invented person, or account, of whom two computed traits certainly give different values, whatever open points are settled
 * to. A search and no proof; it ends and repeats itself as `findWitnesses` does.
 *
 * @param question Its queries are of computed traits.
 */
export function findChangedValue(question: WitnessQuestion): ChangedValue {
  const {
    before,
    after,
    type,
    nowMs,
    openPoints = nothingSettled,
    tries = usualTries,
    computed = new Map(),
  } = question;
  const never = whyNever(before, true) ?? whyNever(after, true);
  if (never !== undefined) return { tried: 0, never };
  const trees = [before, after];
  const circumstances: Circumstances = { nowMs, type, openPoints };
  const holds = (subject: Subject, effort: Effort): boolean => {
    const [was, becomes] = trees.map((tree) => evaluateValue(tree, subject, { ...circumstances, effort }));
    return was !== undefined && becomes !== undefined && areDifferent(was, becomes);
  };
  const walks = walksTo(before, after);
  const vocabulary = gatherVocabulary(trees, nowMs);
  let tried = 0;
  let best: Subject | undefined;
  for (const goals of walks) {
    const each = {
      goals,
      type,
      nowMs,
      tries: Math.ceil(tries / walks.length),
      openPoints,
      vocabulary,
      holds,
      computed,
    };
    const searched = searchSubject(each);
    tried += searched.tried;
    if (searched.found && (!best || sizeOf(searched.found) < sizeOf(best))) best = searched.found;
  }
  if (!best) {
    const limits = limitsOf(trees);
    return { tried, ...(limits.length > 0 && { limits }) };
  }
  const [was, becomes] = trees.map((tree) => evaluateValue(tree, best, circumstances));
  if (!was || !becomes || was.type === "uncertain" || becomes.type === "uncertain") return { tried };
  return { found: { subject: best, before: was, after: becomes }, tried };
}

/** Both settled, and not the same. */
function areDifferent(a: ComputedValue, b: ComputedValue): boolean {
  if (a.type === "uncertain" || b.type === "uncertain") return false;
  if (a.type === "absent" || b.type === "absent") return a.type !== b.type;
  return JSON.stringify(a.value) !== JSON.stringify(b.value);
}

/** What may have a value of one kind has it of the other, too, or has not: each is a way to walk. */
function walksTo(before: QueryNode, after: QueryNode): Goal[][] {
  const [was, becomes] = [havingValue(before), havingValue(after)];
  if (!was || !becomes) return [];
  return [
    [true, true],
    [true, false],
    [false, true],
  ].map(([first = true, second = true]) => [
    { tree: was, wanted: first },
    { tree: becomes, wanted: second },
  ]);
}

/** The condition that a computed trait has a value at all, and none that is 0. */
function havingValue(tree: QueryNode): QueryNode | undefined {
  const last = tree.type === "chain" ? (tree.calls.at(-1) ?? tree.head).name : "";
  const test = last === "count" ? " >= 1" : last === "unique" ? ".count() >= 1" : ".exists()";
  return parseQuery(`${printQuery(tree, "line")}${test}`).tree;
}

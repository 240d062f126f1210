import type { OpenPoints } from "../../../src/evaluator/open-points.ts";
import type { Subject } from "../../../src/evaluator/person.ts";
import type { Truth } from "../../../src/evaluator/truth.ts";
import type { QueryNode } from "../../../src/query/index.ts";
import { chainValue } from "./chain.ts";
import { inAllWorlds, type Tour } from "./all-worlds.ts";
import { judge } from "./condition.ts";
import { hasSureOrder } from "./alphabet.ts";
import { numberOf, withPeople, type Scope } from "./scope.ts";
import { dayMs } from "./time.ts";
import type { Maybe } from "./value.ts";
import type { World } from "./world.ts";

export { TooManyWorlds } from "./all-worlds.ts";

/*
 * Sections that the files here speak of: 1 what goes in, 2 extractors, 3 filters, 4 reducers, 5 comparisons, 6 junctions and
 * accounts, 8 conditions of the same meaning. Their rows are in API.md 4.2, API.md 4.6,
 * API.md 4.8 and API.md 4.9.
 */

/** When and under which settings something is asked. */
export interface Circumstances {
  readonly nowMs: number;
  readonly type: "USERS" | "ACCOUNTS" | "LINKED";
  readonly openPoints: OpenPoints;
}

/** A truth, and how it was found. */
export interface Judgement extends Tour {
  readonly truth: Truth;
}

/**
 * Whether a condition holds, found by another method than the program's: everything open is settled in every way, and
 * each of these worlds is judged by plain two-valued logic. Finer than Kleene's logic where the same open thing is asked
 * twice: `c OR NOT c` is true. Throws `TooManyWorlds`.
 */
export function judgeInAllWorlds(tree: QueryNode, subject: Subject, circumstances: Circumstances): Judgement {
  const seen = new Set<boolean>();
  const tour = inAllWorlds(circumstances.openPoints, lookbacks(subject, circumstances.nowMs), (world) => {
    seen.add(judge(tree, scopeOf(subject, circumstances, world)));
    return seen.size === 2 ? "enough" : "go on";
  });
  return { ...tour, truth: seen.size === 2 ? "unknown" : seen.has(true) };
}

/** The truth of `judgeInAllWorlds` alone. */
export function judgeIndependently(tree: QueryNode, subject: Subject, circumstances: Circumstances): Truth {
  return judgeInAllWorlds(tree, subject, circumstances).truth;
}

/** What a computed trait may give. */
export interface PossibleValues extends Tour {
  /** Without repetition; `undefined` when it may be absent. */
  readonly values: readonly Maybe[];
  /** Whether it may be something that nobody can foresee. */
  readonly anything: boolean;
}

/** The values that a computed trait has in all possible worlds. Its events of an account are those of all users. */
export function valueIndependently(tree: QueryNode, subject: Subject, circumstances: Circumstances): PossibleValues {
  const values = new Map<string | undefined, Maybe>();
  let unforeseeable = false;
  const tour = inAllWorlds(circumstances.openPoints, lookbacks(subject, circumstances.nowMs), (world) => {
    const scope = { ...scopeOf(subject, circumstances, world), computes: true };
    const together = subject.type === "account" ? withPeople(scope, subject.account.users) : scope;
    const value = tree.type === "chain" ? chainValue(tree.head, tree.calls, together) : { type: "anything" as const };
    // While the order of texts is open, so is the list that `unique` gives.
    const list = value.type === "one" && Array.isArray(value.value) && endsInUnique(tree) ? value.value : [];
    const isEmpty = value.type === "one" && endsInUnique(tree) && list.length === 0;
    if (isEmpty && world.settle("emptyUnique") === "absent") values.set(undefined, undefined);
    else if (value.type === "one" && hasSureOrder(list as Maybe[], world))
      values.set(JSON.stringify(value.value), value.value);
    else unforeseeable = true;
    return "go on";
  });
  return { ...tour, values: [...values.values()], anything: unforeseeable };
}

function endsInUnique(tree: QueryNode): boolean {
  return tree.type === "chain" && tree.calls.at(-1)?.name === "unique";
}

function scopeOf(subject: Subject, { nowMs, type }: Circumstances, world: World): Scope {
  const shared = { world, nowMs, linked: type === "LINKED", around: [], computes: false, judge };
  if (subject.type === "person") {
    const { person } = subject;
    const { traits, entities } = person;
    return { ...shared, traits, entities, people: [person], account: undefined, trail: `@${numberOf(person)}` };
  }
  const { account } = subject;
  const { traits, entities } = account;
  return { ...shared, traits, entities, people: undefined, account, trail: "" };
}

/** About three years, or any time beyond them: ages of events tell all such settings apart. */
function lookbacks(subject: Subject, nowMs: number): number[] {
  const people = subject.type === "person" ? [subject.person] : subject.account.users;
  const ages = people.flatMap(({ events }) => events.map(({ timestampMs }) => nowMs - timestampMs));
  return [1095 * dayMs, ...new Set(ages.filter((age) => age > 1095 * dayMs))];
}

import { textOf } from "../identity.ts";
import type { ExclusionRule } from "./exclusion-rule.ts";
import type { Compared, Literal } from "./literal.ts";

const all = ["below", "equal", "above"];

/** How one value may lie to another where a comparison of them holds. */
const relations: ReadonlyMap<string, readonly string[]> = new Map([
  ["equals", ["equal"]],
  ["differs", ["below", "above"]],
  ["greater_than", ["above"]],
  ["at_least", ["equal", "above"]],
  ["less_than", ["below"]],
  ["at_most", ["below", "equal"]],
]);

/**
 * Comparisons of one value with the same other value that no two values fulfil together: `trait('a') = trait('b')` and
 * `trait('a') != trait('b')`. How texts are put in order, and what is compared to nothing, is open (API.md 4.9). Counts are
 * numbers and never absent.
 */
export const excludeBySides: ExclusionRule = (a, b) => {
  if (!a.compared || !b.compared || a.compared.subject !== b.compared.subject) return undefined;
  const [side, other] = [sideOf(a.compared), sideOf(b.compared)];
  const [one, two] = [relationsOf(a), relationsOf(b)];
  if (side === undefined || side !== other || !one || !two) return undefined;
  if (one.some((relation) => two.includes(relation))) return undefined;
  const because = "no two values fulfil both";
  return isCount(a.compared) ? { because } : { because, unless: "one of them is absent or holds a text or a list" };
};

/** What a value is compared to, where that is another value of the same person or item. */
function sideOf({ comparison: { args } }: Compared): string | undefined {
  const [side, ...more] = args;
  return side?.type === "chain" && more.length === 0 ? textOf(side) : undefined;
}

function relationsOf({ positive, compared }: Literal): readonly string[] | undefined {
  const holds = relations.get(compared?.comparison.name ?? "");
  return holds === undefined || positive ? holds : all.filter((relation) => !holds.includes(relation));
}

/** Whether both are counts. */
function isCount({ chain, comparison: { args } }: Compared): boolean {
  return [chain, args[0]].every((side) => side?.type === "chain" && side.calls.at(-1)?.name === "count");
}

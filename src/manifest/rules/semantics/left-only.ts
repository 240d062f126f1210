import type { TraitComparison } from "../../../query/index.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { SemanticRule } from "./semantic-rule.ts";
import { tellOf } from "./targets.ts";

/** A comparison that holds for who left an audience and for nobody who is in it. */
interface LeavingRow {
  /** The only value that it has. */
  value: "true" | "false";
  /** Whom it finds besides those who left, by itself and under NOT. @param address Of the audience. */
  finds: (address: string) => string;
  findsUnderNot: (address: string) => string;
}

const missesNever: Omit<LeavingRow, "value"> = {
  finds: (address) => `This finds people who left ${address}, and nobody who was never in it`,
  findsUnderNot: (address) => `With NOT, this finds people who were never in ${address} besides those who are`,
};

const leavesNeverOpen: Omit<LeavingRow, "value"> = {
  finds: (address) =>
    `This finds people who left ${address}, and nothing documents whether it finds those who were never in it`,
  findsUnderNot: (address) =>
    `With NOT, this finds people who are in ${address}, and nothing documents whether it finds those who never were`,
};

/** A row for each such comparison. What `none_of` makes of an absent value is open: API.md 4.9. */
const rows: Readonly<Record<string, LeavingRow>> = {
  equals: { value: "false", ...missesNever },
  one_of: { value: "false", ...missesNever },
  differs: { value: "true", ...missesNever },
  none_of: { value: "true", ...leavesNeverOpen },
};

/**
 * Nobody compares the trait of an audience with false, or as not equal to true, who means all that are not in it: who was
 * never a member has no such trait (API.md 4.9), and a comparison with an absent value is false (API.md 4.2). Where the query asks
 * the trait for more, as with `OR … .absent()`, that may be just what is meant: nothing is told.
 */
export const leftOnly: SemanticRule = {
  code: "lint-left-only",
  find: ({ active, targetOf }) =>
    active.flatMap((manifest) =>
      manifest.query.traits.flatMap((use) => {
        const { name, at, comparison } = use;
        const row = comparison && rowOf(comparison);
        const target = row && targetOf(manifest.query, use);
        if (!comparison || !row || target?.manifest.query.means !== "audience") return [];
        const uses = manifest.query.traits.filter((each) => each.name === name);
        if (!uses.every((each) => asksTheSame(each.comparison, comparison))) return [];
        const trait = `trait(${manifest.query.text.slice(at.start, at.end)})`;
        const [finds, hintFor] = comparison.negated ? [row.findsUnderNot, hintUnderNot] : [row.finds, hintAlone];
        const message = tellOf(target, use, finds(target.manifest.address));
        const finding = { code: "lint-left-only" as const, message, hint: hintFor(trait) };
        return [queryFinding(manifest, { start: at.start, end: comparison.end }, finding)];
      }),
    ),
};

/** Whether two comparisons of a trait find the same people. */
function asksTheSame(one: TraitComparison | undefined, other: TraitComparison): boolean {
  return one !== undefined && rowOf(one)?.finds === rowOf(other)?.finds && one.negated === other.negated;
}

function rowOf({ name, values = [] }: TraitComparison): LeavingRow | undefined {
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
  return values.length > 0 && values.every(({ value }) => value === row?.value) ? row : undefined;
}

function hintAlone(trait: string): string {
  return `for all who are not in it write NOT ${trait} = 'true'; for those who left, ${trait}.exists() AND NOT ${trait} = 'true'`;
}

function hintUnderNot(trait: string): string {
  return `for those who are in it write ${trait} = 'true', without NOT`;
}

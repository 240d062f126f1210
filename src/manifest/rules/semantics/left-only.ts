import type { TraitComparison } from "../../../query/index.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { SemanticRule } from "./semantic-rule.ts";

/**
 * Nobody compares the trait of an audience with false, or as not equal to true, who means all that are not in it: who was
 * never a member has no such trait (API.md 4.9), and a comparison with an absent value is false (API.md 4.2).
 */
export const leftOnly: SemanticRule = {
  code: "lint-left-only",
  find: ({ active, targetOf }) =>
    active.flatMap((manifest) =>
      manifest.query.traits.flatMap(({ name, at, comparison }) => {
        if (!comparison || !asksForLeaving(comparison)) return [];
        const target = targetOf(manifest.query, name);
        if (target?.query.means !== "audience") return [];
        const trait = `trait(${manifest.query.text.slice(at.start, at.end)})`;
        const finding = comparison.negated ? tellLeft(target.address, trait) : tellNever(target.address, trait);
        return [
          queryFinding(manifest, { start: at.start, end: comparison.end }, { code: "lint-left-only", ...finding }),
        ];
      }),
    ),
};

function asksForLeaving({ name, values }: TraitComparison): boolean {
  const [value] = values ?? [];
  return (name === "equals" && value?.value === "false") || (name === "differs" && value?.value === "true");
}

function tellNever(address: string, trait: string): { message: string; hint: string } {
  return {
    message: `This finds people who left ${address}, and nobody who was never in it`,
    hint: `for all who are not in it write NOT ${trait} = 'true'; for those who left, ${trait}.exists() AND NOT ${trait} = 'true'`,
  };
}

function tellLeft(address: string, trait: string): { message: string; hint: string } {
  return {
    message: `With NOT, this finds people who were never in ${address} besides those who are`,
    hint: `for those who are in it write ${trait} = 'true', without NOT`,
  };
}

import { decidesMembers } from "../plan/change/decides-members.ts";
import { isPreviewed } from "../plan/change/is-previewed.ts";
import { isWritten } from "../plan/change/is-change.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { commandLine, reachOf } from "../values/command-line.ts";
import { quoteWord } from "../values/quote-word.ts";
import { joinSome } from "../values/words.ts";

/** How to find out how many will be in an audience, in parts of which the command stands apart. */
export interface PreviewHint {
  before: string;
  command: string;
  after: string;
}

/**
 * How to find out the size of an audience that may have other members after a plan; `undefined` where a preview says nothing of
 * any. The command is that of the largest; the others are named after it.
 */
export function previewHint({ changes, environment }: Pick<Plan, "changes" | "environment">): PreviewHint | undefined {
  const [first, ...others] = changes
    .filter(isPreviewed)
    .toSorted((a, b) => (b.impact.members ?? 0) - (a.impact.members ?? 0));
  if (!first) return undefined;
  const isAlone = changes.filter((change) => isWritten(change) && decidesMembers(change)).length === 1;
  return {
    before: `To find out how many will be in ${others.length > 0 ? "each of these audiences, one by one" : "an audience"}:`,
    command: commandLine(`preview ${quoteWord(first.address)}`, reachOf(environment)),
    after: `${alsoFor(others)}(${others.length > 0 ? "each " : ""}costs one of the 700 previews that a space has per month${isAlone ? "" : "; other changes of the plan are not counted"}).`,
  };
}

/** The addresses that the command is to be repeated with. */
function alsoFor(others: readonly Change[]): string {
  return others.length === 0 ? "" : `and the same with ${joinSome(others.map(({ address }) => address))} `;
}

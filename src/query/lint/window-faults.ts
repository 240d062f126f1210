import type { QueryFinding } from "../finding.ts";
import { spanOf } from "../cursor.ts";
import { functions } from "../functions.ts";
import type { CallNode, ChainNode } from "../syntax-tree.ts";
import { lengthsOf, type Window } from "./streams.ts";

/** Whole hours may be taken in at the border of a window (API.md 4.9, open). */
const slackSeconds = 3600;

/**
 * The filters of a chain as runs that every item has to pass together. What a function that nobody knows gives, and what a
 * filter behind a session window looks at (API.md 4.2, open), is not what stands before.
 */
export function filterRuns({ calls }: ChainNode): CallNode[][] {
  const runs: CallNode[][] = [[]];
  for (const call of calls) {
    if (functions.get(call.name)?.kind === "filter" && call.name !== "expires_after") runs.at(-1)?.push(call);
    else runs.push([]);
  }
  return runs;
}

/** Finds windows of one run between which no event can lie, such as `within(7 days).between(8 days, 9 days)`. */
export function findWindowFaults(filters: readonly CallNode[], text: string): QueryFinding[] {
  return filters.flatMap((call, index) => {
    const other = filters.slice(0, index).find((before) => areApart(before, call));
    if (!other) return [];
    const [one, two] = [other, call].map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, " "));
    return [
      {
        code: "lint-contradiction" as const,
        severity: "warning" as const,
        message: `${two} is never true together with ${one}: no event lies in both windows`,
        hint: "take one of them out, or count the events of each window by themselves",
        other: spanOf(other),
        ...spanOf(call),
      },
    ];
  });
}

function areApart(a: CallNode, b: CallNode): boolean {
  if (a.prefix?.name !== b.prefix?.name) return false;
  const [one, other] = [a, b].map(lengthsOf);
  if (!one || !other || isTurned(one) || isTurned(other)) return false;
  return Math.max(one.nearer, other.nearer) - Math.min(one.farther, other.farther) >= slackSeconds;
}

/** One that ends before it begins is a fault of its own. */
function isTurned({ nearer, farther }: Window): boolean {
  return nearer > farther;
}

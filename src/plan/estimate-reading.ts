import { kindOf, topLevelKinds } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { groupBy } from "../values/group-by.ts";
import type { Plan } from "./generated/plan.ts";
import { pagesOf, startTally, type LimitOf } from "./lane-tally.ts";

/** What it takes to read a space again: every list, and the parts that were read of its objects. */
export function estimateReading(
  live: readonly LiveResource[],
  liveCounts: ReadonlyMap<string, number>,
  limitOf: LimitOf,
): Pick<Plan["estimate"], "requests" | "seconds"> {
  const { add, total } = startTally(limitOf);
  for (const { kind, operations } of topLevelKinds)
    add(operations.list, pagesOf(liveCounts.get(kind) ?? 0, limitOf(operations.list)));
  // One list brings the parts of a kind for a whole audience.
  for (const ofOne of groupBy(live, ({ within, id }) => within[0] ?? id).values()) {
    const read = new Set(ofOne.flatMap(({ knows = [] }) => knows));
    for (const { parent, operations } of [...read].map(kindOf))
      if (parent?.embeddedAs === undefined) add(operations.list, 1);
  }
  return total();
}

/** How many objects of each kind there are. */
export function countKinds(live: readonly LiveResource[]): Map<string, number> {
  return new Map([...groupBy(live, ({ kind }) => kind)].map(([kind, ofKind]) => [kind, ofKind.length]));
}

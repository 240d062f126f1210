import type { QueryNode } from "./syntax-tree.ts";
import { durationSeconds } from "./units.ts";
import { walkQuery } from "./walk.ts";

/** Every length of time that a query names, in milliseconds, each once. Months and years have none. */
export function queryLengthsMs(tree: QueryNode): number[] {
  const found = new Set<number>();
  walkQuery(tree, {
    call: ({ args }) => {
      for (const argument of args) {
        if (argument.type !== "duration") continue;
        const seconds = durationSeconds(argument.amount, argument.unit);
        if (seconds !== undefined) found.add(seconds * 1000);
      }
    },
  });
  return [...found];
}

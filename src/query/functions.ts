import { extractors, filters } from "./functions-of-streams.ts";
import type { FunctionRow } from "./function-row.ts";
import { comparisons, reducers } from "./functions-of-values.ts";

/** Every function of the language by its current name: API.md 4.2. */
export const functions: ReadonlyMap<string, FunctionRow> = new Map([
  ...Object.entries(extractors),
  ...Object.entries(filters),
  ...Object.entries(reducers),
  ...Object.entries(comparisons),
]);

/** The comparisons that take the value for a date: those with a date or a length of time in their parentheses. */
export const dateComparisons: ReadonlySet<string> = new Set(
  Object.entries(comparisons).flatMap(
    ([
      name,
      {
        args: [kind],
      },
    ]) => (kind === "timestamp" || kind === "duration" ? [name] : []),
  ),
);

/** The names of all functions of some kinds that are not superseded. */
export function functionNames(...kinds: readonly FunctionRow["kind"][]): string[] {
  return [...functions].flatMap(([name, row]) =>
    row.replacedBy === undefined && (kinds.length === 0 || kinds.includes(row.kind)) ? [name] : [],
  );
}

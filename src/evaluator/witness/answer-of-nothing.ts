import type { CallNode, ChainNode } from "../../query/index.ts";

/** What a count of 0 is to a whole number, by the comparison. */
const zeroIs: Readonly<Record<string, (limit: number) => boolean>> = {
  equals: (limit) => limit === 0,
  differs: (limit) => limit !== 0,
  greater_than: (limit) => limit < 0,
  at_least: (limit) => limit <= 0,
  less_than: (limit) => limit > 0,
  at_most: (limit) => limit >= 0,
};

/** Reducers of which nothing says what they give of nothing; see `emptySum` and `emptyUnique`. */
const openReducers: ReadonlySet<string> = new Set(["sum", "unique"]);

/** Comparisons of which nothing says what they say of nothing, or which say yes. */
const answerOfAbsent: ReadonlyMap<string, boolean | undefined> = new Map([
  ["absent", true],
  ["omits", true],
  ["none_of", undefined],
]);

/** What a condition on events or rows says of somebody who has none. `undefined`: that is open. */
export function answerOfNothing({ calls }: ChainNode): boolean | undefined {
  const [comparison, reducer] = [calls.at(-1), calls.at(-2)];
  if (!comparison || !reducer || calls.some(({ name }) => openReducers.has(name))) return undefined;
  if (reducer.name === "count") return answerOfZero(comparison);
  return answerOfAbsent.has(comparison.name) ? answerOfAbsent.get(comparison.name) : false;
}

function answerOfZero({ name, args: [limit] }: CallNode): boolean | undefined {
  if (name === "exists") return true;
  if (name === "absent") return false;
  return limit?.type === "literal" && limit.kind === "number" ? zeroIs[name]?.(Number(limit.text)) : undefined;
}

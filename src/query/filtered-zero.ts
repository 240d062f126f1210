import type { ChainNode } from "./syntax-tree.ts";

/** Comparisons of a count that hold when there is nothing to count, each with what it is compared to. */
const zeroCounts: Readonly<Record<string, RegExp>> = {
  equals: /^-?0(?:\.0+)?$/,
  at_most: /^-?0(?:\.0+)?$/,
  less_than: /^1(?:\.0+)?$/,
};

/**
 * Whether a condition counts entities to exactly or at most 0 and filters them, which linked audiences are documented not to
 * do: API.md 4.8. So nothing is known of it, and it is not known to be the `NOT` of a count of 1 or more.
 */
export function isFilteredZero({ head, calls }: ChainNode): boolean {
  const comparison = calls.at(-1);
  const [argument] = comparison?.args ?? [];
  const value = argument?.type === "chain" && argument.head.name === "literal" ? argument.head.args[0] : argument;
  if (
    head.name !== "entity" ||
    calls.at(-2)?.name !== "count" ||
    !comparison ||
    value?.type !== "literal" ||
    value.kind !== "number"
  )
    return false;
  return zeroCounts[comparison.name]?.test(value.text) === true && calls.some(({ name }) => name === "where");
}

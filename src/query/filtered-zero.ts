import type { ArgumentNode, ChainNode } from "./syntax-tree.ts";

/** Comparisons of a count that hold only when there is nothing to count; of those with `NOT` before them, the opposite. */
const zeroCounts: Readonly<Record<string, (n: number) => boolean>> = {
  equals: (n) => n === 0,
  one_of: (n) => n === 0,
  at_most: (n) => n >= 0 && n < 1,
  less_than: (n) => n > 0 && n <= 1,
};
const deniedZeroCounts: typeof zeroCounts = { differs: (n) => n === 0, none_of: (n) => n === 0 };

/**
 * Whether a condition counts entities to exactly or at most 0 and filters them, which linked audiences are documented not to
 * do: API.md 4.8. The language page knows no such limit, so it means what a count means: API.md 4.6.
 *
 * @param isDenied Whether a `NOT` is before it. Default: no.
 */
export function isFilteredZero({ head, calls }: ChainNode, isDenied = false): boolean {
  const [count, comparison] = calls.slice(-2);
  if (head.name !== "entity" || count?.name !== "count" || !comparison || comparison.args.length === 0) return false;
  const isZero = zeroCounts[comparison.name] ?? (isDenied ? deniedZeroCounts[comparison.name] : undefined);
  const asksForNone = comparison.args.map(numberOf).every((n) => n !== undefined && isZero?.(n) === true);
  return asksForNone && calls.some(({ name }) => name === "where");
}

function numberOf(argument: ArgumentNode): number | undefined {
  const value = argument.type === "chain" && argument.head.name === "literal" ? argument.head.args[0] : argument;
  return value?.type === "literal" && value.kind === "number" ? Number(value.text) : undefined;
}

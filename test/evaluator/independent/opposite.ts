import type { ChainNode } from "../../../src/query/index.ts";

/** What is by definition the opposite of another comparison (section 8). */
export const opposites: Readonly<Record<string, string>> = { absent: "exists", omits: "contains" };

const ofCounts: Readonly<Record<string, string>> = { less_than: "at_least", at_most: "greater_than" };

/**
 * The condition that a chain is the opposite of (section 8): it stands for `NOT` this one, also where one user of an
 * account is asked. A count is always there, so at most 2 is not more than 2, and 0 is not more than 0.
 */
export function oppositeOf(chain: ChainNode): ChainNode | undefined {
  const comparison = chain.calls.at(-1);
  if (!comparison) return undefined;
  const [argument] = comparison.args;
  const counts = chain.calls.at(-2)?.name === "count" && argument?.type === "literal";
  const zero = comparison.name === "equals" && argument?.type === "literal" && Number(argument.value) === 0;
  const name = opposites[comparison.name] ?? (counts ? (zero ? "greater_than" : ofCounts[comparison.name]) : undefined);
  return name === undefined ? undefined : { ...chain, calls: [...chain.calls.slice(0, -1), { ...comparison, name }] };
}

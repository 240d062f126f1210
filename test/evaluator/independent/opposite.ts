import type { CallNode, ChainNode } from "../../../src/query/index.ts";

/** What is by definition the opposite of another comparison (section 8). */
export const opposites: Readonly<Record<string, string>> = { absent: "exists", omits: "contains" };

/**
 * The condition that a chain is the opposite of (section 8): it stands for `NOT` this one, also where one user of an
 * account is asked. Of counts the page has it for none at all and for no other number: `= 0` is `< 1` is `NOT >= 1`.
 */
export function oppositeOf(chain: ChainNode): ChainNode | undefined {
  const comparison = chain.calls.at(-1);
  if (!comparison) return undefined;
  const [argument] = comparison.args;
  const opposite = opposites[comparison.name];
  const withLast = (call: CallNode): ChainNode => ({ ...chain, calls: [...chain.calls.slice(0, -1), call] });
  if (opposite !== undefined) return withLast({ ...comparison, name: opposite });
  const counts = chain.calls.at(-2)?.name === "count" && argument?.type === "literal" && argument.kind === "number";
  const fits = counts ? [0, 1].map((count) => ofNone[comparison.name]?.(count, Number(argument.value))) : [];
  // None fits and one does not, so no other count does.
  if (!counts || fits[0] !== true || fits[1] !== false) return undefined;
  return withLast({ ...comparison, name: "at_least", args: [{ ...argument, kind: "number", value: "1", text: "1" }] });
}

/** Comparisons of which one that fits no higher count may fit none. */
const ofNone: Readonly<Record<string, (count: number, limit: number) => boolean>> = {
  equals: (count, limit) => count === limit,
  less_than: (count, limit) => count < limit,
  at_most: (count, limit) => count <= limit,
};

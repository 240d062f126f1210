import { functions } from "./functions.ts";
import { type Identity, type IdentityPlace, negate } from "./identity.ts";
import { walkQuery } from "./walk.ts";
import type { CallNode, ChainNode, LiteralNode, QueryNode } from "./syntax-tree.ts";

/** Identities of comparisons. Each sees for itself what is whole, in decimals, too: so none is named that only another one needs. */
export const identitiesOfComparisons = [
  {
    name: "decimals of a count that are whole",
    example: ["event('A').count() >= 3.0", "event('A').count() >= 3"],
    source: "API.md 4.6",
    chain: (chain) => {
      const { call, value } = lastComparison(chain);
      const [, text] = value?.kind === "number" ? (/^(-?\d+)\.0+$/.exec(value.text) ?? []) : [];
      return counted(chain) && call && value && text !== undefined
        ? withLast(chain, call.name, { ...value, text, value: text })
        : chain;
    },
  },
  {
    // A count is 0 where there is nothing to count, so one of the two is true. Where one of several users may be asked, that is
    // not known: one user may have none, and another one some.
    name: "counts that are not reached",
    example: ["event('A').count() = 0", "NOT event('A').count() >= 1"],
    source: "API.md 4.6",
    chain: (chain, _join, place) => {
      const { call, value, whole } = lastComparison(chain);
      if (!isOfOne(chain, place) || !counted(chain) || !call || !value || whole === undefined) return chain;
      if (call.name === "equals" && whole === 0n) return negate(withLast(chain, "at_least", plusOne(value)));
      if (call.name === "less_than") return opposite(chain, "at_least");
      return call.name === "at_most" ? opposite(chain, "greater_than") : chain;
    },
  },
  {
    name: "whole numbers of a count",
    example: ["event('A').count() > 0", "event('A').count() >= 1"],
    source: "API.md 4.6",
    chain: (chain) => {
      const { call, value, whole } = lastComparison(chain);
      if (!counted(chain) || !call || !value || whole === undefined) return chain;
      if (call.name === "greater_than") return withLast(chain, "at_least", plusOne(value));
      if (call.name === "equals" && whole === 0n) return withLast(chain, "at_most", value);
      return call.name === "less_than" ? withLast(chain, "at_most", plusOne(value, -1n)) : chain;
    },
  },
  {
    name: "absent() and NOT exists()",
    example: ["trait('a').absent()", "NOT trait('a').exists()"],
    source: "API.md 4.6",
    chain: (chain, _join, place) => {
      const call = chain.calls.at(-1);
      const isPlain = call?.name === "absent" && call.args.length === 0 && !call.prefix;
      return isPlain && isOfOne(chain, place) ? opposite(chain, "exists") : chain;
    },
  },
  {
    name: "omits() and NOT contains()",
    example: ["trait('a').omits('x')", "NOT trait('a').contains('x')"],
    source: "API.md 4.6",
    chain: (chain, _join, place) => {
      const call = chain.calls.at(-1);
      // Nothing says whether omits with several texts is for one of them or for all.
      const isPlain = call?.name === "omits" && call.args.length === 1 && !call.prefix;
      return isPlain && isOfOne(chain, place) ? opposite(chain, "contains") : chain;
    },
  },
] as const satisfies readonly Identity[];

/** Whether a condition is about one person or about rows: of any user of an account, it and its `NOT` may both hold (API.md 4.9). */
function isOfOne(chain: ChainNode, { onePerson, oneOwner }: IdentityPlace): boolean {
  return mentionsTraits(chain) ? oneOwner : onePerson || chain.head.name === "entity";
}

function mentionsTraits(chain: ChainNode): boolean {
  let found = false;
  walkQuery(chain, { call: ({ name }) => void (found ||= name === "trait") });
  return found;
}

/** What the last comparison of a chain counts, if it counts at all, all functions before are known. */
function counted({ head, calls }: ChainNode): "items" | "values" | undefined {
  if ((head.name !== "event" && head.name !== "entity") || calls.at(-2)?.name !== "count") return undefined;
  const before = calls.slice(0, -2);
  const filters = before.at(-1)?.name === "unique" ? before.slice(0, -1) : before;
  if (!filters.every(({ name }) => functions.get(name)?.kind === "filter")) return undefined;
  return filters === before ? "items" : "values";
}

/** The last comparison with one value, and which whole number that is, if it is one. */
function lastComparison({ calls }: ChainNode): { call?: CallNode; value?: LiteralNode; whole?: bigint } {
  const call = calls.at(-1);
  const [value, ...more] = call?.args ?? [];
  if (!call || call.prefix || more.length > 0 || value?.type !== "literal") return {};
  // Nothing says what a count compared to a text is.
  const [, digits] = value.kind === "number" ? (/^(-?\d+)(?:\.0+)?$/.exec(value.text) ?? []) : [];
  return { call, value, ...(digits !== undefined && { whole: BigInt(digits) }) };
}

function withLast(chain: ChainNode, name: string, ...args: readonly LiteralNode[]): ChainNode {
  const last = chain.calls.at(-1);
  return last ? { ...chain, calls: [...chain.calls.slice(0, -1), { ...last, name, args }] } : chain;
}

function opposite(chain: ChainNode, name: string): QueryNode {
  const last = chain.calls.at(-1);
  return last ? negate({ ...chain, calls: [...chain.calls.slice(0, -1), { ...last, name }] }) : chain;
}

/** The next whole number, written as the value is: `2.0` → `3.0`. */
function plusOne(value: LiteralNode, step = 1n): LiteralNode {
  const text = value.text.replace(/^-?\d+/, (digits) => String(BigInt(digits) + step));
  return { ...value, text, value: text };
}

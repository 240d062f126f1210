import type { CallNode, ChainNode, QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import { count } from "../../values/words.ts";
import { mostTimes } from "./repeats.ts";
import { mostApartOf } from "./vocabulary.ts";

/**
 * What queries count to that no search goes up to, so that nobody can be found on both sides of it: each the end of a sentence,
 * after "nobody with more than". Empty: the search may find anybody.
 */
export function limitsOf(trees: readonly QueryNode[]): string[] {
  const apart = mostApartOf(trees);
  const limits = new Set<string>();
  for (const tree of trees)
    walkQuery(tree, {
      node: (node) => {
        const asked = node.type === "chain" ? askedOf(node) : undefined;
        if (!asked) return;
        const most = asked.of === "events" ? mostTimes : apart;
        if (asked.number > most) limits.add(`${count(most)} ${words[asked.of]}`);
      },
    });
  return [...limits];
}

const words = {
  events: "events of one name",
  rows: "rows of one entity",
  values: "different values of one property",
};

/** What a chain counts, and up to which number it is compared; `undefined` for a chain that counts nothing. */
function askedOf({ head, calls }: ChainNode): { of: keyof typeof words; number: number } | undefined {
  if (head.name !== "event" && head.name !== "entity") return undefined;
  const items = head.name === "event" ? "events" : "rows";
  const frequency = calls.find(({ name }) => name === "mode")?.args[1];
  if (frequency?.type === "literal") return { of: items, number: Number(frequency.value) };
  const at = calls.findIndex(({ name }) => name === "count");
  const comparison = at === -1 ? undefined : calls[at + 1];
  if (!comparison) return undefined;
  return { of: calls[at - 1]?.name === "unique" ? "values" : items, number: highest(comparison) };
}

function highest({ args }: CallNode): number {
  const numbers = args.map((argument) => (argument.type === "literal" ? Number(argument.value) : Number.NaN));
  return Math.max(0, ...numbers.filter((number) => !Number.isNaN(number)));
}

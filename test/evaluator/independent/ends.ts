import type { CallNode } from "../../../src/query/index.ts";
import type { Item, Scope } from "./scope.ts";
import { one, type Present, type Value } from "./value.ts";

/** What one item gives to a reducer. */
export interface Given {
  readonly item: Item;
  readonly values: readonly Present[];
}

/**
 * The first or last value that was seen. Items without it are skipped. Of values at one instant any may be the one:
 * entries of one list, events at the same time, and rows, which have no time.
 */
export function endOf(given: readonly Given[], { name, start }: CallNode, { world, trail }: Scope): Value {
  const found = given.filter(({ values }) => values.length > 0);
  const ends = (by: "timestamp" | "received"): Given[] => {
    const times = found.map(({ item }) => timeOf(item, by));
    const end = name === "first" ? Math.min(...times) : Math.max(...times);
    return found.filter(({ item }) => timeOf(item, by) === end);
  };
  const [byTime, byReceipt] = [ends("timestamp"), ends("received")];
  const differ = byTime.length !== byReceipt.length || byTime.some((end, index) => end !== byReceipt[index]);
  const tied = differ && world.settle("firstLastOrder") === "received" ? byReceipt : byTime;
  const [{ item } = {}] = found;
  // Section 2, `entity`: no time of a row is documented, for what goes by time.
  if (item?.type === "row" && world.settle("entityWindow") === "no-row") return one(undefined);
  const candidates = tied.flatMap(({ item, values }) => values.map((value) => one(value, item.type === "row")));
  const [first, ...others] = candidates;
  if (!first) return one(undefined);
  return others.length > 0 ? world.choose(`end:${start}${trail}`, [first, ...others]) : first;
}

function timeOf(item: Item, by: "timestamp" | "received"): number {
  if (item.type === "row") return 0;
  const { timestampMs, receivedMs = timestampMs } = item.event;
  return by === "timestamp" ? timestampMs : receivedMs;
}

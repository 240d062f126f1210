import { groupBy } from "../values/group-by.ts";
import type { JsonValue } from "../values/json.ts";

import { avg, max, min, sum } from "./numeric-reducers.ts";
import { likenessOf } from "./likeness.ts";
import type { OpenPoints } from "./open-points.ts";
import { textOf } from "./operands.ts";
import { timesSeen, type Combine, type Picked, type ReducerRow } from "./reducer-row.ts";
import { inTextOrder, outermostText } from "./text-order.ts";
import { isReadable, noTextOfLists } from "./texts.ts";
import { decideValue, keyOf, mergeValues, Uncertain, type Value } from "./value.ts";

const unreadable = new Uncertain("anything", [noTextOfLists]);

/** `unique` does not go beyond so many values: API.md 4.9. */
const mostUnique = 10_000;

/** Of more ways to tell values apart, nothing is said. */
const mostWays = 64;

/** A row for each reducer over values: API.md 4.2, API.md 4.9. `count` looks at no values. */
export const reducerRows: Readonly<Record<string, ReducerRow>> = {
  sum: { as: { any: sum } },
  avg: { as: { any: avg } },
  max: { as: { number: max, string: byAlphabet("last") } },
  min: { as: { number: min, string: byAlphabet("first") } },
  mode: {
    // Read as a text in any case: API.md 4.6.
    as: { string: mostFrequentText, number: mostFrequentText, array: mostFrequentList },
    overEntries: (type) => (type === "array" ? "whole" : "each-entry"),
  },
  first: { as: { any: outermostInTime(-1) } },
  last: { as: { any: outermostInTime(1) } },
  unique: { as: { any: distinct } },
};

function byAlphabet(end: "first" | "last"): Combine {
  return asTexts((texts, points) => outermostText(texts, end, points));
}

/** Lists, objects and numbers of many digits have no text that is known. */
function asTexts(fold: (texts: readonly string[], points: OpenPoints) => Value): Combine {
  return (picked, { openPoints }) =>
    picked.some((each) => !hasKnownText(each))
      ? unreadable
      : fold(
          picked.map(({ value }) => textOf(value)),
          openPoints,
        );
}

/** Columns of entities have types of their own, and nothing says how one that is no text reads as a text. */
function hasKnownText({ value, item }: Picked): boolean {
  return item.row ? typeof value === "string" : isReadable(value);
}

function mostFrequentText(...[picked, { openPoints }, least]: Parameters<Combine>): Value {
  if (picked.some((each) => !hasKnownText(each))) return unreadable;
  return outermostText(
    leaders(picked, ({ value }) => textOf(value), least),
    "first",
    openPoints,
  );
}

/** Lists count as wholes, as texts, and nothing says how those read. There is no value where too few were seen. */
function mostFrequentList(...[picked, circumstances, least]: Parameters<Combine>): Value {
  const seen = picked.reduce((times, each) => times + timesSeen(each), 0);
  return seen < least ? undefined : mostFrequentText(picked, circumstances, least);
}

/** What was seen most often, if that is often enough. */
function leaders(picked: readonly Picked[], keyOfItem: (item: Picked) => string, least: number): string[] {
  const times = new Map<string, number>();
  for (const each of picked) times.set(keyOfItem(each), (times.get(keyOfItem(each)) ?? 0) + timesSeen(each));
  const most = [...times.values()].reduce((most, count) => Math.max(most, count), 0);
  return most < least ? [] : [...times].flatMap(([key, count]) => (count === most ? [key] : []));
}

function outermostInTime(sign: 1 | -1): Combine {
  return (picked, { openPoints }) => {
    const at = (timeOf: (item: Picked) => number): Value => {
      const latest = picked.reduce((most, item) => Math.max(most, sign * timeOf(item)), -Infinity);
      const there = picked.filter((item) => sign * timeOf(item) === latest);
      return mergeValues(
        there.map(({ value }) => value),
        ["nothing says which of several events at one instant comes first"],
      );
    };
    if (picked.length === 0) return undefined;
    if (picked.some(({ item }) => !item.event))
      return decideValue(openPoints, "entityWindow", {
        "every-row": () =>
          mergeValues(
            picked.map(({ value }) => value),
            ["nothing says in which order the rows of an entity are"],
          ),
        "no-row": () => undefined,
      });
    return decideValue(openPoints, "firstLastOrder", {
      timestamp: () => at(({ item }) => item.event?.timestampMs ?? 0),
      received: () => at(({ item }) => item.event?.receivedMs ?? item.event?.timestampMs ?? 0),
    });
  };
}

/** The distinct values, in no order yet. Which values that are written otherwise count as one is open, and which of them that would be. */
function distinct(picked: readonly Picked[]): Value {
  const exact = [...new Map(picked.map(({ value }) => [keyOf(value), value])).values()];
  if (exact.length > mostUnique) return new Uncertain("anything", ["unique(…) gives 10,000 values at most"]);
  const alike = [...groupBy(exact, likenessOf).values()];
  const because = ["nothing says which values that are written otherwise count as one"];
  const ways = alike.reduce((product, group) => product * group.length, 1);
  if (ways === 1) return exact;
  return ways > mostWays ? new Uncertain("anything", because) : mergeValues([exact, ...choices(alike)], because);
}

/** Every way to take one of each group. */
function choices(groups: readonly (readonly JsonValue[])[]): JsonValue[][] {
  return groups.reduce<JsonValue[][]>(
    (lists, alike) => lists.flatMap((list) => alike.map((value) => [...list, value])),
    [[]],
  );
}

/** A list of distinct values as a trait has it, by alphabet. How many there are is known also where there is none. */
export function orderList(list: JsonValue[], points: OpenPoints): Value {
  if (list.some((value) => !isReadable(value))) return unreadable;
  if (list.length === 0) return decideValue(points, "emptyUnique", { absent: () => undefined, "empty-list": () => [] });
  return inTextOrder(list, textOf, points) ?? new Uncertain("anything", ["textOrder"]);
}

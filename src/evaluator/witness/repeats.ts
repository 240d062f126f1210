import type { EntityRow, TimedEvent } from "../person.ts";

/** An event or a row. What happened several times at one instant is one item, so that thousands cost no more than one. */
export type StreamItem = TimedEvent | EntityRow;

/** An entry of a test file has an event so many times and no more; `times` in `schemas/test.schema.json`. */
export const mostInEntry = 10_000;

/** Nobody with more events of one kind is tried: a test has to list them, entry by entry. */
export const mostTimes = 100_000;

/** How often something is there. */
export function timesOf(item: StreamItem): number {
  return ("times" in item ? item.times : undefined) ?? 1;
}

/** An item as often as is said. Rows have no short form. @param times 1 or more. */
export function withTimes<Item extends StreamItem>(item: Item, times: number): Item {
  if (!("event" in item)) return item;
  const { times: _, ...once } = item;
  return { ...once, ...(times > 1 && { times }) } as Item;
}

/** An item several times: an event as one item, a row as many rows. */
export function repeat<Item extends StreamItem>(item: Item, times: number): Item[] {
  if (times === 0) return [];
  return "event" in item ? [withTimes(item, timesOf(item) * times)] : Array.from({ length: times }, () => item);
}

/** A list in which something else takes the place of one time of an item. */
export function replaceOne<Item extends StreamItem>(items: readonly Item[], at: number, other: Item): Item[] {
  return items.flatMap((item, index) => {
    if (index !== at) return [item];
    return timesOf(item) > 1 ? [withTimes(item, timesOf(item) - 1), other] : [other];
  });
}

/** A list in which an item is there one time less. */
export function removeOne<Item extends StreamItem>(items: readonly Item[], at: number): Item[] {
  return items.flatMap((item, index) => {
    if (index !== at) return [item];
    return timesOf(item) > 1 ? [withTimes(item, timesOf(item) - 1)] : [];
  });
}

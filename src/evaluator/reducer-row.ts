import type { JsonValue } from "../values/json.ts";
import type { Circumstances, Item } from "./environment.ts";
import type { Value } from "./value.ts";

/** A value of an item of a stream. */
export interface Picked {
  readonly item: Item;
  /** Never `null`. */
  readonly value: JsonValue;
}

/** How often a value was seen: an event that happened several times at once is one item. */
export function timesSeen({ item }: Picked): number {
  return item.event?.times ?? 1;
}

/**
 * Makes one value of those of the items, in the order of the items; an item without the property has none.
 *
 * @param least How often a value has to occur, for `mode`.
 */
export type Combine = (picked: readonly Picked[], circumstances: Circumstances, least: number) => Value;

/** A reducer over values. */
export interface ReducerRow {
  /** What it makes of the values, by the type after `as` or the default type. */
  readonly as: Readonly<Record<string, Combine>>;
  /** Of a path with `$`: whether each entry is a value, or the list is; by the type. Left out: it is open. */
  readonly overEntries?: (type: string) => "each-entry" | "whole";
}

import type { EntityRows, TimedEvent } from "../person.ts";
import { firstOfAlike, moreValues, otherValues, withoutValues, type Place } from "./change-values.ts";
import { removeOne, replaceOne, withTimes, type StreamItem } from "./repeats.ts";

/** Where events and rows may differ: `property total`, `context page.url`. */
export interface ItemPlaces {
  readonly property: readonly Place[];
  readonly context: readonly Place[];
}

/** Lists that are like a list of events or rows but for one of them: it is another one, is gone, or is there once more. */
export function nearItems<Item extends StreamItem>(items: readonly Item[], places: ItemPlaces): Item[][] {
  const changed = firstOfAlike(items).map(([item, at]) => {
    const one = withTimes(item, 1);
    return { one, at, others: changesOf(one, places) };
  });
  return [
    ...changed.flatMap(({ at, others }) => others.map((each) => replaceOne(items, at, each))),
    ...changed.map(({ at }) => removeOne(items, at)),
    ...changed.map(({ one }) => [...items, one]),
    ...changed.flatMap(({ others }) => others.map((each) => [...items, each])),
  ];
}

/** Lists of events in which one happened at another time. */
export function nearTimes(events: readonly TimedEvent[], timesMs: readonly number[]): TimedEvent[][] {
  return firstOfAlike(events).flatMap(([event, at]) =>
    timesMs.map((timestampMs) => replaceOne(events, at, { ...withTimes(event, 1), timestampMs })),
  );
}

/** Rows of which one is another one, is gone, or is there once more. */
export function nearRows(entities: EntityRows, places: ItemPlaces): EntityRows[] {
  return Object.entries(entities).flatMap(([slug, rows]) =>
    nearItems(rows, places).map((each) => ({ ...entities, [slug]: each })),
  );
}

/** An event or a row with another value, with one less and with one more. */
function changesOf<Item extends StreamItem>(item: Item, { property, context }: ItemPlaces): Item[] {
  return [otherValues, withoutValues, moreValues].flatMap((change) => [
    ...change(item.properties, property).map((each) => ({ ...item, properties: each })),
    ...("context" in item ? change(item.context, context).map((each) => ({ ...item, context: each })) : []),
  ]);
}

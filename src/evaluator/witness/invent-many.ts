import type { ChainNode } from "../../query/index.ts";
import { readPath } from "../paths.ts";
import type { Search } from "./choose-values.ts";
import { setPath } from "./edit-path.ts";
import { reducedPlace } from "./places.ts";
import { repeat, type StreamItem } from "./repeats.ts";

/**
 * Several events or rows of a stream, by chance: all alike, each on its own, or, where different values are counted, each with
 * a value that no other one has.
 *
 * @param invent Invents one, and what goes along with it.
 */
export function inventMany<Item extends StreamItem>(
  stream: ChainNode,
  times: number,
  { random, vocabulary: { mostApart } }: Search,
  invent: () => Item[],
): Item[] {
  const counted = stream.calls.find(({ name }) => name === "unique");
  const place = counted && reducedPlace(counted);
  if (place !== undefined && times <= mostApart && random.next() < 0.5)
    return invent().flatMap((item) => withDistinct(item, place, times));
  const alike = random.next() < 0.7 || times > mostApart;
  if (!alike) return Array.from({ length: times }, invent).flat();
  // Thousands of rows would have to be written one by one.
  return invent().flatMap((item) => repeat(item, "event" in item ? times : Math.min(times, mostApart)));
}

/** The same item with one value after the other: `sku 1`, `sku 2`. */
function withDistinct<Item extends StreamItem>(item: Item, place: string, times: number): Item[] {
  const [sort, text] = [place.slice(0, place.indexOf(" ")), place.slice(place.indexOf(" ") + 1)];
  const path = readPath(text);
  const name = path.findLast((part) => part !== "$") ?? text;
  return Array.from({ length: times }, (_, at): Item => {
    const value = `${name} ${at + 1}`;
    if (sort === "property") return { ...item, properties: setPath(item.properties, path, value) };
    return "context" in item ? { ...item, context: setPath(item.context, path, value) } : item;
  });
}

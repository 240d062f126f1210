import type { World } from "../world.ts";
import { arrivalsOf, type Arrivals } from "./arrivals.ts";

/** What volumes may be grouped by (API.md 7.3). */
export const volumeDimensions: readonly string[] = ["eventName", "eventType", "source"];

/** What volumes are narrowed down to, and grouped by: `eventName`, `eventType` or `source`. Left out: all, as one. */
export interface VolumeFilter {
  groupBy?: readonly string[];
  sourceId?: readonly string[];
  eventName?: readonly string[];
  eventType?: readonly string[];
  appVersion?: readonly string[];
}

/** What was asked for, put together by what it is grouped by. */
export function groupArrivals({ groupBy = [], ...asked }: VolumeFilter, world: World): Iterable<Arrivals[]> {
  const found = new Map<string, Arrivals[]>();
  for (const arrivals of arrivalsOf(world)) {
    const { eventName, eventType, sourceId } = arrivals;
    const wanted =
      (asked.sourceId?.includes(sourceId) ?? true) &&
      (asked.eventName?.includes(eventName) ?? true) &&
      (asked.eventType?.some((type) => type.toUpperCase() === eventType) ?? true) &&
      // Nothing here has a version.
      asked.appVersion === undefined;
    if (!wanted) continue;
    const values: Readonly<Record<string, string>> = { eventName, eventType, source: sourceId };
    const key = JSON.stringify(groupBy.map((name) => values[name]));
    const group = found.get(key) ?? [];
    group.push(arrivals);
    found.set(key, group);
  }
  return found.values();
}

import type { SpaceSchemaEvent } from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { sourceOf } from "../people/source.ts";
import { nameOfSent } from "../space-schema/seen-events.ts";
import type { World } from "../world.ts";

/** An event from one source, and how many of it arrived. */
export interface Arrivals {
  eventName: string;
  eventType: SpaceSchemaEvent["type"];
  sourceId: string;
  /** How many from one instant up to another, both in milliseconds since 1970. */
  count(fromMs: number, toMs: number): number;
}

const dayMs = 86_400_000;

/** What arrived in all spaces of the workspace, as far as it is counted yet (the setting `volumesDelaySeconds`). */
export function arrivalsOf(world: World): Arrivals[] {
  const countedMs = world.clock.now() - world.clock.durationMs(world.settings.volumesDelaySeconds);
  return world.state.spaces.flatMap((space) => {
    const steady = itemsOf(space, "seenEvents").flatMap((event): Arrivals[] => {
      const { name: eventName, type: eventType, perDay = 0, lastSeenAt } = event;
      const sourceId = sourceOf(event);
      const endMs = Math.min(countedMs, Date.parse(lastSeenAt));
      // Evenly through the day, so that the counts of parts add up to that of the whole.
      const before = (atMs: number): number => Math.floor((perDay * Math.min(atMs, endMs)) / dayMs);
      return [{ eventName, eventType, sourceId, count: (fromMs, toMs) => before(toMs) - before(fromMs) }];
    });
    const sent = itemsOf(space, "people").flatMap(({ events }) =>
      events.map((event): Arrivals => {
        const { name: eventName, type: eventType } = nameOfSent(event, world);
        const atMs = Date.parse(event.receivedAt ?? event.timestamp);
        const count = (fromMs: number, toMs: number): number =>
          Number(atMs >= fromMs && atMs < toMs && atMs <= countedMs);
        return { eventName, eventType, sourceId: sourceOf(event), count };
      }),
    );
    return [...steady, ...sent];
  });
}

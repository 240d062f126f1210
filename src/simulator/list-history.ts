import type { Clock } from "./clock.ts";
import type { SimulatorSettings } from "./settings.ts";

/** Remembers what collections held before recent writes, for the setting `listLagSeconds`. In memory only. */
export interface ListHistory {
  /** To be called before a collection is replaced. `owner` and `name` say which collection it is. */
  record(owner: object, name: string, before: readonly unknown[]): void;
  /** What lists show of a collection, and as of when. */
  listed<Item>(owner: object, name: string, now: readonly Item[]): { items: readonly Item[]; asOfMs: number };
  /** How many calls of `record` there were. */
  count(): number;
  /** Forgets what was recorded of an owner's collections after the first `count` calls, because it is taken back. */
  forgetAfter(owner: object, count: number): void;
}

interface Snapshot {
  /** Which call of `record` it is of, from 1. */
  nth: number;
  replacedAtMs: number;
  items: readonly unknown[];
}

/** A history that begins empty: writes made before it was created are never lagged. */
export function createListHistory(clock: Clock, settings: SimulatorSettings): ListHistory {
  const snapshots = new WeakMap<object, Map<string, Snapshot[]>>();
  let recorded = 0;
  const horizonMs = (): number => clock.now() - clock.durationMs(settings.listLagSeconds);

  return {
    record(owner, name, before) {
      recorded += 1;
      const collections = snapshots.get(owner) ?? new Map<string, Snapshot[]>();
      const recent = (collections.get(name) ?? []).filter(({ replacedAtMs }) => replacedAtMs > horizonMs());
      if (settings.listLagSeconds > 0) recent.push({ nth: recorded, replacedAtMs: clock.now(), items: before });
      collections.set(name, recent);
      snapshots.set(owner, collections);
    },
    listed<Item>(owner: object, name: string, now: readonly Item[]) {
      if (settings.listLagSeconds === 0) return { items: now, asOfMs: clock.now() };
      const firstHidden = snapshots
        .get(owner)
        ?.get(name)
        ?.find(({ replacedAtMs }) => replacedAtMs > horizonMs());
      // Snapshots of a collection hold what was in that collection.
      return { items: (firstHidden?.items as readonly Item[] | undefined) ?? now, asOfMs: horizonMs() };
    },
    count: () => recorded,
    forgetAfter(owner, count) {
      const collections = snapshots.get(owner);
      for (const [name, kept] of collections ?? [])
        collections?.set(
          name,
          kept.filter(({ nth }) => nth <= count),
        );
    },
  };
}

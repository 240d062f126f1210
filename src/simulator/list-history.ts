import type { Clock } from "./clock.ts";
import type { SimulatorSettings } from "./settings.ts";

/** Remembers what collections held before recent writes, for the setting `listLagSeconds`. In memory only. */
export interface ListHistory {
  /** To be called before a collection is replaced. `owner` and `name` say which collection it is. */
  record(owner: object, name: string, before: readonly unknown[]): void;
  /** What lists show of a collection, and as of when. */
  listed<Item>(owner: object, name: string, now: readonly Item[]): { items: readonly Item[]; asOfMs: number };
}

interface Snapshot {
  replacedAtMs: number;
  items: readonly unknown[];
}

/** A history that begins empty: writes made before it was created are never lagged. */
export function createListHistory(clock: Clock, settings: SimulatorSettings): ListHistory {
  const snapshots = new WeakMap<object, Map<string, Snapshot[]>>();
  const horizonMs = (): number => clock.now() - clock.durationMs(settings.listLagSeconds);

  return {
    record(owner, name, before) {
      const collections = snapshots.get(owner) ?? new Map<string, Snapshot[]>();
      const recent = (collections.get(name) ?? []).filter(({ replacedAtMs }) => replacedAtMs > horizonMs());
      if (settings.listLagSeconds > 0) recent.push({ replacedAtMs: clock.now(), items: before });
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
  };
}

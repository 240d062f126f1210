import type { Catalog } from "../../catalog/generated/catalog.ts";

/** What a catalog is to hold. */
export interface CatalogWish {
  /** What it is of, as the project file names it. */
  environment: string;
  space: string;
  /** The events of which the properties are read; `all` are those that the space has seen. */
  properties: "all" | ReadonlySet<string>;
  /** Whether values that were seen are kept. */
  samples: boolean;
  /** Whether it is counted how many of each event arrive. */
  volumes: boolean;
  /** The id of a tracking plan. */
  trackingPlan?: string;
  /**
   * Keys of live audiences and computed traits that are known already; of kinds that could not be read, none are. Then these
   * are not listed, and neither are destinations.
   */
  liveKeys?: LiveKeys;
  /** What is kept of parts that cannot be read now: a catalog of the same space. Default: nothing is. */
  former?: Catalog | undefined;
  /** The time, in milliseconds since 1970. */
  nowMs: number;
  /** Told before what takes long: one request for each of these. */
  onDetails?: (names: { events: number; entities: number }) => void;
}

/** Keys of what is live in a space. Left out: not known. */
export interface LiveKeys {
  audiences?: ReadonlySet<string>;
  computedTraits?: ReadonlySet<string>;
}

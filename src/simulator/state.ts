import type { StoredAudience, StoredTrait } from "./state/audiences.ts";
import type { SpaceDestination, StoredActivation, StoredConnection, StoredSchedule } from "./state/destinations.ts";
import type { StoredAccount, StoredPerson } from "./state/people.ts";
import type {
  StoredAuditEvent,
  StoredEntity,
  StoredFormerKey,
  StoredRelationship,
  StoredSeenEvent,
  StoredSeenTrait,
  StoredSource,
  StoredTrackingPlan,
  StoredUser,
} from "./state/knowledge.ts";
import { seedUsers } from "./seeds/users.ts";
import type { StoredFilter, StoredPreview, StoredSubscription } from "./state/neighbours.ts";

export type { StoredAudience, StoredTrait } from "./state/audiences.ts";

/** The version of `SimulatorState` that this code writes. Version 1 knew audiences only, and is still read. */
export const stateFormatVersion = 2;

/** Everything the simulator remembers: plain JSON, without a trace of tokens. */
export interface SimulatorState {
  formatVersion: typeof stateFormatVersion;
  /**
   * The instant that all other times are meant to be seen from: those of a seed are moved so that it becomes the moment
   * of loading. A state in which time passes has none.
   */
  seededAt?: string;
  /** In the order of lists. */
  spaces: SimulatedSpace[];
}

/** What each collection of a space holds. */
export interface CollectionItems {
  audiences: StoredAudience;
  schedules: StoredSchedule;
  /** The destinations of the workspace as this space sees them. */
  destinations: SpaceDestination;
  connections: StoredConnection;
  activations: StoredActivation;
  traits: StoredTrait;
  filters: StoredFilter;
  previews: StoredPreview;
  subscriptions: StoredSubscription;
  people: StoredPerson;
  accounts: StoredAccount;
  /** What the space has seen, besides what its people sent. */
  seenEvents: StoredSeenEvent;
  seenTraits: StoredSeenTrait;
  formerKeys: StoredFormerKey;
  /** The data graph. */
  entities: StoredEntity;
  relationships: StoredRelationship;
  /** What belongs to the workspace, as this space brings it along: its lists show that of all spaces together. */
  sources: StoredSource;
  trackingPlans: StoredTrackingPlan;
  users: StoredUser;
  /** What was done in this space, the newest last. */
  auditEvents: StoredAuditEvent;
}

/** The name of a collection of a space. */
export type CollectionName = keyof CollectionItems;

/**
 * The collections of a space, each in order of creation, which is the order of lists. Treated as immutable: each write
 * puts a new array in place.
 */
export type Collections = { [Name in CollectionName]: readonly CollectionItems[Name][] };

/** A space and what is in it. A collection that is left out is empty. */
export interface SimulatedSpace extends Partial<Collections> {
  id: string;
  slug: string;
  name: string;
  audiences: readonly StoredAudience[];
  /** Keys of deleted audiences and traits, which `deletedKeyReuse` may keep from being given out again. */
  deletedKeys: readonly string[];
}

/** One empty space, `spa_simulated`. */
export function defaultState(): SimulatorState {
  const space: SimulatedSpace = {
    id: "spa_simulated",
    slug: "simulated",
    name: "Simulated space",
    audiences: [],
    deletedKeys: [],
    users: [...seedUsers],
  };
  return { formatVersion: stateFormatVersion, spaces: [space] };
}

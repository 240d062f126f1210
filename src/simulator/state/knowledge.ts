import type {
  EntityProperty,
  RuleV1,
  SpaceSchemaEvent,
  SpaceSchemaEventProperty,
  SpaceSchemaTrait,
  TrackingPlanV1,
  UserV1,
} from "../../segment/generated/wire.ts";
import type { JsonValue } from "../../values/json.ts";

/** Whose traits: those of people, or of accounts. */
export type TraitCollection = "accounts" | "users";

/** An event that the space has seen, besides what its people sent. Times are ISO 8601 in UTC. */
export interface StoredSeenEvent extends SpaceSchemaEvent {
  properties?: readonly StoredSeenProperty[];
  /** How many a day arrive, for volumes. Default none. */
  perDay?: number;
  /** The source that sends it. Default: `src_tracking`, as for events that people of the space sent. */
  sourceId?: string;
}

/** A property of such an event. */
export interface StoredSeenProperty extends Pick<SpaceSchemaEventProperty, "name"> {
  /** Default `PROPERTY`. */
  type?: SpaceSchemaEventProperty["type"];
  /** Default: when its event was. */
  lastSeenAt?: string;
  /** The most frequent first. */
  samples?: readonly string[];
}

/** A trait that the space has seen and that nothing live computes. */
export interface StoredSeenTrait extends Pick<SpaceSchemaTrait, "lastSeenAt"> {
  key: string;
  type: "CUSTOM" | "SQL";
  /** Default `users`. */
  collection?: TraitCollection;
  samples?: readonly string[];
}

/** The key of a deleted audience or computed trait, which stays on profiles (API.md 2.4). */
export interface StoredFormerKey extends Pick<SpaceSchemaTrait, "lastSeenAt"> {
  key: string;
  /** What it was the key of. */
  type: "AUDIENCE" | "COMPUTED";
  collection: TraitCollection;
  /** What it said of people or accounts when it was deleted; without `value` where that is not known. Left out: nothing. */
  values?: readonly { id: string; value?: JsonValue }[];
}

/** An entity of the data graph: a table of the warehouse. */
export interface StoredEntity {
  slug: string;
  name: string;
  properties: readonly EntityProperty[];
}

/** A relationship of the data graph, at its place below the profile. */
export interface StoredRelationship {
  id: string;
  slug: string;
  name: string;
  /** The entity that it leads to. */
  entitySlug: string;
  /** Slugs of the relationships above it, from the root; empty for one of the profile. */
  above: readonly string[];
}

/** A source of the workspace. */
export interface StoredSource {
  id: string;
  slug: string;
  name: string;
}

/** A tracking plan with its rules. */
export interface StoredTrackingPlan extends TrackingPlanV1 {
  rules: readonly RuleV1[];
  sourceIds?: readonly string[];
}

/** Somebody who works in the workspace. */
export type StoredUser = UserV1;

/** What somebody did, as the audit trail tells it (API.md 7.6). */
export interface StoredAuditEvent {
  id: string;
  /** ISO 8601 in UTC. */
  timestamp: string;
  /** Such as `Audience Created`. */
  type: string;
  /** The id of a user or of a token. */
  actor: string;
  resourceId: string;
  /** Such as `Computed Trait`; the setting `auditResourceType` says how it is spelled when read. */
  resourceType: string;
  resourceName: string;
}

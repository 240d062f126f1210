import type { JsonObject } from "../../values/json.ts";

/** An event as it was received. */
export interface StoredEvent {
  event: string;
  /** When it happened, ISO 8601 in UTC; it decides about windows. */
  timestamp: string;
  /** When it arrived. Left out: when it happened. */
  receivedAt?: string;
  /** The source that it came from. Left out: `src_tracking`, as of all that names no source. */
  sourceId?: string;
  properties?: JsonObject;
  context?: JsonObject;
}

/** A row of a data graph, and the rows that its relationships reach. */
export interface StoredRow {
  properties: JsonObject;
  entities?: StoredRows;
}

/** Rows by the slug of the relationship. */
export type StoredRows = Record<string, StoredRow[]>;

/** Traits as they were until a call changed them: only the ones that it changed, `null` for one that was not there. */
export interface FormerTraits {
  /** ISO 8601 in UTC. */
  until: string;
  traits: JsonObject;
}

/** A profile after identity resolution. */
export interface StoredPerson {
  id: string;
  /** Types of its external ids, such as `user_id`: who has none that an audience asks for is no member (API.md 2.6). */
  idTypes: readonly string[];
  /** A trait with the key of an audience or a computed trait takes the place of what would be computed. */
  traits: JsonObject;
  events: readonly StoredEvent[];
  /** When the first call of theirs arrived. Left out: they have always been there. */
  since?: string;
  /** What calls changed, the latest last. Left out: nothing. */
  formerTraits?: readonly FormerTraits[];
  /** When a call of theirs arrived last. Left out: when their last event did. */
  seenAt?: string;
  entities?: StoredRows;
}

/** An account and the ids of the people who sent a group call for it. */
export interface StoredAccount {
  id: string;
  traits: JsonObject;
  users: readonly string[];
  /** When the first group call for it arrived. Left out: it has always been there. */
  since?: string;
  formerTraits?: readonly FormerTraits[];
  /** When users joined it. Who is not in here always was one. */
  joins?: readonly { user: string; at: string }[];
  entities?: StoredRows;
}

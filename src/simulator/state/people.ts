import type { JsonObject } from "../../values/json.ts";

/** An event as it was received. */
export interface StoredEvent {
  event: string;
  /** When it happened, ISO 8601 in UTC; it decides about windows. */
  timestamp: string;
  /** When it arrived. Left out: when it happened. */
  receivedAt?: string;
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

/** A profile after identity resolution. */
export interface StoredPerson {
  id: string;
  /** Types of its external ids, such as `user_id`: who has none that an audience asks for is no member (API.md 2.6). */
  idTypes: readonly string[];
  /** A trait with the key of an audience or a computed trait takes the place of what would be computed. */
  traits: JsonObject;
  events: readonly StoredEvent[];
  /** When a call of theirs arrived last. Left out: when their last event did. */
  seenAt?: string;
  entities?: StoredRows;
}

/** An account and the ids of the people who sent a group call for it. */
export interface StoredAccount {
  id: string;
  traits: JsonObject;
  users: readonly string[];
  entities?: StoredRows;
}

import type { JsonObject, JsonValue } from "../values/json.ts";

/** Something that a person did. Pages and screens are events, too: `Page Viewed` and `Screen Viewed`. */
export interface TimedEvent {
  readonly event: string;
  /** The event's `timestamp`, in milliseconds since 1970; it decides about windows. */
  readonly timestampMs: number;
  /** When Segment received it. Left out: when it happened. */
  readonly receivedMs?: number;
  readonly properties: JsonObject;
  readonly context: JsonObject;
  /** The id of the source it came from. Left out: not known. */
  readonly source?: string;
  /** How often it happened, each time at this instant and with all that is said here. Left out: once. */
  readonly times?: number;
}

/** A row of a data graph, and the rows that its relationships reach, by slug. */
export interface EntityRow {
  readonly properties: JsonObject;
  readonly entities: EntityRows;
}

/** Rows by the slug of the relationship that reaches them. */
export type EntityRows = Readonly<Record<string, readonly EntityRow[]>>;

/**
 * A profile, after identity resolution. What `null` says is not there. Memberships of audiences and values of computed
 * traits are traits by their keys.
 */
export interface Person {
  readonly traits: TraitValues;
  readonly events: readonly TimedEvent[];
  readonly entities: EntityRows;
}

/** Nobody in particular, of whom nothing is known. */
export const nobody: Person = { traits: {}, events: [], entities: {} };

/** An account with all who sent a group call for it. */
export interface Account {
  readonly traits: TraitValues;
  readonly users: readonly Person[];
  readonly entities: EntityRows;
}

/** Traits by key. A value that is not certain says so. */
export type TraitValues = Readonly<Record<string, JsonValue | UncertainTrait>>;

/** A trait that is one of several values, and why it is not known which. `undefined` among them: it may be absent. */
export class UncertainTrait {
  readonly candidates: readonly (JsonValue | undefined)[];
  readonly because: string;

  constructor(candidates: readonly (JsonValue | undefined)[], because: string) {
    this.candidates = candidates;
    this.because = because;
  }
}

/** Whom a definition is asked about. */
export type Subject =
  | { readonly type: "person"; readonly person: Person }
  | { readonly type: "account"; readonly account: Account };

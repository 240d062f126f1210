import type { EntityRows, Person, Subject, TimedEvent, UncertainTrait } from "../../evaluator/index.ts";
import type { JsonValue } from "../../values/json.ts";
import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredEvent, StoredPerson, StoredRows } from "../state/people.ts";

/** A person or an account at an instant, as queries see it. */
export interface Somebody {
  readonly id: string;
  readonly subject: Subject;
  /** Types of external ids; of an account none. */
  readonly idTypes: readonly string[];
  /** Traits of the subject. What audiences and computed traits say is put in when a query asks for it. */
  readonly traits: Record<string, JsonValue | UncertainTrait>;
  /** Traits that nothing is computed in the place of. */
  readonly stated: ReadonlySet<string>;
  /** Of an account, its users. */
  readonly users: readonly Somebody[];
}

/** Everybody in a space, as far as it had arrived by an instant. */
export interface Everybody {
  people: readonly Somebody[];
  accounts: readonly Somebody[];
}

/** The people and accounts of a space at an instant, in milliseconds since 1970. */
export function everybodyAt(space: SimulatedSpace, atMs: number): Everybody {
  const people = itemsOf(space, "people").map((stored) => personAt(stored, atMs));
  const byId = new Map(people.map((person) => [person.id, person]));
  const accounts = itemsOf(space, "accounts").map(({ id, traits: own, users: ids, entities = {} }): Somebody => {
    const users = ids.flatMap((user) => byId.get(user) ?? []);
    const traits: Somebody["traits"] = { ...own };
    const persons = users.flatMap(({ subject }) => (subject.type === "person" ? [subject.person] : []));
    const account = { traits, users: persons, entities: rowsOf(entities) };
    return { id, subject: { type: "account", account }, idTypes: [], traits, stated: new Set(Object.keys(own)), users };
  });
  return { people, accounts };
}

function personAt({ id, idTypes, traits: own, events, entities = {} }: StoredPerson, atMs: number): Somebody {
  const traits: Somebody["traits"] = { ...own };
  const arrived = events.map(timed).filter(({ timestampMs, receivedMs = timestampMs }) => receivedMs <= atMs);
  const person: Person = { traits, events: arrived, entities: rowsOf(entities) };
  return { id, subject: { type: "person", person }, idTypes, traits, stated: new Set(Object.keys(own)), users: [] };
}

function timed({ event, timestamp, receivedAt, properties = {}, context = {} }: StoredEvent): TimedEvent {
  return {
    event,
    timestampMs: Date.parse(timestamp),
    ...(receivedAt !== undefined && { receivedMs: Date.parse(receivedAt) }),
    properties,
    context,
  };
}

function rowsOf(rows: StoredRows): EntityRows {
  return Object.fromEntries(
    Object.entries(rows).map(([slug, list]) => [
      slug,
      list.map(({ properties, entities = {} }) => ({ properties, entities: rowsOf(entities) })),
    ]),
  );
}

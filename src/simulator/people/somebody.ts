import type { Person, Subject, TimedEvent, UncertainTrait } from "../../evaluator/index.ts";
import type { JsonValue } from "../../values/json.ts";
import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredAccount, StoredPerson } from "../state/people.ts";
import { readEvent, readRows } from "./as-evaluated.ts";
import { traitsAt } from "./former-traits.ts";

/** A person or an account at an instant, as queries see it. */
export interface Somebody {
  readonly type: Subject["type"];
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly subject: Subject;
  /** Types of external ids; of an account none. */
  readonly idTypes: readonly string[];
  /** Traits of the subject. What audiences and computed traits say is put in when a query asks for it. */
  readonly traits: Record<string, JsonValue | UncertainTrait>;
  /** Keys of audiences and computed traits that were put in already, also when they say nothing. */
  readonly fed: Set<string>;
  /** Of an account, its users. */
  readonly users: readonly Somebody[];
}

/** The people and accounts of a space, as they were at any instant. Rows of entities have no past: they are as they are now. */
export class Everybody {
  readonly people: ReadonlyMap<string, StoredPerson>;
  readonly accounts: ReadonlyMap<string, StoredAccount>;
  readonly #events = new Map<StoredPerson, readonly TimedEvent[]>();

  constructor(space: SimulatedSpace) {
    this.people = new Map(itemsOf(space, "people").map((each) => [each.id, each]));
    this.accounts = new Map(itemsOf(space, "accounts").map((each) => [each.id, each]));
  }

  /** Somebody at an instant, in milliseconds since 1970; `undefined` for who was not there yet. */
  at({ type, id }: Pick<Somebody, "type" | "id">, atMs: number): Somebody | undefined {
    return type === "person" ? this.personAt(id, atMs) : this.accountAt(id, atMs);
  }

  /** The person with an id at an instant. */
  personAt(id: string, atMs: number): Somebody | undefined {
    const stored = this.people.get(id);
    if (!stored || isLater(stored.since, atMs)) return undefined;
    const traits: Somebody["traits"] = traitsAt(stored, atMs);
    const events = this.eventsOf(stored).filter(({ timestampMs, receivedMs = timestampMs }) => receivedMs <= atMs);
    const person: Person = { traits, events, entities: readRows(stored.entities) };
    const { idTypes } = stored;
    return {
      type: "person",
      id,
      atMs,
      subject: { type: "person", person },
      idTypes,
      traits,
      fed: new Set(),
      users: [],
    };
  }

  /**
   * The account with an id at an instant.
   *
   * @param personAt Where its users come from, so that they are the same as elsewhere.
   */
  accountAt(
    id: string,
    atMs: number,
    personAt: (id: string) => Somebody | undefined = (user) => this.personAt(user, atMs),
  ): Somebody | undefined {
    const stored = this.accounts.get(id);
    if (!stored || isLater(stored.since, atMs)) return undefined;
    const traits: Somebody["traits"] = traitsAt(stored, atMs);
    const later = new Set((stored.joins ?? []).flatMap(({ user, at }) => (isLater(at, atMs) ? [user] : [])));
    const users = stored.users.flatMap((user) => (later.has(user) ? [] : (personAt(user) ?? [])));
    const persons = users.flatMap(({ subject }) => (subject.type === "person" ? [subject.person] : []));
    const account = { traits, users: persons, entities: readRows(stored.entities) };
    return {
      type: "account",
      id,
      atMs,
      subject: { type: "account", account },
      idTypes: [],
      traits,
      fed: new Set(),
      users,
    };
  }

  /** All events of a person, whenever they arrived. */
  eventsOf(stored: StoredPerson): readonly TimedEvent[] {
    const known = this.#events.get(stored);
    if (known) return known;
    const events = stored.events.map(readEvent);
    this.#events.set(stored, events);
    return events;
  }
}

function isLater(instant: string | undefined, atMs: number): boolean {
  return instant !== undefined && Date.parse(instant) > atMs;
}

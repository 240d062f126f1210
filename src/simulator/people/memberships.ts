import type { SeenTrait } from "../../evaluator/index.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { SimulatedSpace } from "../state.ts";
import { Asker } from "./asker.ts";
import { computationOfAudience, type Asked } from "./computation.ts";
import { isOfAccounts, type StoredComputed } from "./computed.ts";
import { keysOf } from "./keys.ts";
import { Everybody, type Somebody } from "./somebody.ts";

/**
 * Who is in the audiences of a space at an instant. What they refer to is computed for the same instant: how old what Segment
 * has is then is not documented. Who is out of an audience that is referred to was in when its query held at an earlier instant;
 * `entry.ts` says which ones are looked at. Of whom it held before its last edit, nothing is remembered.
 */
export class Memberships {
  readonly #settings: SimulatorSettings;
  readonly #asker: Asker;
  /** People and accounts at the instant, by id. */
  readonly #people = new Map<string, Somebody>();
  readonly #accounts = new Map<string, Somebody>();

  /** @param atMs The instant, in milliseconds since 1970. */
  constructor(space: SimulatedSpace, atMs: number, settings: SimulatorSettings) {
    const everybody = new Everybody(space);
    this.#settings = settings;
    this.#asker = new Asker(everybody, keysOf(space), settings, atMs);
    for (const id of everybody.people.keys()) addTo(this.#people, everybody.personAt(id, atMs));
    for (const id of everybody.accounts.keys())
      addTo(
        this.#accounts,
        everybody.accountAt(id, atMs, (user) => this.#people.get(user)),
      );
  }

  /** The ids of the members, in the order of the space; nobody where the query cannot be read. */
  membersOf(audience: Asked): string[] {
    const computation = computationOfAudience(audience, this.#settings);
    const asked = audience.audienceType === "ACCOUNTS" ? this.#accounts : this.#people;
    const counts = { true: true, false: false, unknown: this.#settings.undecidedMembers === "in" };
    return [...asked.values()].flatMap((each) =>
      counts[`${this.#asker.ask(computation, each).truth}`] ? [each.id] : [],
    );
  }

  /** What queries see of an audience or a computed trait, of everybody of whom it says something or may do so. */
  seenOf(stored: StoredComputed): { id: string; seen: Exclude<SeenTrait, undefined> }[] {
    const asked = isOfAccounts(stored) ? this.#accounts : this.#people;
    return [...asked.values()].flatMap((each) => {
      const seen = this.#asker.traitOf(stored, each);
      return seen === undefined ? [] : [{ id: each.id, seen }];
    });
  }
}

function addTo(all: Map<string, Somebody>, somebody: Somebody | undefined): void {
  if (somebody) all.set(somebody.id, somebody);
}

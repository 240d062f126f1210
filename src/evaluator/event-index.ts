import { groupBy } from "../values/group-by.ts";
import type { Account, Person, TimedEvent } from "./person.ts";

/** Events in the order in which they were given, found by name without regard to capital letters. */
export interface EventIndex {
  readonly all: readonly TimedEvent[];
  readonly byName: ReadonlyMap<string, readonly TimedEvent[]>;
  /** Of an account: who did the events of a name, in the same order. */
  readonly usersByName?: ReadonlyMap<string, readonly Person[]>;
}

const ofPersons = new WeakMap<Person, EventIndex>();
const ofAccounts = new WeakMap<Account["users"], EventIndex>();

/** The events of a person, indexed once. */
export function eventsOfPerson(person: Person): EventIndex {
  return remembered(ofPersons, person, () => indexEvents(person.events));
}

/** The events of all users together. */
export function eventsOfUsers(users: Account["users"]): EventIndex {
  return remembered(ofAccounts, users, () => ({
    ...indexEvents(users.flatMap(({ events }) => events)),
    usersByName: usersByEvent(users),
  }));
}

function indexEvents(all: readonly TimedEvent[]): EventIndex {
  return { all, byName: groupBy(all, nameOfEvent) };
}

function usersByEvent(users: Account["users"]): ReadonlyMap<string, readonly Person[]> {
  const acts = users.flatMap((user) => user.events.map((event) => ({ name: nameOfEvent(event), user })));
  return new Map([...groupBy(acts, ({ name }) => name)].map(([name, group]) => [name, group.map(({ user }) => user)]));
}

function nameOfEvent({ event }: TimedEvent): string {
  return event.toLowerCase();
}

function remembered<Owner extends object>(
  known: WeakMap<Owner, EventIndex>,
  owner: Owner,
  index: () => EventIndex,
): EventIndex {
  const before = known.get(owner);
  if (before) return before;
  const made = index();
  known.set(owner, made);
  return made;
}

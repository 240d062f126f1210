import { groupBy } from "../values/group-by.ts";
import type { Account, Person, TimedEvent } from "./person.ts";

/** Events in the order in which they were given, found by name without regard to capital letters. */
export interface EventIndex {
  readonly all: readonly TimedEvent[];
  readonly byName: ReadonlyMap<string, readonly TimedEvent[]>;
}

const ofPersons = new WeakMap<Person, EventIndex>();
const ofAccounts = new WeakMap<Account["users"], EventIndex>();

/** The events of a person, indexed once. */
export function eventsOfPerson(person: Person): EventIndex {
  return remembered(ofPersons, person, () => person.events);
}

/** The events of all users together. */
export function eventsOfUsers(users: Account["users"]): EventIndex {
  return remembered(ofAccounts, users, () => users.flatMap((user) => user.events));
}

function remembered<Owner extends object>(
  known: WeakMap<Owner, EventIndex>,
  owner: Owner,
  read: () => readonly TimedEvent[],
): EventIndex {
  const before = known.get(owner);
  if (before) return before;
  const all = read();
  const index = { all, byName: groupBy(all, ({ event }) => event.toLowerCase()) };
  known.set(owner, index);
  return index;
}

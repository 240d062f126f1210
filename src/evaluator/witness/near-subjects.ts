import type { QueryNode } from "../../query/index.ts";
import { nobody, type Person, type Subject } from "../person.ts";
import type { Search } from "./choose-values.ts";
import { nearPeople } from "./near-people.ts";
import { shareTraits } from "./share-traits.ts";

/**
 * Everybody who is like somebody but for one thing: another value, an event more or less, another time. What reads best comes
 * first. The same every time.
 *
 * @param tree A query whose events and rows may be added.
 */
export function nearSubjects(subject: Subject, tree: QueryNode, search: Search): Subject[] {
  const near = (person: Person): Person[] => nearPeople(person, tree, search);
  if (subject.type === "person") return near(subject.person).map((person) => ({ type: "person", person }));
  const { account } = subject;
  const changed = near({ ...nobody, traits: account.traits, entities: account.entities }).filter(
    ({ events }) => events.length === 0,
  );
  const own = changed.map(({ traits, entities }) => ({ ...account, traits, entities }));
  const shared = changed.map(({ traits, entities }) => ({ ...shareTraits(account, traits), entities }));
  const { users } = account;
  const others = [
    ...users.flatMap((user, at) => near(user).map((each) => users.with(at, each))),
    ...users.map((_, at) => users.toSpliced(at, 1)),
    [...users, nobody],
    ...near(nobody).map((each) => [...users, each]),
  ];
  return [...own, ...others.map((each) => ({ ...account, users: each })), ...shared].map((each) => ({
    type: "account",
    account: each,
  }));
}

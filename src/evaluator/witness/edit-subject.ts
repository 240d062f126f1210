import { printQuery, type QueryNode } from "../../query/index.ts";
import { nobody, type Account, type Person, type Subject, type TraitValues } from "../person.ts";
import type { Search } from "./choose-values.ts";
import { distanceTo } from "./distance.ts";
import { editPerson, editTraitsWithin } from "./edit-person.ts";
import { shareTraits } from "./share-traits.ts";

/** A query and the answer that is wanted of it. */
export interface Goal {
  readonly tree: QueryNode;
  readonly wanted: boolean;
}

/**
 * Somebody changed by chance on the way to a goal: at one of the conditions that stand in its way.
 *
 * @param shared The conditions that both queries have, printed. Where one of several is enough, the others come first.
 */
export function editSubject(goal: Goal, subject: Subject, search: Search, shared: ReadonlySet<string>): Subject {
  const { tree, wanted } = goal;
  if (tree.type === "not") return editSubject({ tree: tree.operand, wanted: !wanted }, subject, search, shared);
  if (tree.type === "and" || tree.type === "or") {
    const goals = tree.operands.map((operand) => ({ tree: operand, wanted }));
    return editSubject(
      pickGoal(goals, (tree.type === "and") === wanted, subject, search, shared),
      subject,
      search,
      shared,
    );
  }
  if (tree.type === "any" || tree.type === "all") {
    if (subject.type === "person") return subject;
    const asked = { tree: tree.operand, wanted };
    const users = editUsers(asked, subject.account.users, search, shared);
    return { type: "account", account: { ...subject.account, users } };
  }
  if (tree.type !== "chain") return subject;
  if (subject.type === "person") return { type: "person", person: editPerson(tree, wanted, subject.person, search) };
  const { account } = subject;
  if (tree.head.name === "event") {
    const own = editTraitsWithin(tree, account.traits, search);
    if (own) return { type: "account", account: editTraits(account, own, search) };
    const users = changeOneUser(account.users, search, (user) => editPerson(tree, wanted, user, search));
    return { type: "account", account: { ...account, users } };
  }
  const { traits, entities } = editPerson(tree, wanted, { ...account, events: [] }, search);
  return { type: "account", account: { ...editTraits(account, traits, search), entities } };
}

/** Whose trait is asked outside of ANY and ALL is open (API.md 4.9): mostly users and account have the same. */
function editTraits(account: Account, traits: TraitValues, search: Search): Account {
  const chance = search.random.next();
  if (chance < 0.7) return shareTraits(account, traits);
  if (chance < 0.85) return { ...account, traits };
  return { ...account, users: changeOneUser(account.users, search, (user) => ({ ...user, traits })) };
}

/** One user of an account changed, or now and then one more: what holds of one user need not hold of all. */
function changeOneUser(
  users: readonly Person[],
  { random }: Search,
  change: (user: Person) => Person,
): readonly Person[] {
  if (users.length === 0 || random.next() < 0.15) return [...users, change(nobody)];
  const at = Math.floor(random.next() * users.length);
  return users.map((user, index) => (index === at ? change(user) : user));
}

function pickGoal(
  goals: readonly Goal[],
  all: boolean,
  subject: Subject,
  search: Search,
  shared: ReadonlySet<string>,
): Goal {
  const { random, circumstances } = search;
  const open = all
    ? goals.filter(({ tree, wanted }) => distanceTo(tree, wanted, subject, circumstances) > 0)
    : goals.filter(({ tree }) => !shared.has(printQuery(tree, "line")));
  return random.pick(open.length > 0 && random.next() < 0.85 ? open : goals);
}

/** The users of an account: one more, one less, or one changed towards what ANY or ALL asks. */
function editUsers(goal: Goal, users: readonly Person[], search: Search, shared: ReadonlySet<string>): Person[] {
  const { random, circumstances } = search;
  const people = { ...search, circumstances: { ...circumstances, type: "USERS" as const } };
  const edit = (person: Person): Person => {
    const edited = editSubject(goal, { type: "person", person }, people, shared);
    return edited.type === "person" ? edited.person : person;
  };
  const chance = random.next();
  if (users.length === 0 || chance < 0.25) return [...users, edit(nobody)];
  const at = Math.floor(random.next() * users.length);
  if (chance < 0.4) return users.filter((_, index) => index !== at);
  return users.map((user, index) => (index === at ? edit(user) : user));
}

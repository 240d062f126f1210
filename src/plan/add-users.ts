import type { LiveResource } from "../resources/resource.ts";
import { compareText } from "../values/compare-text.ts";
import { countedMembers } from "./change/counted-members.ts";
import type { Change, ConnectedDestination, ObjectUser } from "./generated/plan.ts";
import type { KeyUsers } from "./order/key-users.ts";

/** What users are told with. */
export interface Around {
  users: KeyUsers;
  nameOf: (user: LiveResource) => string;
  /** Where each live audience is connected to, by its id. */
  destinations: ReadonlyMap<string, readonly ConnectedDestination[]>;
}

/**
 * Adds the live objects whose queries use the key, and those that use it through them. One that a reference in a manifest names
 * already has the same name here.
 */
export function addUsers(change: Change, around: Around): Change {
  const [direct = [], ...further] = findUsers(change, around.users);
  if (direct.length === 0) return change;
  const users = told(direct, around);
  const indirectUsers = further.flatMap((step) => told(step, around));
  const dependents = new Set([...change.impact.dependents, ...users.map(({ dependent }) => dependent)]);
  return {
    ...change,
    impact: {
      ...change.impact,
      dependents: [...dependents].toSorted(compareText),
      users,
      ...(indirectUsers.length > 0 && { indirectUsers }),
    },
  };
}

/** A live object that uses another one. */
interface User {
  object: LiveResource;
  /** Left out: the object itself is used. */
  through?: LiveResource;
}

/** The users of an object, then those of its users, and so on; each once, and never the object. */
function findUsers({ id, key }: Change, users: KeyUsers): User[][] {
  const direct = (key === undefined ? [] : (users.get(key) ?? [])).filter((user) => user.id !== id);
  return userSteps(direct, users, id);
}

/** Those who use something first, then those who use these, and so on; each once, and never the object with the id. */
function userSteps(first: readonly LiveResource[], users: KeyUsers, id?: string): User[][] {
  const steps: User[][] = [];
  const seen = new Set([id, ...first.map((object) => object.id)]);
  const usersOf = (used: string | undefined, through: LiveResource): User[] =>
    (used === undefined ? [] : (users.get(used) ?? [])).flatMap((object) => {
      if (seen.has(object.id)) return [];
      seen.add(object.id);
      return [{ object, through }];
    });
  for (
    let step: User[] = first.map((object) => ({ object }));
    step.length > 0;
    step = step.flatMap(({ object }) => usersOf(object.key, object))
  )
    steps.push(step);
  return steps;
}

/** Live objects with whoever uses them, itself or through others, as a plan tells them: the nearest first. */
export function toldWithUsers(first: readonly LiveResource[], around: Around): ObjectUser[] {
  return userSteps(first, around.users).flatMap((step) => told(step, around));
}

/** Live objects with whoever uses them, itself or through others: each once. */
export function withTheirUsers(first: readonly LiveResource[], users: KeyUsers): LiveResource[] {
  return userSteps(first, users)
    .flat()
    .map(({ object }) => object);
}

function told(users: readonly User[], { nameOf, destinations }: Around): ObjectUser[] {
  const byName = new Map(
    users.map(({ object, through }): [string, ObjectUser] => {
      const { id, kind, name, facts, spec } = object;
      const connected = destinations.get(id);
      const dependent = nameOf(object);
      const user = {
        dependent,
        ...(through && { through: nameOf(through) }),
        kind,
        name,
        ...countedMembers(facts.members, spec),
        ...(connected && { destinations: [...connected] }),
      };
      return [dependent, user];
    }),
  );
  return [...byName.values()].toSorted((one, other) => compareText(one.dependent, other.dependent));
}

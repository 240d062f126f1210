import { isChange } from "../change/is-change.ts";
import { isOwnedBy, type OwnerWithHistory } from "../../resources/ownership.ts";
import { addToGroup } from "../../values/group-by.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { describe } from "../match/marker-notes.ts";
import type { Change } from "../generated/plan.ts";

/** Which live objects use which key in their queries, as the space is now. */
export type KeyUsers = ReadonlyMap<string, readonly LiveResource[]>;

/**
 * Reads every live query once. The API can list the users of one audience at a time, at 25 requests a minute and without
 * traits (API.md 2.10); what was read for the plan anyway says it all.
 */
export function findKeyUsers(live: readonly LiveResource[]): KeyUsers {
  const users = new Map<string, LiveResource[]>();
  for (const object of live)
    for (const key of kindOf(object.kind).keysUsed(object.spec)) {
      if (key !== object.key) addToGroup(users, key, object);
    }
  return users;
}

/** What is left of the users of an object's key when the plan is done, and which changes get rid of the others. */
export interface RemainingUsers {
  staying: LiveResource[];
  /** Addresses of the changes that stop using the key, and so have to come first. */
  leaving: string[];
}

/** Sorts the users of the key of an object that goes away. */
export function remainingUsers(
  { key }: Change,
  users: KeyUsers,
  changeById: ReadonlyMap<string, Change>,
): RemainingUsers {
  const result: RemainingUsers = { staying: [], leaving: [] };
  for (const user of key === undefined ? [] : (users.get(key) ?? [])) {
    const change = changeById.get(user.id);
    if (change && stopsUsing(change, key ?? "")) result.leaving.push(change.address);
    else result.staying.push(user);
  }
  return result;
}

/** The keys that a change's query names and did not name before. */
export function startsUsing({ kind, action, before, after }: Change): string[] {
  if (after === null || action === "delete" || action === "forget" || !isChange({ action })) return [];
  const known = new Set(action === "replace" ? [] : kindOf(kind).keysUsed(before ?? {}));
  return kindOf(kind)
    .keysUsed(after)
    .filter((key) => !known.has(key));
}

/** The changes that concern a live object, by its id. */
export function indexById(changes: readonly Change[]): Map<string, Change> {
  return new Map(changes.flatMap((change) => (change.id === undefined ? [] : [[change.id, change]])));
}

/** How a user of a key is called in a report: by its address when it is this project's, else by name and id. */
export function nameUser(user: LiveResource, owner: OwnerWithHistory): string {
  const { ownership } = user;
  return typeof ownership === "object" && isOwnedBy(ownership, owner)
    ? addressOf(kindOf(user.kind), ownership.name)
    : describe(user);
}

/** Whether a query names a key before a change and not after it. */
export function stopsUsing(change: Change, key: string): boolean {
  if (change.action === "delete") return true;
  if (change.action === "forget" || change.after === null) return false;
  const before = kindOf(change.kind).keysUsed(change.before ?? {});
  return before.includes(key) && !kindOf(change.kind).keysUsed(change.after).includes(key);
}

import { kindOf } from "../../resources/kinds.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { startsUsing, type KeyUsers } from "./key-users.ts";

/**
 * The changes that have to stop using keys before this one may start to use its own: as long as they do, the API would
 * see a circle that is none when all is done.
 *
 * @param ownerOfKey The live object that has a key.
 */
export function changesToWaitFor(
  change: Change,
  users: KeyUsers,
  ownerOfKey: ReadonlyMap<string, LiveResource>,
  changeById: ReadonlyMap<string, Change>,
): Address[] {
  if (change.key === undefined || change.after === null || change.action === "forget") return [];
  const upstream = new Map((users.get(change.key) ?? []).map((user) => [user.id, user]));
  const usesNow = startsUsing(change);
  if (upstream.size === 0 || usesNow.length === 0) return [];
  // A map grows while it is walked: whoever uses the key of one found so far is found, too.
  for (const { key } of upstream.values())
    for (const user of key === undefined ? [] : (users.get(key) ?? [])) upstream.set(user.id, user);
  if (!usesNow.some((key) => upstream.has(ownerOfKey.get(key)?.id ?? ""))) return [];
  const keys = new Set([change.key, ...[...upstream.values()].flatMap(({ key }) => key ?? [])]);
  return [...upstream.keys()].flatMap((id) => {
    const other = changeById.get(id);
    if (!other || other.address === change.address || other.action === "forget") return [];
    const before = kindOf(other.kind).keysUsed(other.before ?? {});
    const after = new Set(kindOf(other.kind).keysUsed(other.after ?? {}));
    return before.some((key) => keys.has(key) && !after.has(key)) ? [other.address] : [];
  });
}

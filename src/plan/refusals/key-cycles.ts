import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { describe } from "../match/claim-markers.ts";
import type { Change } from "../generated/plan.ts";
import { indexById, startsUsing, type KeyUsers } from "../order/key-users.ts";
import { orderByRequirements, type Ordered } from "../order/order-by-requirements.ts";
import { placeOf } from "../place.ts";
import { predictedKey, renames } from "./name-collisions.ts";

/**
 * Refuses a plan that would end in queries which use each other's keys in a circle, as the API does (API.md 2.10). A
 * reference between manifests is not the only way to make one: a key can be written out, too. A circle that is live
 * already is none of the plan's making.
 */
export function refuseKeyCycles(
  changes: readonly Change[],
  live: readonly LiveResource[],
  references: ReadonlyMap<Address, readonly Address[]>,
): Diagnostic[] {
  const nodes = nodesAfter(changes, live);
  const ownerOf = new Map(nodes.flatMap(({ address, key }) => (key === undefined ? [] : [[key, address]])));
  const order = orderByRequirements(
    nodes.map(({ address, uses }): Ordered => {
      const byKey = uses.flatMap((key) => ownerOf.get(key) ?? []);
      return { address, requires: [...new Set([...byKey, ...(references.get(address) ?? [])])] };
    }),
  );
  const change =
    order.type === "cycle" && changes.find((each) => order.path.includes(each.address) && startsUsing(each).length > 0);
  if (order.type !== "cycle" || !change) return [];
  const message = `the queries of ${order.path.join(" → ")} would use each other's keys in a circle`;
  const hint = "break the circle at one place; if another trait of that key is meant, choose another display name";
  return [{ code: "plan-cycle", severity: "error", message, hint, ...placeOf(change) }];
}

/** Every object as it will be, by what people call it, with its key and the keys that it uses. */
function nodesAfter(
  changes: readonly Change[],
  live: readonly LiveResource[],
): { address: string; key: string | undefined; uses: readonly string[] }[] {
  const changeById = indexById(changes);
  const staying = live.flatMap((object) => {
    const change = changeById.get(object.id);
    if (change?.action === "delete" || change?.action === "replace") return [];
    const edited = change?.after && change.action !== "forget" ? change.after : undefined;
    const uses = kindOf(object.kind).keysUsed(edited?.["definition"] === undefined ? object.spec : edited);
    return [{ address: change?.address ?? describe(object), key: object.key, uses }];
  });
  const coming = changes
    .filter(({ action }) => action === "create" || action === "replace")
    .map((change) => ({
      address: change.address,
      // A replacement under another name gets the key of that name, not the one that its predecessor had.
      key: renames(change) ? predictedKey(change) : (change.key ?? predictedKey(change)),
      uses: kindOf(change.kind).keysUsed(change.after ?? {}),
    }));
  return [...staying, ...coming];
}

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

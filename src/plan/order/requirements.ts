import { countsForSpace, mostPerSpace, type Quotas } from "../../resources/most-per-space.ts";
import { addToGroup } from "../../values/group-by.ts";
import { compareText } from "../../values/compare-text.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { Address, DeclaredResource, LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { changesToWaitFor } from "./changes-to-wait-for.ts";
import { indexById, remainingUsers, type KeyUsers } from "./key-users.ts";
import { findAside, warnOfAside } from "./step-aside.ts";
import { requirementsOfParts } from "./part-requirements.ts";
import { namespaceOf, predictedKey, renames, takesKey, takesName } from "../change/names-and-keys.ts";

/*
 * The order of changes. What goes, goes from its users to what they use; what comes, comes the other way round. In
 * between names, keys and places become free.
 *
 *   delete     activation ──► destination ──► audience that uses a key ──► audience or trait that has it
 *                                  │
 *                                  ▼
 *              names, keys and the places of a full space are free
 *                                  │
 *                                  ▼
 *   create     trait or audience that has a key ──► audience that uses it ──► destination ──► activation
 *
 * Display names that go round in a circle: one object of it gets a temporary name first; see `step-aside.ts`.
 *
 * One by one, what is before an arrow is done before what is behind it. A `replace` is a `delete` and a `create` at once
 * and stands in both halves, an `adopt` is an `update`.
 *
 *   create the owner of a key ──▶ create, update what starts to use it
 *   replace the owner of a key ──▶ update what goes on to use it
 *   update, delete the last user of a key ──▶ delete its owner
 *   update a user that stops to use a key ──▶ replace its owner
 *   update a user that stops to use a key ──▶ update its owner that starts to use the user's
 *   delete, replace, rename the holder of a name ──▶ create, rename what takes the name
 *   delete the holder of a key ──▶ create what gets the key
 *   delete an object of a full space ──▶ create another of its kind
 *   adopt, update, create the parent ──▶ create, update its part
 *   delete a part ──▶ delete its parent
 *   delete a part ──▶ create another of its kind beside it
 */

/** The changes with `requires` filled in: what each has to wait for. */
export function addRequirements(
  changes: readonly Change[],
  references: ReadonlyMap<Address, readonly Address[]>,
  { live, users, quotas }: { live: readonly LiveResource[]; users: KeyUsers; quotas: Quotas },
): Change[] {
  const changeById = indexById(changes);
  const makesKey = new Set(
    changes.filter(({ action }) => action === "create" || action === "replace").map(({ address }) => address),
  );
  const holders = holdersOfSlots(changes);
  const aside = findAside(changes);
  const ofParts = requirementsOfParts(changes);
  const ofSpace = requirementsOfSpace(changes, live, quotas);
  const ownerOfKey = new Map(live.flatMap((object) => (object.key === undefined ? [] : [[object.key, object]])));
  return changes.map((change) => {
    const named = references.get(change.address) ?? [];
    const requires = new Set([
      ...named.filter((address) => makesKey.has(address)),
      ...ofParts(change),
      ...ofSpace(change),
    ]);
    // A display name and a key have to be free before another object takes them.
    for (const slot of slotsTaken(change))
      for (const holder of holders.get(slot) ?? [])
        if (holder !== change.address && aside.get(holder)?.for !== change.address) requires.add(holder);
    // What is deleted must not be used any more.
    if (change.action === "delete" || change.action === "replace")
      for (const address of remainingUsers(change, users, changeById).leaving)
        if (change.action === "delete" || !(references.get(address) ?? []).includes(change.address))
          requires.add(address);
    for (const address of changesToWaitFor(change, users, ownerOfKey, changeById)) requires.add(address);
    const stepsAside = aside.get(change.address);
    return {
      ...change,
      requires: [...requires].toSorted(compareText),
      ...(stepsAside && { aside: stepsAside, warnings: [...change.warnings, warnOfAside(change, stepsAside)] }),
    };
  });
}

/** For each declared resource, the addresses that its texts name. */
export function referencedAddresses(desired: readonly DeclaredResource[]): Map<Address, Address[]> {
  return new Map(
    desired.map(({ address, references }) => [address, [...new Set(references.map((each) => each.address))]]),
  );
}

/** For each address that texts name, the addresses whose texts do. */
export function dependentsByAddress(references: ReadonlyMap<Address, Address[]>): Map<Address, Address[]> {
  const inverted = new Map<Address, Address[]>();
  for (const [from, targets] of references) for (const target of targets) addToGroup(inverted, target, from);
  return inverted;
}

/** Where a space holds only so many objects of a kind, new ones wait until there is room. */
function requirementsOfSpace(
  changes: readonly Change[],
  live: readonly LiveResource[],
  quotas: Quotas,
): (change: Change) => readonly Address[] {
  return ({ kind, action, after }) => {
    const most = mostPerSpace(kindOf(kind), quotas);
    if (action !== "create" || most === undefined || !countsForSpace(kind, after)) return [];
    const alike = changes.filter((other) => other.kind === kind && countsForSpace(kind, other.after ?? other.before));
    const coming = alike.filter((other) => other.action === "create").length;
    const present = live.filter((object) => object.kind === kind && countsForSpace(kind, object.spec)).length;
    if (present + coming <= most) return [];
    return alike.filter((other) => other.action === "delete").map(({ address }) => address);
  };
}

/** Which changes set a display name or a key free, by the name or key. */
function holdersOfSlots(changes: readonly Change[]): Map<string, Address[]> {
  const holders = new Map<string, Address[]>();
  for (const change of changes) for (const slot of slotsFreed(change)) addToGroup(holders, slot, change.address);
  return holders;
}

function slotsFreed(change: Change): string[] {
  if (namespaceOf(change) === undefined) return [];
  const goes = change.action === "delete" || change.action === "replace";
  return [
    ...(goes || renames(change) ? [slotOf(change, "name", change.before?.["name"])] : []),
    ...(goes && change.key !== undefined ? [slotOf(change, "key", change.key)] : []),
  ];
}

function slotsTaken(change: Change): string[] {
  return [
    ...(takesName(change) ? [slotOf(change, "name", change.name)] : []),
    ...(takesKey(change) ? [slotOf(change, "key", predictedKey(change))] : []),
  ];
}

/** A name or key within its namespace, as a key for a map. */
function slotOf(change: Change, what: "name" | "key", value: unknown): string {
  return JSON.stringify([namespaceOf(change), what, value]);
}

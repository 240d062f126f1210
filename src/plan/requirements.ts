import type { Address, DesiredResource } from "../resources/resource.ts";
import type { Change } from "./generated/plan.ts";
import { indexById, remainingUsers, type KeyUsers } from "./key-users.ts";
import { renames } from "./twins.ts";

/** The changes with `requires` filled in: what each has to wait for. */
export function addRequirements(
  changes: readonly Change[],
  desired: readonly DesiredResource[],
  users: KeyUsers,
): Change[] {
  const changeById = indexById(changes);
  const references = referencedAddresses(desired);
  const makesKey = new Set(
    changes.filter(({ action }) => action === "create" || action === "replace").map(({ address }) => address),
  );
  const freedNames = new Map(
    changes.filter(freesName).map((change) => [nameSlot(change.kind, change.before?.["name"]), change.address]),
  );
  return changes.map((change) => {
    const requires = new Set((references.get(change.address) ?? []).filter((address) => makesKey.has(address)));
    // A display name has to be free before another object takes it.
    const holder = takesName(change) ? freedNames.get(nameSlot(change.kind, change.name)) : undefined;
    if (holder !== undefined && holder !== change.address) requires.add(holder);
    // What is deleted must not be used any more.
    if (change.action === "delete")
      for (const address of remainingUsers(change, users, changeById).leaving) requires.add(address);
    return { ...change, requires: [...requires].toSorted((a, b) => (a < b ? -1 : 1)) };
  });
}

/** For each declared resource, the addresses that its texts name. */
export function referencedAddresses(desired: readonly DesiredResource[]): Map<Address, Address[]> {
  return new Map(
    desired.map(({ address, references }) => [address, [...new Set(references.map((each) => each.address))]]),
  );
}

/** A display name within its kind, as a key for a map. */
function nameSlot(kind: string, name: unknown): string {
  return JSON.stringify([kind, name]);
}

function freesName(change: Change): boolean {
  return change.action === "delete" || change.action === "replace" || renames(change);
}

function takesName(change: Change): boolean {
  return change.action === "create" || renames(change);
}

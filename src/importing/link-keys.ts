import { kindOf } from "../resources/kinds.ts";
import type { Address, LiveResource } from "../resources/resource.ts";
import type { AddressOfKey } from "../resources/write-query.ts";

/** A live object with the address that it gets, or has. */
export interface AddressedObject {
  address: Address;
  live: LiveResource;
}

/**
 * Which keys become references in the query of which imported object. A key that two live objects share says nothing,
 * and objects that use each other in a circle keep the keys, because references must not go round.
 *
 * @param managed Objects with manifests of their own already. They never refer to what is imported.
 * @param live Everything in the space.
 */
export function linkKeys(
  imported: readonly AddressedObject[],
  managed: readonly AddressedObject[],
  live: readonly LiveResource[],
): (from: Address) => AddressOfKey {
  const holders = new Map<string, number>();
  for (const { key = "" } of live) holders.set(key, (holders.get(key) ?? 0) + 1);
  const addresses = new Map<string, Address>();
  for (const { address, live } of [...managed, ...imported])
    if (live.key !== undefined && live.key !== "" && holders.get(live.key) === 1) addresses.set(live.key, address);

  const uses = new Map<Address, Address[]>();
  for (const { address, live } of imported)
    uses.set(
      address,
      kindOf(live.kind)
        .keysUsed(live.spec)
        .flatMap((key) => addresses.get(key) ?? []),
    );
  const reaches = reachability(uses);
  return (from) => (key) => {
    const to = addresses.get(key);
    return to === undefined || reaches(to, from) ? undefined : to;
  };
}

/** Whether one can get from an address to another along the uses; every address reaches itself. */
function reachability(uses: ReadonlyMap<Address, readonly Address[]>): (from: Address, to: Address) => boolean {
  const known = new Map<Address, Set<Address>>();
  return (from, to) => {
    const seen = known.get(from) ?? new Set([from]);
    // A set grows while it is walked through, so this visits what it finds on the way.
    if (!known.has(from)) for (const address of seen) for (const next of uses.get(address) ?? []) seen.add(next);
    known.set(from, seen);
    return seen.has(to);
  };
}

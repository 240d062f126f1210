import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";
import type { World } from "../world.ts";
import { Memberships, type Asked } from "./memberships.ts";

/** What a reading of members hangs on: as long as it is the same, so are they. */
const known = new WeakMap<SimulatedSpace, { basis: readonly unknown[]; memberships: Memberships }>();

/**
 * The ids of the members of an audience at an instant; `undefined` where the space holds nobody, so that nothing can be
 * evaluated, and for audiences whose members are rows of an entity.
 *
 * @param atMs In milliseconds since 1970.
 */
export function membersAt(
  audience: Asked & { targetEntity?: string | null | undefined },
  space: SimulatedSpace,
  atMs: number,
  { settings }: Pick<World, "settings">,
): string[] | undefined {
  const [people, accounts] = [itemsOf(space, "people"), itemsOf(space, "accounts")];
  if (people.length + accounts.length === 0) return undefined;
  if (audience.audienceType === "LINKED" && (audience.targetEntity ?? "profile") !== "profile") return undefined;
  const { undecidedMembers } = settings;
  const basis = [people, accounts, space.audiences, space.traits, atMs, undecidedMembers];
  const before = known.get(space);
  if (before && basis.every((each, index) => each === before.basis[index]))
    return before.memberships.membersOf(audience);
  const memberships = new Memberships(space, atMs, undecidedMembers);
  known.set(space, { basis, memberships });
  return memberships.membersOf(audience);
}

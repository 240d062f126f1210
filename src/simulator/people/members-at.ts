import { itemsOf } from "../collections.ts";
import type { SimulatorSettings } from "../settings.ts";
import { peopleSettingRows } from "../settings/people-settings.ts";
import type { SimulatedSpace } from "../state.ts";
import type { World } from "../world.ts";
import { holdsRows, type Asked } from "./computation.ts";
import { Memberships } from "./memberships.ts";

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
  if (itemsOf(space, "people").length + itemsOf(space, "accounts").length === 0) return undefined;
  if (holdsRows(audience)) return undefined;
  return membershipsAt(space, atMs, settings).membersOf(audience);
}

/** Who is in what at an instant, in milliseconds since 1970; kept as long as nothing that decides it changes. */
export function membershipsAt(space: SimulatedSpace, atMs: number, settings: SimulatorSettings): Memberships {
  const { people, accounts, audiences, traits, formerKeys } = space;
  const decisive = Object.keys(peopleSettingRows).map((name) => settings[name as keyof typeof peopleSettingRows]);
  const basis = [people, accounts, audiences, traits, formerKeys, atMs, ...decisive];
  const before = known.get(space);
  if (before && basis.every((each, index) => each === before.basis[index])) return before.memberships;
  const memberships = new Memberships(space, atMs, settings);
  known.set(space, { basis, memberships });
  return memberships;
}

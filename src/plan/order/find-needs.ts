import type { Address } from "../../resources/resource.ts";
import { isWritten } from "../change/is-change.ts";
import type { Change } from "../generated/plan.ts";

/** A selected change that cannot be made while another one is left out. */
export interface Need {
  change: Change;
  /** What is left out. */
  needed: Change;
  /** Whether it has to come first, or would go on to use the key of what is replaced, which is gone then. */
  role: "first" | "user";
}

/**
 * What changes cannot be made without among those that are left out.
 *
 * @param changes The selected ones, with what each waits for.
 * @param unselected The others, in the same way.
 */
export function findNeeds(
  changes: readonly Change[],
  unselected: readonly Change[],
  references: ReadonlyMap<Address, readonly Address[]>,
): Need[] {
  const pending = new Map(unselected.filter(isWritten).map((change) => [change.address, change]));
  return changes
    .filter(isWritten)
    .flatMap((change) => [
      ...change.requires
        .flatMap((address) => pending.get(address) ?? [])
        .map((needed): Need => ({ change, needed, role: "first" })),
      ...(change.action === "replace" ? unselected : [])
        .filter(({ id, address }) => id !== undefined && references.get(address)?.includes(change.address))
        .map((needed): Need => ({ change, needed, role: "user" })),
    ]);
}

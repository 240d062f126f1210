import { goesWithManifest } from "../plan/change/is-change.ts";
import type { Change } from "../plan/generated/plan.ts";
import { findRenamings } from "../plan/refusals/looks-renamed.ts";
import type { Address } from "../resources/resource.ts";
import type { DriftInput } from "./drift-input.ts";

/** A live object of this project that no manifest declares any more. */
export interface Former {
  /** The address that its marker says. */
  address: Address;
  /** The `metadata.name` in that. */
  name: string;
  /** Its display name and id, in words. */
  object: string;
}

/** What a missing object may be in the space, under the address that it had. */
export interface FoundFormer {
  /** The object that it seems to be. */
  renamedFrom?: Former;
  /** Where it does not seem to be one: those that it may be all the same, since all that tells them apart may have changed. */
  mayBe?: Former[];
}

/**
 * Finds what a missing object was called, where its manifest seems to have been renamed. Whoever removes a manifest of which
 * the object is still there has it deleted by the next apply.
 */
export function formerFinder({
  changes,
  unselectedChanges = [],
}: Pick<DriftInput, "changes" | "unselectedChanges">): (missing: Change) => FoundFormer {
  const all = { changes, allChanges: changes, unselected: unselectedChanges };
  const renamings = new Map(findRenamings(all).map(({ change, old }) => [change.address, old]));
  const going = [...changes, ...unselectedChanges].filter((each) => goesWithManifest(each) && !each.within);
  return ({ address, kind, ownership }) => {
    const old = renamings.get(address);
    const renamedFrom = old && toFormer(old);
    if (renamedFrom?.[0]) return { renamedFrom: renamedFrom[0] };
    // What an apply would not create is not missing for want of a name.
    const mayBe = ownership.after ? going.filter((each) => each.kind === kind).flatMap(toFormer) : [];
    return mayBe.length > 0 ? { mayBe } : {};
  };
}

function toFormer({ address, name, id, ownership }: Change): Former[] {
  const former = ownership.before?.name;
  return former === undefined
    ? []
    : [{ address, name: former, object: `${JSON.stringify(name)}${id === undefined ? "" : ` (${id})`}` }];
}

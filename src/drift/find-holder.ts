import { adoptLine } from "../plan/adopt-line.ts";
import { namespaceOf } from "../plan/change/names-and-keys.ts";
import type { Change } from "../plan/generated/plan.ts";
import { describeHolder } from "../plan/match/describe-holder.ts";
import { isCopy } from "../plan/match/is-copy.ts";
import { describe } from "../plan/match/marker-notes.ts";
import { kindOf } from "../resources/kinds.ts";
import { describeOwner, isOwnedBy } from "../resources/ownership.ts";
import type { AdoptBlock, LiveResource } from "../resources/resource.ts";
import type { DriftInput } from "./drift-input.ts";

/** A live object that may well be the one that is missing. */
export interface Holder {
  /** Its display name and id, in words. */
  object: string;
  /** What it has of the missing one: its name, its key, or what its manifest adopts it by. */
  has: "name" | "key" | "adopted";
  /** Whose it is, a sentence about it. */
  whose: string;
  /** The other project and environment that has it, so that no plan makes a second one. Left out: no other project has it. */
  takenBy?: string;
  /** The line of a manifest that takes it over. Left out: there is one already, or it cannot be taken over. */
  adoptLine?: string;
}

/** A holder with the live object that it is, and whether that may be the missing one without its marker. */
export interface FoundHolder {
  holder: Holder;
  live: LiveResource;
  unmarked: boolean;
}

/**
 * Finds the live object that has what a missing one is known by: what its manifest adopts, its display name, or the key that
 * this gives. Whose it is says why the object is missing.
 */
export function holderFinder({
  owner,
  reading,
  desired,
}: Pick<DriftInput, "owner" | "desired"> & { reading: Pick<DriftInput["reading"], "live"> }): (
  missing: Change,
) => FoundHolder | undefined {
  const adopts = new Map(desired.map(({ address, adopt }) => [address, adopt]));
  const topLevel = reading.live.filter(({ within }) => within.length === 0);
  return ({ address, kind, name }) => {
    const namespace = namespaceOf({ kind });
    const rivals = topLevel.filter((each) => namespaceOf(each) === namespace);
    const expected = kindOf(kind).predictKey(name);
    const ways: [Holder["has"], (object: LiveResource) => boolean][] = [
      ["adopted", (object) => object.kind === kind && isNamedBy(adopts.get(address), object)],
      ["name", (object) => object.name === name],
      ["key", (object) => expected !== "" && object.key === expected],
    ];
    for (const [has, fits] of ways) {
      const object = rivals.find(fits);
      if (!object) continue;
      // Of one key alone, nobody knows whether the same thing is meant.
      const unmarked = object.ownership === undefined && object.kind === kind && has !== "key";
      return {
        holder: {
          object: describe(object),
          has,
          whose: describeHolder(object, owner),
          ...takenBy(object, owner),
          ...(unmarked && has === "name" && { adoptLine: adoptLine(object) }),
        },
        live: object,
        unmarked,
      };
    }
    return undefined;
  };
}

function takenBy(object: LiveResource, owner: DriftInput["owner"]): Pick<Holder, "takenBy"> {
  const { ownership } = object;
  if (ownership === undefined || ownership === "unreadable") return {};
  if (isOwnedBy(ownership, owner) || isCopy(object, ownership)) return {};
  return { takenBy: describeOwner(ownership, owner) };
}

function isNamedBy({ from: _from, ...marks }: AdoptBlock = {}, { id, key, name }: LiveResource): boolean {
  return Object.entries(marks).some(([by, value]) => ({ id, key, name })[by] === value);
}

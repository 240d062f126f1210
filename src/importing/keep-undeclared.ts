import type { Address, DesiredResource } from "../resources/resource.ts";
import type { LeftField } from "./edit-document.ts";

/** What a plan would do to a part of an audience. */
export interface PartChange {
  address: Address;
  kind: string;
  name: string;
  action: string;
  /** What it is part of, the audience first. */
  within?: readonly { address: Address }[];
}

/**
 * Parts that are in the space only, or in the manifest only. Nobody knows who moved, and where in the manifest they belong, and with
 * which secrets, is for a person to say.
 */
export function keepUndeclared(
  changes: readonly PartChange[],
  byAddress: ReadonlyMap<Address, DesiredResource>,
): LeftField[] {
  return changes.flatMap((change): LeftField[] => {
    if (change.action !== "create" && change.action !== "delete") return [];
    const added = change.action === "delete";
    const owner = byAddress.get(added ? (change.within?.[0]?.address ?? "") : change.address);
    if (!owner) return [];
    const what = `${change.kind.toLowerCase()} ${JSON.stringify(change.name)}`;
    return [
      {
        address: added ? owner.address : change.address,
        pointer: "",
        source: owner.source,
        reason: added
          ? `the ${what} is in the space and not in the manifest: added there, or its removal is not applied yet`
          : `the ${what} is not in the space: removed there, or not applied yet`,
        hint: added
          ? "declare it by hand to keep it; an apply would delete it"
          : "take it out by hand if it is not wanted; an apply would create it",
      },
    ];
  });
}

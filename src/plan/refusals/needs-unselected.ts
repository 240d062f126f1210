import { isWritten } from "../change/is-change.ts";
import type { Change } from "../generated/plan.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses a selected change that cannot be made without another one that the selection leaves out. */
export const needsUnselected: RefusalRule = {
  codes: ["plan-needs-unselected"],
  refuse({ changes, unselected, selected }) {
    if (!selected) return [];
    const others = new Map(unselected.filter(isWritten).map((change) => [change.address, change]));
    return changes.filter(isWritten).flatMap((change) => [
      ...change.requires.flatMap((address) => {
        const needed = others.get(address);
        return needed ? [refuseNeed(change, needed, selected.remedyFor(address))] : [];
      }),
      // Whoever goes on to use the key of what is replaced would be left with that of an object which is gone.
      ...(change.action === "replace" ? unselected : [])
        .filter(({ id, requires }) => id !== undefined && requires.includes(change.address))
        .map((user) => refuseUser(change, user, selected.remedyFor(user.address))),
    ]);
  },
};

function refuseNeed(change: Change, { address, action }: Change, remedy: string) {
  return refuse(
    "plan-needs-unselected",
    `${change.address} has to wait for ${address}, which is to be changed first (${action}) and is not selected`,
    remedy,
    change,
  );
}

function refuseUser(change: Change, { address }: Change, remedy: string) {
  return refuse(
    "plan-needs-unselected",
    `${change.address} would be replaced and get another key, and ${address}, which uses its key, is not selected`,
    remedy,
    change,
  );
}

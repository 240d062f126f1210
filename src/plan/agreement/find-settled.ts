import { describeOwner, type Owner } from "../../resources/ownership.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { isAsDeclared, isWithheld } from "../change/is-change.ts";
import type { Change, Plan } from "../generated/plan.ts";

/** Something that an approved plan left out and that nobody has to do any more. */
export interface Settled {
  change: Change;
  /** Why, to follow "nothing to do:". */
  because: string;
}

/**
 * What an approved plan left out and is settled by now: it became as declared, or an object that was not deleted is another
 * project's, nobody's, or gone. A part is settled with its audience.
 *
 * @param now What is declared or owned now, by address.
 */
export function findSettled(
  approved: Pick<Plan, "changes">,
  now: ReadonlyMap<Address, Change>,
  live: readonly LiveResource[],
  owner: Owner,
): Settled[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  const leftOut = new Map(approved.changes.filter(isWithheld).map((change) => [change.address, change]));
  const whyOf = (change: Change): string | undefined => {
    const current = now.get(change.address);
    if (current) return isAsDeclared(current) ? "it is as the manifest declares" : undefined;
    const [outermost] = change.within ?? [];
    const whole = leftOut.get(outermost?.address ?? "");
    if (whole) return whyOf(whole);
    return change.reason === "removed" && !change.within
      ? departureText(objects.get(change.id ?? ""), owner)
      : undefined;
  };
  return [...leftOut.values()].flatMap((change) => {
    const because = whyOf(change);
    return because === undefined ? [] : [{ change, because }];
  });
}

/** Where an object is that no manifest declares and this project does not have. */
function departureText(object: LiveResource | undefined, owner: Owner): string | undefined {
  if (!object) return "it is gone from the space";
  if (object.ownership === undefined) return "it is unmanaged now";
  return object.ownership === "unreadable" ? undefined : `${describeOwner(object.ownership, owner)}, has it now`;
}

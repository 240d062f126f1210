import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { claimMarkers } from "../match/claim-markers.ts";
import { refuseContested } from "./duplicate-markers.ts";
import type { Plan } from "../generated/plan.ts";
import { findKeyUsers, refuseStillUsed } from "../order/key-users.ts";
import { placeOf } from "../place.ts";
import { refuseTwins } from "./name-collisions.ts";

/**
 * What came up in a space since a plan was saved and speaks against one of its changes: somebody uses a key that is to
 * go, took a name that is to be given, or copied a marker. That the object itself is as planned is looked at when it is
 * written; these are about all the others.
 */
export function findObstacles(plan: Plan, live: readonly LiveResource[]): Map<Address, Diagnostic> {
  const standing = live.filter(({ within }) => within.length === 0);
  const { contested } = claimMarkers(plan.project, standing);
  const found = [
    ...refuseContested(plan.changes, contested),
    ...refuseStillUsed(plan.changes, findKeyUsers(live)),
    ...refuseTwins(plan.changes, live),
    ...refuseLostParents(plan, standing),
  ];
  return new Map(found.flatMap((finding) => (finding.address === undefined ? [] : [[finding.address, finding]])));
}

/** Parts carry no marker: they may be touched as long as their audience is this project's. */
function refuseLostParents({ project, changes }: Plan, standing: readonly LiveResource[]): Diagnostic[] {
  const byId = new Map(standing.map((object) => [object.id, object]));
  const adopted = new Set(changes.flatMap(({ action, address }) => (action === "adopt" ? [address] : [])));
  return changes.flatMap((change) => {
    const [audience] = change.within ?? [];
    if (audience?.id === undefined || adopted.has(audience.address)) return [];
    const ownership = byId.get(audience.id)?.ownership;
    if (typeof ownership === "object" && ownership.project === project) return [];
    return [
      {
        code: "plan-parent-lost",
        severity: "error",
        message: `${audience.address} is gone or does not belong to this project any more, so its parts are left alone`,
        hint: "make a new plan and look at it",
        ...placeOf(change),
      },
    ];
  });
}

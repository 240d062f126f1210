import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Address, LiveResource } from "../resources/resource.ts";
import { claimMarkers } from "./claim-markers.ts";
import { refuseContested } from "./contested.ts";
import type { Plan } from "./generated/plan.ts";
import { findKeyUsers, refuseStillUsed } from "./key-users.ts";
import { refuseTwins } from "./twins.ts";

/**
 * What came up in a space since a plan was saved and speaks against one of its changes: somebody uses a key that is to
 * go, took a name that is to be given, or copied a marker. That the object itself is as planned is looked at when it is
 * written; these are about all the others.
 */
export function findObstacles(plan: Plan, live: readonly LiveResource[]): Map<Address, Diagnostic> {
  const { contested } = claimMarkers(plan.project, live);
  const found = [
    ...refuseContested(plan.changes, contested),
    ...refuseStillUsed(plan.changes, findKeyUsers(live)),
    ...refuseTwins(plan.changes, live),
  ];
  return new Map(found.flatMap((finding) => (finding.address === undefined ? [] : [[finding.address, finding]])));
}

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import type { Plan } from "../generated/plan.ts";
import { claimMarkers } from "../match/claim-markers.ts";
import { findKeyUsers } from "../order/key-users.ts";
import { findRefusalsAtApply } from "./refusals.ts";
import { situationIn } from "./situation.ts";

/**
 * What came up in a space since a plan was saved and speaks against one of its changes: somebody uses a key that is to
 * go, took a name that is to be given, or copied a marker. That the object itself is as planned is looked at when it is
 * written; these are about all the others.
 */
export function findStaleRefusals(plan: Plan, live: readonly LiveResource[]): Map<Address, Diagnostic> {
  const { project, uid, environment } = plan;
  const owner = { project, ...(uid !== undefined && { uid }), environment };
  const topLevel = live.filter(({ within }) => within.length === 0);
  const { duplicateMarkers } = claimMarkers(owner, topLevel);
  const situation = situationIn({ owner, changes: plan.changes, live, users: findKeyUsers(live), duplicateMarkers });
  return new Map(
    findRefusalsAtApply(situation).flatMap((finding) =>
      finding.address === undefined ? [] : [[finding.address, finding]],
    ),
  );
}

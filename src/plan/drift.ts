import { groupBy } from "../diagnostics/group-by.ts";
import type { Address } from "../resources/resource.ts";
import type { Change, Plan } from "./generated/plan.ts";

/** How the space has moved away from what was last applied. */
export interface Drift {
  /** Owned objects that somebody edited: the manifest is as applied, the space is not. */
  edited: Change[];
  /** Declared objects that no live object carries the marker of. */
  missing: Change[];
  /** Schedules that Segment itself removed. */
  vanished: Change[];
  /** Parts that are not as declared, of audiences that are. Parts carry no marker, so nobody knows who moved. */
  differing: Change[];
  /** Changes that come from the manifests, and so are no drift. */
  pending: Change[];
}

/**
 * Sorts the changes of a plan by who caused them. Without a state file an object that was deleted by hand looks like one
 * that was never applied; both are reported as missing, because losing an audience is the worst that can happen to it.
 */
export function findDrift({ changes }: Plan): Drift {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const real = changes.filter(({ action }) => action !== "none");
  const groups = groupBy(real, (change) => groupOf(change, byAddress));
  const all = (group: keyof Drift): Change[] => groups.get(group) ?? [];
  return {
    edited: all("edited"),
    missing: all("missing"),
    vanished: all("vanished"),
    differing: all("differing"),
    pending: all("pending"),
  };
}

/** Whether anything is not as it was applied, or may be so. */
export function hasDrift({ edited, missing, vanished, differing }: Drift): boolean {
  return [edited, missing, vanished, differing].some((changes) => changes.length > 0);
}

function groupOf({ within, action, reason, warnings }: Change, byAddress: ReadonlyMap<Address, Change>): keyof Drift {
  if (warnings.some(({ code }) => code === "plan-schedule-vanished")) return "vanished";
  if (within) return isAsApplied(byAddress.get(within[0]?.address ?? "")) ? "differing" : "pending";
  if (reason === "drift") return "edited";
  return action === "create" ? "missing" : "pending";
}

/** Whether the manifest of an audience still is the one that was applied, so that its parts should be as declared. */
function isAsApplied(audience: Change | undefined): boolean {
  return !audience || audience.action === "none" || (audience.action === "update" && audience.reason === "drift");
}

import type { Change, Plan } from "./generated/plan.ts";

/** How the space has moved away from what was last applied. */
export interface Drift {
  /** Owned objects that somebody edited: the manifest is as applied, the space is not. */
  edited: Change[];
  /** Declared objects that no live object carries the marker of. */
  missing: Change[];
  /** Changes that come from the manifests, and so are no drift. */
  pending: Change[];
}

/**
 * Sorts the changes of a plan by who caused them. Without a state file an object that was deleted by hand looks like one
 * that was never applied; both are reported as missing, because losing an audience is the worst that can happen to it.
 */
export function findDrift(plan: Plan): Drift {
  const changes = plan.changes.filter(({ action }) => action !== "none");
  const edited = changes.filter(({ reason }) => reason === "drift");
  const missing = changes.filter(({ action }) => action === "create");
  const pending = changes.filter(({ reason, action }) => reason !== "drift" && action !== "create");
  return { edited, missing, pending };
}

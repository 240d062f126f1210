import { groupBy } from "../values/group-by.ts";
import type { Address } from "../resources/resource.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import type { KnownFinding } from "./known-finding.ts";
import { findTroubled, type TroubledObject, type TroubleSources } from "./find-troubled.ts";
import { findUnmanaged, type UnmanagedObject } from "./find-unmanaged.ts";

/** What becomes of live objects that nobody owns: listed, counted as drift, or left out. */
export type UnmanagedMode = "report" | "fail" | "ignore";

/** What a report of drift is asked for. */
export interface DriftOptions {
  unmanaged: UnmanagedMode;
  /** Whether changes of the manifests are listed, and not only counted. They never are drift. */
  pending: boolean;
}

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
  /** Owned objects that Segment cannot compute, or is about to take something from. */
  troubled: TroubledObject[];
  /** Live objects that nobody owns; none when they are to be ignored. Drift only with `asked.unmanaged` of `fail`. */
  unmanaged: UnmanagedObject[];
  /** Changes that come from the manifests, and so are no drift. All of them, whatever `asked.pending` says. */
  pending: Change[];
  /** Findings that the last run had, too, and that were taken out of their groups. Absent when none was asked about. */
  known?: KnownFinding[];
  asked: DriftOptions;
}

/** The groups of a drift that hold changes. */
type ChangeGroup = "edited" | "missing" | "vanished" | "differing" | "pending";

/**
 * Sorts the changes of a plan by who caused them, and adds what the live objects themselves say. Without a state file an
 * object that was deleted by hand looks like one that was never applied; both are reported as missing, because losing an
 * audience is the worst that can happen to it.
 *
 * @param seen What the plan was made from: all live objects, and the declared ones for the places of their manifests.
 * @param asked Default: unmanaged objects are listed, pending changes are not.
 */
export function findDrift(plan: Plan, seen: TroubleSources, asked: Partial<DriftOptions> = {}): Drift {
  const { unmanaged = "report", pending = false } = asked;
  const byAddress = new Map(plan.changes.map((change) => [change.address, change]));
  const real = plan.changes.filter(({ action }) => action !== "none");
  const groups = groupBy(real, (change) => groupOf(change, byAddress));
  const all = (group: ChangeGroup): Change[] => groups.get(group) ?? [];
  return {
    edited: all("edited"),
    missing: all("missing"),
    vanished: all("vanished"),
    differing: all("differing"),
    troubled: findTroubled(plan, seen),
    unmanaged: unmanaged === "ignore" ? [] : findUnmanaged(plan, seen.live),
    pending: all("pending"),
    asked: { unmanaged, pending },
  };
}

/** Whether anything is not as it was applied, or may be so, or is in trouble. */
export function hasDrift({ edited, missing, vanished, differing, troubled, unmanaged, asked }: Drift): boolean {
  const newcomers = asked.unmanaged === "fail" ? unmanaged : [];
  return [edited, missing, vanished, differing, troubled, newcomers].some((group) => group.length > 0);
}

function groupOf({ within, action, reason, warnings }: Change, byAddress: ReadonlyMap<Address, Change>): ChangeGroup {
  if (warnings.some(({ code }) => code === "plan-schedule-vanished")) return "vanished";
  if (within) return isAsApplied(byAddress.get(within[0]?.address ?? "")) ? "differing" : "pending";
  if (reason === "drift") return "edited";
  return action === "create" ? "missing" : "pending";
}

/** Whether the manifest of an audience still is the one that was applied, so that its parts should be as declared. */
function isAsApplied(audience: Change | undefined): boolean {
  return !audience || audience.action === "none" || (audience.action === "update" && audience.reason === "drift");
}

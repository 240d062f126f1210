import type { Change } from "../plan/generated/plan.ts";

/** Why a change was not made. */
export interface OutcomeReason {
  /** Stable code: that of the error, or one of the executor's own. */
  code: string;
  message: string;
  hint?: string;
  /** The address of another change that this one needed and that was not done. */
  requires?: string;
}

/** What became of one change. */
export type Outcome = { address: string; action: Change["action"] } &
  /** `withChanges`: an adoption that wrote fields of the object, too, and not only its marker. */
  (
    | { status: "done"; id?: string; key?: string; withChanges?: true }
    /** Nothing had to be written after all. `because`: why, where nobody applied it before: the plan left it out and it is settled by now, or a key came out as it was. */
    | { status: "unchanged"; id?: string; key?: string; because?: string }
    /**
     * `inPart`: the old object of a replacement is deleted and the new one not there, or it has its temporary name still, or
     * secrets were sent and that is not remembered. The code of the reason says which.
     * `unproven`: the API said that it was done, and the space does not show it.
     */
    | { status: "failed"; reason: OutcomeReason; inPart?: true; unproven?: true }
    /** The space is no longer as the plan says. */
    | { status: "stale"; reason: OutcomeReason }
    /** Something it waits for did not happen, or the run was stopped. */
    | { status: "skipped"; reason: OutcomeReason }
  );

/**
 * A new object whose key is not the one that queries name: another than its old object had, or than its display name lets
 * expect. Queries that name those match nothing, or another object.
 */
export interface ChangedKey {
  address: string;
  /** Of a replacement: the key of the old object. */
  before?: string;
  /** Of an object with a new display name: the key that was expected, where the server made another. */
  expected?: string;
  after: string;
  /**
   * Live objects whose queries name `before` or `expected` although nothing has that key: by address when they are this
   * project's, else by display name and id. Left out when the space could not be read again.
   */
  users?: string[];
  /** What has the key that was expected, in the same words. Left out: nothing, as far as is known. */
  holder?: string;
}

/** What became of a plan. */
export interface ApplyResult {
  outcomes: Outcome[];
  /** Addresses of done changes that lists do not show yet. The objects themselves do. */
  settling: string[];
  /**
   * Fields that were written and that Segment does not tell, by address: their requests succeeded, and what became of them
   * is not known. Left out: there are none.
   */
  untold?: Record<string, string[]>;
  /** New objects that got another key than they had, or than was expected. Left out: none did. */
  changedKeys?: ChangedKey[];
  /** Why the space could not be read again at the end, when it could not: the outcomes stand, the proof is missing. */
  unverified?: string;
  /** How many changes are asked for by now that the approved plan does not have, and were not made. Left out: none. */
  leftOut?: number;
}

/**
 * `complete`: all is done, and the space shows it. `unproven`: Segment answered everything with success, and the space could
 * not be read again. `partial`: some is done, or may be, or all but what the plan leaves out. `stale`: nothing is, because
 * the space moved. `failed`: nothing is.
 */
export type ApplyVerdict = "complete" | "unproven" | "partial" | "stale" | "failed";

/** Whether a change left a trace in the space, or may have left one. */
export function wasWritten(outcome: Outcome): boolean {
  if (outcome.status !== "failed") return outcome.status === "done";
  return outcome.inPart === true || outcome.unproven === true;
}

/** Whether the old object of a replacement is deleted and there is no new one. */
export function isLost(outcome: Outcome): boolean {
  if (outcome.status !== "failed" || outcome.inPart !== true || outcome.action !== "replace") return false;
  return outcome.reason.code !== "apply-secret-not-remembered";
}

/** Sums the outcomes up. */
export function judge(result: ApplyResult): ApplyVerdict {
  const { outcomes } = result;
  const unfinished = outcomes.filter(isOpen);
  if (unfinished.length === 0)
    return result.unverified !== undefined && outcomes.some(wasWritten) ? "unproven" : "complete";
  if (outcomes.some(wasWritten)) return "partial";
  if (isLeftOut(result) && !isOnlyRefused(result)) return "partial";
  return unfinished.some(({ status }) => status === "stale") && !unfinished.some(({ status }) => status === "failed")
    ? "stale"
    : "failed";
}

/** Whether nothing is left to do but what the plan itself leaves out. */
export function isLeftOut({ outcomes }: ApplyResult): boolean {
  const open = outcomes.filter(isOpen);
  return open.length > 0 && open.every(({ action }) => action === "withheld");
}

/** The codes that refuse single changes. */
const refusesAlone = new Set([
  "plan-still-backfilling",
  "plan-replacement-incomplete",
  "plan-name-taken-unmanaged",
  "plan-name-taken-other-project",
  "plan-name-taken-same-project",
  "plan-adopt-not-found",
  "plan-adopted-twice",
  "plan-handed-over",
  "plan-name-declared-twice",
]);

/** Whether nothing was written, for no other reason than that a guard refused it, or what it needs. */
export function isOnlyRefused({ outcomes }: ApplyResult): boolean {
  const open = outcomes.filter(isOpen);
  const isRefusal = (each: OpenOutcome): boolean => refusesAlone.has(each.reason.code);
  const goesAlong = (each: OpenOutcome): boolean => each.action === "withheld" || each.reason.requires !== undefined;
  return (
    !outcomes.some(wasWritten) &&
    open.some(isRefusal) &&
    open.every((each) => each.status === "skipped" && (isRefusal(each) || goesAlong(each)))
  );
}

type OpenOutcome = Extract<Outcome, { reason: OutcomeReason }>;

function isOpen(outcome: Outcome): outcome is OpenOutcome {
  return "reason" in outcome;
}

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Address } from "../resources/resource.ts";
import { countUnchanged } from "./change/count-unchanged.ts";
import { isWritten } from "./change/is-change.ts";
import { markersTold } from "./change/markers-told.ts";
import { noteUndeclaredParts } from "./change/undeclared-part.ts";
import { gatherUncompared } from "./change/uncompared.ts";
import { noteWaitingResyncs } from "./change/waiting-resync.ts";
import { findWeakened, guardNames, type SettingsSince } from "./base/find-weakened.ts";
import { withholdBackfilling } from "./change/withhold-backfilling.ts";
import { withholdIncomplete } from "./change/withhold-incomplete.ts";
import { completeChanges } from "./complete-changes.ts";
import { draftPlan, type Draft, type DraftInput } from "./draft.ts";
import { estimateApply } from "./estimate.ts";
import type { LimitOf } from "./lane-tally.ts";
import { offerApproval } from "./file/approval.ts";
import { digestPlan } from "./file/digest.ts";
import type { Change, Plan } from "./generated/plan.ts";
import type { Refusal } from "./refuse.ts";
import { isAboutAmounts } from "./refusals/about-amounts.ts";
import { allowedByFlags } from "./refusals/allowed-by-flags.ts";
import type { GuardLimits } from "./refusals/guard-limits.ts";
import { leaveOutColliding } from "./refusals/leave-out-colliding.ts";
import { findRefusals } from "./refusals/refusals.ts";
import type { PlanSituation } from "./refusals/situation.ts";
import { noteOtherSecrets } from "./refusals/other-secrets.ts";
import { findPerhapsRenamed, markPerhapsRenamed, notePerhapsRenamed } from "./refusals/perhaps-renamed.ts";
import { noteUnheldMembers } from "./refusals/unheld-members.ts";
import { indexById } from "./order/key-users.ts";
import { unselectedOf } from "./select/select-addresses.ts";

/** Everything a plan is made of. Plain values: planning reads nothing and writes nothing. */
export interface PlanInput extends DraftInput {
  space: Plan["space"];
  guards: GuardLimits;
  /** The guards without the flags of this run. Left out: there are none. */
  guardsOfProject?: GuardLimits;
  limitOf: LimitOf;
  /** What else there is to say about the space, and what else speaks against the plan: errors in queries are `doubts`. */
  findings?: { warnings: readonly Diagnostic[]; refused: readonly Refusal[]; doubts?: readonly Diagnostic[] };
  /** What protects the space, beside what did at a base. Left out: there is no base, or nothing is known of it. */
  since?: SettingsSince | undefined;
  /** Whether what may be at its first computation is edited all the same. Default false. */
  editBackfilling?: boolean | undefined;
  /** The plan that was approved before, by its digest, and which changes of it are still to be done: no others are. */
  approved?: { digest: string; addresses: ReadonlySet<Address> } | undefined;
}

/**
 * Says everything that an apply would do. In this order: who belongs to whom, what differs, what waits for what, what is
 * refused, what it costs.
 *
 * @param draft The draft of the same input, when it was made before.
 * @throws {TypeError} when parts that the plan is about were not read.
 */
export function makePlan(input: PlanInput, draft: Draft = draftPlan(input)): Plan {
  const { owner, space, desired, live, since, approved, findings } = input;
  const { project, uid, environment } = owner;
  const { matched, references, circular, selected } = draft;
  const { changes: needed, unselected, users, waitingCircle } = completeChanges(input, draft);
  const noted = noteUndeclaredParts(needed, environment);
  const agreed = approved ? noted.map((change) => leaveUnless(approved.addresses, change)) : noted;
  const complete = withholdIncomplete(agreed, draft, references);
  const editable = input.editBackfilling
    ? complete
    : withholdBackfilling(complete, live, { now: input.createdAt, references });
  const situationOf = (among: readonly Change[]): PlanSituation => {
    const told = among.filter((change) => isWritten(change) || change.warnings.length > 0);
    return {
      owner,
      changes: told,
      changeById: indexById([...told, ...neededAmong(unselected, told)]),
      live,
      users,
      duplicateMarkers: matched.duplicateMarkers,
      allChanges: among,
      unselected,
      ...(selected && { selected }),
      references,
      circular,
      waitingCircle,
      replaceAllowed: new Set(desired.filter((each) => each.replaceAllowed).map((each) => each.address)),
      limits: input.guards,
      quotas: draft.quotas,
    };
  };
  const spoken = [...matched.refused, ...draft.refused, ...(findings?.refused ?? []), ...(findings?.doubts ?? [])];
  // An approval is of all its changes: what stands in the way of one of them is a reason to look again.
  const mayLeaveOut = !approved && spoken.length === 0;
  const allChanges = (mayLeaveOut ? leaveOutColliding(situationOf(editable)) : undefined) ?? editable;
  const situation = situationOf(allChanges);
  const { changes } = situation;
  const refused = findRefusals(situation);
  const perhapsRenamed = findPerhapsRenamed(situation);
  const weakened = since ? findWeakened(since, space, (guard) => refusedOnlyWith(guard, situation, since)) : [];
  const allowed = input.guardsOfProject ? allowedByFlags(situation, input.guardsOfProject) : [];
  const uncompared = gatherUncompared(allChanges);
  const told = markersTold(changes);
  const { unmanaged } = matched;
  // What is not selected is not taken over either.
  const leftAlone = unselected.filter(({ reason }) => reason === "adopted");
  const othersLeftAlone = leftAlone.filter(({ ownership }) => ownership.before !== null).length;
  const plan: Omit<Plan, "digest" | "createdAt"> = {
    formatVersion: 1,
    project,
    ...(uid !== undefined && { uid }),
    environment,
    space,
    changes: markPerhapsRenamed(changes, perhapsRenamed),
    ...(told.length > 0 && { alsoRenewed: told }),
    ...countUnchanged(allChanges),
    ...(uncompared && { uncompared }),
    refused: [...spoken, ...refused] as Plan["refused"],
    warnings: [
      ...allowed,
      ...weakened,
      ...notePerhapsRenamed(perhapsRenamed),
      ...noteOtherSecrets(situation),
      ...noteUnheldMembers(situation),
      ...noteWaitingResyncs(draft, live),
      ...matched.warnings,
      ...(findings?.warnings ?? []),
    ] as Plan["warnings"],
    unmanaged: {
      count: unmanaged.count + leftAlone.length - othersLeftAlone,
      foreign: unmanaged.foreign + othersLeftAlone,
    },
    ...(selected && { unselected: unselectedOf(selected) }),
    estimate: estimateApply(changes, live, input.limitOf),
  };
  const digest = approved?.digest ?? digestPlan(plan);
  return {
    ...plan,
    refused: offerApproval(plan, digest),
    digest,
    createdAt: input.createdAt,
  };
}

/** What the amounts are refused for with a guard as it was. A flag stands over both, so that it changes nothing. */
function refusedOnlyWith(guard: Partial<GuardLimits>, situation: PlanSituation, { now }: SettingsSince): Refusal[] {
  const { limits } = situation;
  const isFlagged = guardNames.some((name) => name in guard && limits[name] !== now.guards[name]);
  if (isFlagged) return [];
  const said = new Set(findRefusals(situation).map(({ message }) => message));
  return findRefusals({ ...situation, limits: { ...limits, ...guard } }).filter(
    (refusal) => isAboutAmounts(refusal) && !said.has(refusal.message),
  );
}

function leaveUnless(approved: ReadonlySet<Address>, change: Change): Change {
  return approved.has(change.address) ? change : { ...change, action: "none", warnings: [] };
}

/** The changes that others have to wait for. */
function neededAmong(unselected: readonly Change[], changes: readonly Change[]): Change[] {
  const needed = new Set(changes.filter(isWritten).flatMap(({ requires }) => requires));
  return unselected.filter(({ address }) => needed.has(address));
}

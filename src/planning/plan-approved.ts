import { agree, type Agreement } from "../plan/agreement/agree.ts";
import { findSettled, type Settled } from "../plan/agreement/find-settled.ts";
import { leaveOutResends } from "../plan/agreement/leave-out-resends.ts";
import { completeChanges } from "../plan/complete-changes.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { isAboutAmounts } from "../plan/refusals/about-amounts.ts";
import { ownerOf } from "./owner-of.ts";
import { planReading, type PlanSettings } from "./plan-reading.ts";
import type { ProjectReading } from "./read-project-space.ts";

/** What is left to do of an approved plan. */
export interface ApprovedPlan {
  /** The changes that files and space still call for, with the digest of the approved plan. */
  plan: Plan;
  agreement: Agreement;
  /** What the approved plan left out and nobody has to do any more. */
  settled: readonly Settled[];
}

/**
 * Plans anew what an approved plan and a project whose space was read have in common. Guards and refusals are judged by
 * that alone; what speaks against one of its changes and did not when the plan was made is a difference. Sends nothing.
 */
export function planApproved(reread: ProjectReading, approved: Plan, settings: PlanSettings = {}): ApprovedPlan {
  const { project, environment, reading } = reread;
  const asApproved = new Map(approved.changes.map((change) => [change.address, change]));
  const confined = reread.draft.changes.map((change) => leaveOutResends(change, asApproved.get(change.address)));
  const draft = { ...reread.draft, changes: confined };
  const read = { ...reread, draft };
  const owner = ownerOf(project, environment);
  const { changes, unselected } = completeChanges({ owner, live: reading.live, desired: reread.desired }, draft);
  const now = new Map([...changes, ...unselected].map((change) => [change.address, change]));
  const unsent = confined.filter((change, index) => change !== reread.draft.changes[index]).length;
  const common = agree(approved, changes, reading.live, unselected, draft.matched.refused);
  const agreement = { ...common, leftOut: common.leftOut + unsent };
  const { agreed } = agreement;
  const whole = planReading(read, { ...settings, approved: { digest: approved.digest, addresses: agreed } });
  const refused = whole.refused.filter(({ address }) => address === undefined || agreed.has(address));
  const known = new Set(approved.refused.map(({ code, address }) => `${code} ${address}`));
  const isNew = (each: Plan["refused"][number]): boolean =>
    !isAboutAmounts(each) && !known.has(`${each.code} ${each.address}`);
  // The plan made anew sees all of the project, so what refused a part of it may not show: nothing says that it is settled.
  const found = new Set(refused.map(({ code, address }) => `${code} ${address}`));
  const stays = approved.refused.filter((each) => !isAboutAmounts(each) && !found.has(`${each.code} ${each.address}`));
  return {
    plan: { ...whole, refused: [...refused.filter((each) => !isNew(each)), ...stays] },
    settled: findSettled(approved, now, reading.live, owner),
    agreement: {
      ...agreement,
      differing: [...agreement.differing, ...(refused.filter(isNew) as Agreement["differing"])],
    },
  };
}

import { completeChanges } from "./complete-changes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LiveResource } from "../resources/resource.ts";
import { offerApproval } from "./file/approval.ts";
import { refuseContested } from "./refusals/duplicate-markers.ts";
import { digestPlan } from "./file/digest.ts";
import { draftPlan, type Draft, type DraftInput } from "./draft.ts";
import { estimateApply, type OperationLimit } from "./estimate.ts";
import type { Plan } from "./generated/plan.ts";
import { checkGuards, type GuardLimits } from "./refusals/guards.ts";
import { refuseKeyCycles } from "./refusals/key-cycles.ts";
import { refuseStillUsed } from "./order/key-users.ts";
import { refuseMaskedLoss } from "./refusals/masked-loss.ts";
import { refuseSilentRenames } from "./refusals/silent-renames.ts";
import { refuseOverfullSpace } from "./refusals/space-limits.ts";
import { refuseTwins } from "./refusals/name-collisions.ts";

/** Everything a plan is made of. Plain values: planning reads nothing and writes nothing. */
export interface PlanInput extends DraftInput {
  environment: string;
  space: Plan["space"];
  guards: GuardLimits;
  /** The rate limit of an operation, by its name. */
  limitOf: (operation: string) => OperationLimit;
  /** What else there is to say about the space, and what else speaks against the plan. */
  findings?: { warnings: readonly Diagnostic[]; refused: readonly Diagnostic[] };
}

/**
 * Says everything that an apply would do. In this order: who belongs to whom, what differs, what waits for what, what is
 * refused, what it costs.
 *
 * @param draft The draft of the same input, when it was made before.
 * @throws {TypeError} when parts that the plan is about were not read.
 */
export function makePlan(input: PlanInput, draft: Draft = draftPlan(input)): Plan {
  const { project, environment, space, desired, live } = input;
  const { matched, references, circular } = draft;
  const { changes: all, users, refused: waiting } = completeChanges(project, live, draft);
  const changes = all.filter(({ action, warnings }) => action !== "none" || warnings.length > 0);
  const replaceAllowed = new Set(desired.filter((each) => each.replaceAllowed).map((each) => each.address));
  const plan: Omit<Plan, "digest" | "createdAt"> = {
    formatVersion: 1,
    project,
    environment,
    space,
    changes,
    unchanged: all.filter(({ action }) => action === "none").length,
    refused: [
      ...matched.refused,
      ...draft.refused,
      ...(circular ? [] : waiting),
      ...(circular ? [] : refuseKeyCycles(changes, live, references)),
      ...refuseContested(changes, matched.contested),
      ...refuseStillUsed(changes, users),
      ...refuseTwins(changes, live),
      ...refuseSilentRenames(changes),
      ...refuseMaskedLoss(changes, live),
      ...refuseOverfullSpace(changes, live),
      ...checkGuards(all, replaceAllowed, input.guards),
      ...(input.findings?.refused ?? []),
    ] as Plan["refused"],
    warnings: [...matched.warnings, ...(input.findings?.warnings ?? [])] as Plan["warnings"],
    unmanaged: matched.unmanaged,
    estimate: estimateApply(changes, countKinds(live), input.limitOf),
  };
  const digest = digestPlan(plan);
  const refused = plan.refused.map((each) => offerApproval(each, digest));
  return { ...plan, refused, digest, createdAt: input.createdAt };
}

function countKinds(live: readonly LiveResource[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of live) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

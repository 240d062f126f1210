import { isChange } from "../../plan/change/is-change.ts";
import { isApproved, isBeyondApproval, parseApproval, waiveAmounts } from "../../plan/file/approval.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { CommandError } from "../command-error.ts";
import type { ApprovalOptions } from "../definitions/shared-options.ts";
import { exitCodes } from "../exit-codes.ts";

/** A plan that an approval was held against. */
export interface JudgedPlan {
  plan: Plan;
  /** Why the plan may not be applied although no guard refuses it, or only such as an approval would waive. */
  approvalMismatch?: CommandError;
}

/** What a command that applies a refused plan has to say, where that can help. */
export function approvalFlag(plan: Plan): string[] {
  return plan.refused.length > 0 && !isBeyondApproval(plan) ? ["--approve", plan.digest] : [];
}

/**
 * The digits of the approval, if one is given.
 *
 * @throws {CommandError} when it is no digest.
 */
export function readApproval({ approve }: ApprovalOptions): string | undefined {
  if (approve === undefined) return undefined;
  const digits = parseApproval(approve);
  if (digits !== undefined) return digits;
  throw new CommandError(`--approve takes the whole digest of a plan, and ${JSON.stringify(approve)} is none`, {
    code: "approval-invalid",
    hint: "copy it from the plan: sha256: and all 64 hex digits; another plan can have the same first digits",
  });
}

/**
 * Holds an approval against a plan. The first row that fits counts:
 *
 * | the plan | what comes of it |
 * | --- | --- |
 * | changes nothing | as without an approval: there is nothing to agree to, so a pipeline can run again |
 * | is the approved one | guards about amounts are waived; whatever else refuses it still does (exit code 3) |
 * | is another, and refused for what no approval waives | refused (3), as it would be with the right approval |
 * | is another | stale (4), whether or not a guard would let it through: somebody agreed to something else |
 *
 * @param approval Its hex digits, if one is given.
 * @param afterResult Whether the plan itself is what the command prints. Default false.
 */
export function judgeApproval(
  plan: Plan,
  approval: string | undefined,
  { afterResult = false }: { afterResult?: boolean } = {},
): JudgedPlan {
  if (approval === undefined || !plan.changes.some(isChange)) return { plan };
  if (isApproved(plan, approval)) return { plan: waiveAmounts(plan) };
  if (isBeyondApproval(plan)) return { plan };
  const approvalMismatch = new CommandError(
    `the approval is of another plan: approved is sha256:${approval}, and this one is ${plan.digest}; nothing was written`,
    {
      code: "approval-stale",
      exitCode: exitCodes.stale,
      afterResult,
      hint: `the digest is not of this plan for the project ${plan.project}, environment ${plan.environment}: it is of another state of the manifests or the space, or of another environment or project; make this plan again, look at it, and approve its digest`,
      diagnostics: plan.refused as CommandError["diagnostics"],
    },
  );
  return { plan, approvalMismatch };
}

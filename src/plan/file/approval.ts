import { isAboutAmounts } from "../refusals/about-amounts.ts";
import type { Plan } from "../generated/plan.ts";
import { plural } from "../../values/words.ts";

/**
 * Reads an approval: a plan's whole digest, with or without `sha256:`. Somebody who can choose what a plan does could
 * search for two with the same first digits, and show the harmless one.
 *
 * @returns The hex digits, or `undefined` when the text is no whole digest.
 */
export function parseApproval(text: string): string | undefined {
  const [, digits] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(text.trim().toLowerCase()) ?? [];
  return digits;
}

/** Whether an approval is of this plan. @param approval Its hex digits. */
export function isApproved({ digest }: Pick<Plan, "digest">, approval: string): boolean {
  return digest === `sha256:${approval}`;
}

/** Whether something speaks against a plan that no approval waives. */
export function isBeyondApproval({ refused }: Pick<Plan, "refused">): boolean {
  return refused.some((each) => !isAboutAmounts(each));
}

/** Whether a warning tells of a limit that a plan exceeds, and that a flag or an approval allows all the same. */
export function isAllowed(warning: Plan["warnings"][number]): boolean {
  return isAboutAmounts(warning);
}

/** What stands above such warnings. */
export const ALLOWED = "More than the limits of the project allow, and let through";

/** A plan that was approved: what spoke against its amounts is only worth knowing now. */
export function waiveAmounts(plan: Plan): Plan {
  const waived = plan.refused.filter(isAboutAmounts).map((each) => ({
    ...each,
    severity: "warning" as const,
    hint: "allowed by --approve for exactly this plan; who approved it is not recorded",
  }));
  return {
    ...plan,
    refused: plan.refused.filter((each) => !isAboutAmounts(each)),
    warnings: [...waived, ...plan.warnings],
  };
}

/**
 * The refusals of a plan, with the approval that waives them where there is one: it would not help beside what none waives. Of
 * several, each flag is said not to be enough.
 */
export function offerApproval({ refused }: Pick<Plan, "refused">, digest: string): Plan["refused"] {
  const offer = `to allow exactly this plan and no other, pass --approve ${digest}`;
  const others = refused.length - 1;
  const alone = `the flag alone is not enough: ${plural(others, "other reason")} ${others === 1 ? "blocks" : "block"} this plan, too`;
  const isBeyond = isBeyondApproval({ refused });
  return refused.map((each) => {
    const { hint, ...rest } = each;
    const isFlag = isAboutAmounts(each) && hint?.includes("pass --") === true;
    const texts = [
      ...(hint === undefined ? [] : [hint]),
      ...(isFlag && others > 0 ? [alone] : []),
      ...(isBeyond ? [] : [hint === undefined ? offer : `or, ${offer}`]),
    ];
    return texts.length === 0 ? each : { ...rest, hint: texts.join("; ") };
  });
}

import type { RuleCode } from "../../diagnostics/codes.ts";
import type { Plan } from "../generated/plan.ts";

/**
 * The guards that only count: what they refuse is right by itself, and there is much of it. All others are about what
 * must not be done at all, be it one object only: whose it is, what is protected, what would break, what the API refuses.
 */
const amountGuards = new Set<string>([
  "plan-too-many-deletes",
  "plan-deletes-everything",
  "plan-too-many-changes",
] satisfies RuleCode[]);

/** Whether a refusal is a matter of amounts, so that people can say that so much is meant. */
export function isAboutAmounts({ code }: Pick<Plan["refused"][number], "code">): boolean {
  return amountGuards.has(code);
}

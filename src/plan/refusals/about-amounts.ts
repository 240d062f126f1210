import type { Plan } from "../generated/plan.ts";
import { refusalRules } from "./refusals.ts";

const codesAboutAmounts: ReadonlySet<string> = new Set(
  refusalRules.flatMap(({ aboutAmounts, codes }) => (aboutAmounts ? codes : [])),
);

/** Whether a refusal is a matter of amounts, so that people can say that so much is meant. */
export function isAboutAmounts({ code }: Pick<Plan["refused"][number], "code">): boolean {
  return codesAboutAmounts.has(code);
}

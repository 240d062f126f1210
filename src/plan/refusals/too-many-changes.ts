import { refuse } from "../refuse.ts";
import { concernedText, countAmounts, percent, roundPercent } from "./amounts.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** So many are let through by the percentage, which says nothing of a few. An edit can be taken back. */
const FREE_CHANGES = 5;

/** Refuses to change a greater share of what a project has than the limit allows. */
export const tooManyChanges: RefusalRule = {
  codes: ["plan-too-many-changes"],
  aboutAmounts: true,
  refuse({ allChanges, unselected, limits: { maxChangePercent } }) {
    const amounts = countAmounts(allChanges, unselected);
    const { deleted, replaced, updated, concerned } = amounts;
    const changed = deleted + replaced + updated;
    const share = percent(changed, concerned);
    if (changed <= FREE_CHANGES || share <= maxChangePercent) return [];
    return [
      refuse(
        "plan-too-many-changes",
        `${changed} of ${concernedText(amounts)} (${roundPercent(share)} %) would be changed, and the guard allows ${maxChangePercent} %`,
        `if it is intended, pass --max-change-percent ${Math.ceil(share)}`,
      ),
    ];
  },
};

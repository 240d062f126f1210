import { refuse } from "../refuse.ts";
import { concernedText, countAmounts, percent, roundPercent } from "./amounts.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** So many are let through by the percentage, which says nothing of a few. A delete cannot be taken back, so it is one. */
const FREE_DELETES = 1;

/** Refuses more deletions and replacements than the limits allow, by number and by share. */
export const tooManyDeletes: RefusalRule = {
  codes: ["plan-too-many-deletes"],
  aboutAmounts: true,
  refuse({ allChanges, unselected, limits: { maxDeletes, maxDeletePercent } }) {
    const amounts = countAmounts(allChanges, unselected);
    const { deleted, replaced, concerned } = amounts;
    const gone = deleted + replaced;
    const share = percent(gone, concerned);
    return [
      ...(gone > maxDeletes
        ? [
            refuse(
              "plan-too-many-deletes",
              `${gone} objects would be deleted or replaced, and the guard allows ${maxDeletes}`,
              `if it is intended, pass --max-deletes ${gone}`,
            ),
          ]
        : []),
      ...(gone > FREE_DELETES && share > maxDeletePercent
        ? [
            refuse(
              "plan-too-many-deletes",
              `${gone} of ${concernedText(amounts)} (${roundPercent(share)} %) would be deleted or replaced, and the guard allows ${maxDeletePercent} %`,
              `if it is intended, pass --max-delete-percent ${Math.ceil(share)}`,
            ),
          ]
        : []),
    ];
  },
};

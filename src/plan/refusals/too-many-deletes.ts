import { plural } from "../../values/words.ts";
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
    const { deleted, replaced, partsGone, concerned } = amounts;
    const gone = deleted + replaced;
    const all = gone + partsGone;
    const share = percent(gone, concerned);
    return [
      ...(all > maxDeletes
        ? [
            refuse(
              "plan-too-many-deletes",
              `${goneText(gone, partsGone)} would be deleted or replaced, and the guard allows ${maxDeletes}`,
              `if it is intended, pass --max-deletes ${all}`,
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

/** What goes: `13 objects`, `9 objects and 2 parts`. A part that goes with its audience counts with that. */
function goneText(objects: number, parts: number): string {
  const texts = [
    ...(objects > 0 || parts === 0 ? [plural(objects, "object")] : []),
    ...(parts > 0 ? [`${plural(parts, "part")} of audiences that stay`] : []),
  ];
  return texts.join(" and ");
}

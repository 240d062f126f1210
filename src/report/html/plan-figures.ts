import { ADOPT_WITH_CHANGES, countedAs, type CountedAction } from "../../plan/change/counted-as.ts";
import { isChange, isWritten } from "../../plan/change/is-change.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { marksText } from "../marker-texts.ts";
import { NOT_COMPARED, notKnownTexts, ofThem, partsAmong } from "../not-known.ts";
import { ASK_TRAIL, askTrailOf, perhapsDeletedNames } from "../perhaps-deleted-text.ts";
import { previewHint } from "../preview-hint.ts";
import { affectedText } from "../members-by-effect.ts";
import { costText } from "../plan-summary.ts";
import { count, plural } from "../../values/words.ts";
import { renderFactList } from "./fact-list.ts";
import type { Tone } from "./card.ts";
import { markup, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";
import { renderTiles } from "./tiles.ts";

/** What is counted, dangerous actions first. Rare ones only when there are any. */
const rows: readonly { action: CountedAction; tone: Tone; label: string; rare?: true }[] = [
  { action: "delete", tone: "delete", label: "to delete" },
  { action: "replace", tone: "replace", label: "to replace", rare: true },
  { action: "update", tone: "update", label: "to update" },
  { action: "create", tone: "create", label: "to create" },
  { action: ADOPT_WITH_CHANGES, tone: "update", label: "to adopt with changes", rare: true },
  { action: "adopt", tone: "adopt", label: "to adopt", rare: true },
  { action: "forget", tone: "forget", label: "to release", rare: true },
  { action: "mark", tone: "mark", label: "markers to renew", rare: true },
  { action: "withheld", tone: "withheld", label: "left out", rare: true },
];

/** How much a plan changes, whom it concerns, what it costs and what it leaves alone. */
export function renderPlanFigures(plan: Plan, drift: string = askTrailOf(plan)): Markup {
  const { changes, unchanged, unmanaged, estimate, unselected } = plan;
  const counted = rows.flatMap(({ action, tone, label, rare }) => {
    const number = changes.filter((change) => countedAs(change) === action).length;
    return rare && number === 0 ? [] : [{ tone, label, number }];
  });
  const real = changes.filter(isChange);
  const hint = previewHint(plan);
  const notKnown = notKnownTexts(plan);
  const gone = perhapsDeletedNames(plan);
  const aside = [
    ...(unmanaged.count > 0 ? [`${count(unmanaged.count)} unmanaged`] : []),
    ...(unmanaged.foreign > 0 ? [`${count(unmanaged.foreign)} managed by other projects`] : []),
  ];
  return renderSection({ id: "figures", title: "In figures" }, [
    renderTiles([
      ...counted,
      { tone: "none", label: `unchanged${partsAmong(plan)}${ofThem(plan)}`, number: unchanged },
    ]),
    renderFactList(
      [
        ["Members affected", affectedText(real)],
        ["Members afterwards", hint && markup`${hint.before} <code>${hint.command}</code> ${hint.after}`],
        ["Markers", marksText(plan) !== "" && marksText(plan)],
        ["Cost", changes.some(isWritten) && costText(estimate)],
        [
          "Not known",
          notKnown.length > 0 &&
            markup`<details><summary>${NOT_COMPARED}</summary>${notKnown.map((text) => markup`<p>${text}</p>`)}</details>`,
        ],
        ["Perhaps not new", gone !== "" && markup`${gone}. ${ASK_TRAIL} <code>${drift}</code>`],
        ["Not touched", aside.length > 0 && aside.join(", ")],
        ["Left out", unselected && `${plural(unselected.count, "object")} by ${unselected.by.join(", ")}`],
        ["Taken along", unselected?.along && `${unselected.along.join(", ")}, because selected changes need it`],
      ],
      "rows",
    ),
  ]);
}

import { seenFirst } from "../../plan/file/seen-first.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { byCause, refusedCauses } from "../by-cause.ts";
import { MERGE_OF_BLOCKED } from "../whom-to-ask.ts";
import { liftText } from "../plan-summary.ts";
import type { CardIds } from "./card-ids.ts";
import { renderCauses, renderFindings } from "./findings.ts";
import { markup, type Markup } from "./markup.ts";
import { riskAlarms, type Alarm } from "./plan-danger.ts";
import { renderSection } from "./section.ts";

/** Everything that is dangerous in a plan as one box, the worst first: of several boxes of one colour people read the first. */
export function renderAlarms(plan: Plan, ids: CardIds): Markup | undefined {
  const [first, ...others] = [...refusedAlarms(plan, ids), ...riskAlarms(plan, ids)];
  if (!first) return undefined;
  return renderSection({ id: first.id, title: first.title, tone: "bad" }, [
    first.content,
    others.map(({ id, title, content }) => markup`<h3 id="${id}">${title}</h3>\n${content}`),
  ]);
}

function refusedAlarms(plan: Plan, ids: CardIds): Alarm[] {
  const { refused } = plan;
  const leftOut = refusedCauses(plan);
  const lift = liftText(plan);
  return [
    ...seenFirst.flatMap(({ id, title, fits }) => {
      const warnings = plan.warnings.filter(fits);
      return warnings.length > 0 ? [{ id, title, content: renderFindings(warnings) }] : [];
    }),
    ...(refused.length > 0
      ? [
          {
            id: "refused",
            title: "Blocked. This plan cannot be applied because:",
            content: [
              renderCauses(byCause(refused), ids),
              markup`<p>${[lift, MERGE_OF_BLOCKED].filter((text) => text !== "").join(" ")}</p>`,
            ],
          },
        ]
      : []),
    ...(leftOut.length > 0
      ? [{ id: "left-out", title: "Refused, and not done by this plan", content: renderCauses(leftOut, ids) }]
      : []),
  ];
}

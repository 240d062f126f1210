import { RESYNC_WAITS } from "../../plan/change/waiting-resync.ts";
import { isChange, isWithheld } from "../../plan/change/is-change.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { onlyRenewsMarkers } from "../marker-texts.ts";
import { noChangesText, NOTHING_DONE, NOTHING_YET } from "../plan-summary.ts";
import { headlineParts } from "../plan-headline.ts";
import type { Origin } from "../report-setting.ts";
import { markup, type Markup } from "./markup.ts";
import { renderHead } from "./report-head.ts";
import { capitalise } from "../../values/words.ts";

/** What a plan is about, whether it may be applied, and its digest. */
export function renderPlanHead(plan: Plan, origin?: Origin): Markup {
  const { digest, base } = plan;
  // Sums of members are among the figures below.
  const { does, ways } = headlineParts(plan);
  return renderHead({
    subject: plan,
    origin,
    report: "Plan",
    verdict: verdictOf(plan),
    headline: does,
    facts: [
      ["Destinations", ways.length > 0 && markup`${capitalise(ways.join("; "))}`],
      ["Compared with", base && markup`<code>${base.ref}</code> (<code>${base.commit}</code>)`],
      [
        "Digest",
        markup`<code id="digest" class="digest">${digest}</code> <button type="button" data-copy="digest" hidden>Copy</button>`,
      ],
    ],
  });
}

function verdictOf(plan: Plan): { text: string; tone: "bad" | "good" | "plain" } {
  const { refused, changes } = plan;
  if (refused.length > 0)
    return {
      text: ["Blocked: this plan cannot be applied", ...(changes.some(isChange) ? [NOTHING_DONE] : [])].join(". "),
      tone: "bad",
    };
  if (!changes.some(isChange))
    return changes.some(isWithheld)
      ? { text: "Nothing can be applied", tone: "plain" }
      : onlyRenewsMarkers(plan)
        ? { text: "Only markers to renew", tone: "plain" }
        : {
            text: noChangesText(plan),
            tone: plan.warnings.some(({ code }) => code === RESYNC_WAITS) ? "plain" : "good",
          };
  return { text: NOTHING_YET, tone: "plain" };
}

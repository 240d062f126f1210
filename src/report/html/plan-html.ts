import { RESYNC_WAITS } from "../../plan/change/waiting-resync.ts";
import { isSeenFirst } from "../../plan/file/seen-first.ts";
import { isChange, isWritten } from "../../plan/change/is-change.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { groupAlike } from "../alike.ts";
import { BLOCKED, countActions, noChangesText } from "../plan-summary.ts";
import { numberCards, type CardIds } from "./card-ids.ts";
import { renderAffected } from "./affected-section.ts";
import { facetsOf, isRisky, planFacets } from "./change-facets.ts";
import { renderChangeCard } from "./change-card.ts";
import type { ReportSetting } from "../report-setting.ts";
import { asFarAsKnown } from "../not-known.ts";
import { renderFindings } from "./findings.ts";
import { renderCardGroups } from "./card-groups.ts";
import { markup, type Fill, type Markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { renderAlarms } from "./plan-alarms.ts";
import { renderQuiet } from "./plan-danger.ts";
import { renderPlanHead } from "./plan-head.ts";
import { renderUnexplained } from "./plan-unexplained.ts";
import { renderPlanFigures } from "./plan-figures.ts";
import { renderSection } from "./section.ts";
import { renderToolbar } from "./toolbar.ts";
import { worstFirst } from "../worst-first.ts";

/** Plans of at most so many changes have every card open. */
const MOST_OPEN = 12;

/** A plan as a page of its own, which needs no network and no other file. Ends with a line break. */
export function renderPlanHtml(plan: Plan, { origin, drift }: ReportSetting = {}): string {
  const { project, environment, changes } = plan;
  const warnings = plan.warnings.filter((warning) => !isSeenFirst(warning));
  const ids = numberCards(changes);
  return renderPage({
    title: `Plan for ${project} (${environment}): ${plan.refused.length > 0 ? `${BLOCKED}; ` : ""}${countActions(changes)}`,
    skipTo: { id: "changes", label: "Skip to the changes" },
    header: renderPlanHead(plan, origin),
    main: markup`${[
      renderAlarms(plan, ids),
      ...renderQuiet(plan, ids),
      renderUnexplained(plan, ids),
      renderPlanFigures(plan, drift),
      warnings.length > 0 &&
        renderSection({ id: "warnings", title: "Worth knowing", tone: "warn" }, renderFindings(warnings)),
      renderSection({ id: "changes", title: "Changes" }, renderChanges(plan, ids)),
      renderAffected(changes, ids),
    ]}`,
    footer: markup`<p>Made by audiencectl from a plan. The page needs no network and sends nothing.</p>`,
  });
}

function renderChanges(plan: Plan, ids: CardIds): Fill {
  const { changes, unselected } = plan;
  const what = unselected ? "what is selected" : "the space";
  const waiting = plan.warnings.some(({ code }) => code === RESYNC_WAITS);
  const nothing = waiting ? noChangesText(plan) : "There is nothing to do";
  if (changes.length === 0) return markup`<p>${nothing}: ${what} is as the manifests declare${asFarAsKnown(plan)}.</p>`;
  const real = changes.filter(isChange);
  const groups = groupAlike(changes);
  const firsts = new Set(groups.map(([first]) => first));
  const sizes = new Map(groups.flatMap((group) => group.map((change) => [change, group.length])));
  const card = (change: Change): Markup =>
    renderChangeCard(change, ids, changes.length <= MOST_OPEN && firsts.has(change), { alike: sizes.get(change) });
  return [
    renderToolbar(planFacets, changes.map(facetsOf), "change"),
    renderCardGroups([
      {
        title: "Deleted, replaced, sent or otherwise risky",
        tone: "bad",
        cards: worstFirst(real.filter(isRisky)).map(card),
      },
      {
        title: "Created, updated or taken over",
        cards: worstFirst(real.filter((change) => !isRisky(change))).map(card),
      },
      {
        title: "As declared, with a marker to renew",
        cards: changes.filter(({ action }) => action === "mark").map(card),
      },
      { title: "Left as they are", cards: changes.filter((change) => !isWritten(change)).map(card) },
    ]),
  ];
}

import { hasDrift, isComplete, type Drift } from "../../drift/drift.ts";
import { unreadText } from "../../drift/sentences.ts";
import { describeUnmanaged } from "../../drift/find-unmanaged.ts";
import { countDrift, driftVerdict, leftOut } from "../drift-summary.ts";
import { leftAloneText } from "../whom-to-ask.ts";
import { renderFindingCards } from "./drift-findings.ts";
import type { ReportSetting } from "../report-setting.ts";
import { renderDriftFigures } from "./drift-figures.ts";
import { renderFindings } from "./findings.ts";
import { markup, type Markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { renderHead } from "./report-head.ts";
import { renderSection } from "./section.ts";

/** What moved in a space as a page of its own, which needs no network and no other file. Ends with a line break. */
export function renderDriftHtml(drift: Drift, { origin }: ReportSetting = {}): string {
  const { project, environment } = drift;
  const { text, tone } = driftVerdict(drift);
  const title = titleOf(drift);
  const alone = leftAloneText(drift);
  return renderPage({
    title: `Drift of ${project} (${environment}): ${title}`,
    skipTo: { id: "findings", label: "Skip to the findings" },
    header: renderHead({
      subject: drift,
      origin,
      report: "Drift",
      verdict: { text: text.replace(/\.$/, ""), tone },
      facts: [],
    }),
    main: markup`${[
      alone !== undefined && markup`<p>${alone}</p>\n`,
      renderDriftFigures(drift),
      renderSection({ id: "findings", title: "What was found" }, renderFindingCards(drift)),
      renderUnread(drift),
      renderUnmanaged(drift),
      renderNotices(drift),
      leftOut(drift).map((text) => markup`<p class="aside">${text}</p>\n`),
    ]}`,
    footer: markup`<p>Made by audiencectl. The page needs no network and sends nothing.</p>`,
  });
}

function titleOf(drift: Drift): string {
  if (hasDrift(drift)) return countDrift(drift);
  if (!isComplete(drift)) return "not known";
  return drift.notCompared ? "none in what is declared" : "none";
}

function renderUnread({ unread }: Drift): Markup | undefined {
  if (unread.length === 0) return undefined;
  const rows = unread.map((kind) => markup`<li>${unreadText(kind)}</li>\n`);
  return renderSection(
    { id: "unread", title: "Could not be read", tone: "bad" },
    markup`<ul class="named">\n${rows}</ul>`,
  );
}

function renderNotices({ notices }: Drift): Markup | undefined {
  if (notices.length === 0) return undefined;
  return renderSection({ id: "notices", title: "Worth knowing (not drift)" }, renderFindings(notices, false));
}

function renderUnmanaged({ unmanaged, asked }: Drift): Markup | undefined {
  if (unmanaged.length === 0) return undefined;
  const fails = asked.unmanaged === "fail";
  const rows = unmanaged.map((object) => markup`<li>${describeUnmanaged(object)}</li>\n`);
  return renderSection(
    { id: "unmanaged", title: fails ? "Unmanaged" : "Unmanaged (not drift)", ...(fails && { tone: "bad" }) },
    markup`<ul class="named">\n${rows}</ul>`,
  );
}

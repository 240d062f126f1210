import { hasDrift, isComplete, type Drift } from "../../drift/drift.ts";
import { unreadText } from "../../drift/sentences.ts";
import { describeUnmanaged } from "../../drift/find-unmanaged.ts";
import { countDrift, driftVerdict, leftOut } from "../drift-summary.ts";
import { numberCards } from "./card-ids.ts";
import { renderCardGroups, type CardGroup } from "./card-groups.ts";
import { renderChangeCard } from "./change-card.ts";
import { driftFacetsOf, renderDriftCard, renderTroubleCard } from "./drift-cards.ts";
import { renderDriftFigures } from "./drift-figures.ts";
import { markup, type Fill, type Markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { renderHead } from "./report-head.ts";
import { renderSection } from "./section.ts";
import { renderToolbar, type Facet } from "./toolbar.ts";

/** Reports of at most so many cards have every card open. */
const MOST_OPEN = 12;

/** The groups of changes in the order of the page. */
const groups = [
  { group: "edited", title: "Edited by hand" },
  { group: "missing", title: "Missing" },
  { group: "vanished", title: "Removed by Segment" },
  { group: "differing", title: "Not as declared" },
] as const;

const facets: readonly Facet[] = [
  {
    name: "group",
    label: "Finding",
    options: {
      ...Object.fromEntries(groups.map(({ group, title }) => [group, title])),
      troubled: "In trouble",
      pending: "Pending",
    },
  },
  { name: "who", label: "Last edited by" },
  { name: "kind", label: "Kind" },
];

/** What moved in a space as a page of its own, which needs no network and no other file. Ends with a line break. */
export function renderDriftHtml(drift: Drift): string {
  const { project, environment } = drift;
  const { text, tone } = driftVerdict(drift);
  const title = hasDrift(drift) ? countDrift(drift) : isComplete(drift) ? "none" : "not known";
  return renderPage({
    title: `Drift of ${project} (${environment}): ${title}`,
    skipTo: { id: "findings", label: "Skip to the findings" },
    header: renderHead({
      subject: drift,
      report: "Drift",
      verdict: { text: text.replace(/\.$/, ""), tone },
      facts: [],
    }),
    main: markup`${[
      renderDriftFigures(drift),
      renderSection({ id: "findings", title: "What moved" }, renderFindingCards(drift)),
      renderUnread(drift),
      renderUnmanaged(drift),
      leftOut(drift).map((text) => markup`<p class="aside">${text}</p>\n`),
    ]}`,
    footer: markup`<p>Made by audiencectl. The page needs no network and sends nothing.</p>`,
  });
}

function renderFindingCards(drift: Drift): Fill {
  const pending = drift.asked.pending ? drift.pending : [];
  const changes = groups.flatMap(({ group }) => drift[group].map((change) => ({ group, change })));
  const all = [...changes.map(({ change }) => change), ...pending];
  const ids = numberCards(all);
  const total = all.length + drift.troubled.length;
  if (total === 0)
    return isComplete(drift)
      ? markup`<p>Everything that this project owns is as it was applied.</p>`
      : markup`<p>Of what could be read, everything that this project owns is as it was applied.</p>`;
  const open = total <= MOST_OPEN;
  const sections: CardGroup[] = [
    ...groups.map(({ group, title }) => ({
      title,
      cards: drift[group].map((change) => renderDriftCard(group, change, ids, open)),
    })),
    { title: "In trouble", cards: drift.troubled.map((object, index) => renderTroubleCard(object, index, open)) },
    {
      title: "Pending changes of the manifests (no drift)",
      cards: pending.map((change) => renderChangeCard(change, ids, open, { group: "pending" })),
    },
  ];
  const standing = [
    ...changes.map(({ group, change }) => driftFacetsOf(group, change)),
    ...drift.troubled.map((object) => driftFacetsOf("troubled", object)),
    ...pending.map((change) => driftFacetsOf("pending", change)),
  ];
  return [renderToolbar(facets, standing, "finding"), renderCardGroups(sections)];
}

function renderUnread({ unread }: Drift): Markup | undefined {
  if (unread.length === 0) return undefined;
  const rows = unread.map((kind) => markup`<li>${unreadText(kind)}</li>\n`);
  return renderSection(
    { id: "unread", title: "Could not be read", tone: "bad" },
    markup`<ul class="named">\n${rows}</ul>`,
  );
}

function renderUnmanaged({ unmanaged, asked }: Drift): Markup | undefined {
  if (unmanaged.length === 0) return undefined;
  const fails = asked.unmanaged === "fail";
  const rows = unmanaged.map((object) => markup`<li>${describeUnmanaged(object)}</li>\n`);
  return renderSection(
    { id: "unmanaged", title: fails ? "Nobody owns" : "Nobody owns (no drift)", ...(fails && { tone: "bad" }) },
    markup`<ul class="named">\n${rows}</ul>`,
  );
}

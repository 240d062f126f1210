import { isComplete, type Drift } from "../../drift/drift.ts";
import { hintsOf } from "../../drift/drift-diagnostics.ts";
import { reachesDestination } from "../../drift/part-effect.ts";
import { lostOnlyMarker } from "../../drift/worst-first.ts";
import { renderCardGroups, type CardGroup } from "./card-groups.ts";
import { numberCards } from "./card-ids.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { renderChangeCard } from "./change-card.ts";
import { driftFacetsOf, facetGroupOf, renderDriftCard, renderTroubleCard, type DriftGroup } from "./drift-cards.ts";
import { markup, type Fill, type Markup } from "./markup.ts";
import { renderToolbar, type Facet } from "./toolbar.ts";

/** Reports of at most so many cards have every card open. */
const MOST_OPEN = 12;

/** The groups of changes in the order of the page. */
const groups = [
  { group: "missing", title: "Missing" },
  { group: "vanished", title: "Removed by Segment" },
  { group: "edited", title: "Edited by hand" },
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

/** Everything that moved as cards, group by group, with a search and filters above them. */
export function renderFindingCards(drift: Drift): Fill {
  const pending = drift.asked.pending ? drift.pending : [];
  const changes = groups.flatMap(({ group }) => drift[group].map((change) => ({ group, change })));
  const all = [...changes.map(({ change }) => change), ...pending];
  const ids = numberCards(all);
  const total = all.length + drift.troubled.length;
  if (total === 0) {
    const known = drift.uncompared ? "As far as is known, nothing" : "Nothing";
    const nothing = isComplete(drift) ? known : "Of what could be read, nothing";
    const what = drift.notCompared ? "of what this project declares" : "that this project owns";
    return markup`<p>${nothing} ${what} was edited since it was applied, and declared parts are as declared.</p>`;
  }
  const open = total <= MOST_OPEN;
  const there = drift.differing.filter(({ difference }) => difference !== "missing");
  const gone = { ...drift, differing: drift.differing.filter(({ difference }) => difference === "missing") };
  const sending = { ...drift, differing: there.filter(reachesDestination) };
  const others = { ...drift, differing: there.filter((part) => !reachesDestination(part)) };
  const lost = { ...drift, missing: drift.missing.filter((object) => !lostOnlyMarker(object)) };
  const hints = hintsOf(drift);
  const cardOf = <Group extends DriftGroup>(group: Group, object: Drift[Group][number]): Markup =>
    renderDriftCard(group, object, { ids, open, hint: hints.get(object.address) });
  const cardsOf = (group: DriftGroup, moved = drift): Markup[] => moved[group].map((each) => cardOf(group, each));
  const sections: CardGroup[] = [
    ...groups.flatMap(({ group, title }): CardGroup[] => {
      if (group === "edited")
        return [
          { title: "Not as declared, and decides who is sent", cards: cardsOf("differing", sending) },
          { title, cards: cardsOf(group) },
        ];
      // A part that is gone is missing, too, as the figures above say.
      if (group === "missing") return [{ title, cards: [...cardsOf(group, lost), ...cardsOf("differing", gone)] }];
      return [{ title, cards: cardsOf(group, others) }];
    }),
    { title: "In trouble", cards: drift.troubled.map((object, index) => renderTroubleCard(object, index, open)) },
    {
      title: "Without a marker",
      cards: drift.missing.filter(lostOnlyMarker).map((object) => cardOf("missing", object)),
    },
    {
      title: "Pending changes (not drift)",
      cards: pending.map((change) =>
        renderChangeCard(withoutNewValues(change), ids, open, { facets: { group: "pending" } }),
      ),
    },
  ];
  const cardFacets = [
    ...changes.map(({ group, change }) => driftFacetsOf(facetGroupOf(group, change), change)),
    ...drift.troubled.map((object) => driftFacetsOf("troubled", object)),
    ...pending.map((change) => driftFacetsOf("pending", change)),
  ];
  return [renderToolbar(facets, cardFacets, "finding"), renderCardGroups(sections)];
}

/**
 * What is to be created is named, as in other formats, and its values are not shown: whether one is a secret to its destination was
 * not asked.
 */
function withoutNewValues(change: Change): Change {
  return change.action === "create" ? { ...change, after: {}, readings: [] } : change;
}

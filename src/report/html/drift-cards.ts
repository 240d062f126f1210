import { describeTrouble } from "../../drift/describe-trouble.ts";
import type { Change } from "../../plan/generated/plan.ts";
import type { TroubledObject } from "../../drift/find-troubled.ts";
import { partDifference } from "../drift-part.ts";
import { partTexts } from "../text/drift-text.ts";
import type { CardIds } from "./card-ids.ts";
import { renderCard, type CardParts, type Tone } from "./card.ts";
import { changeMarks, changeReasons, renderEditor } from "./change-facts.ts";
import { renderFactList } from "./fact-list.ts";
import { renderFieldList } from "./field-list.ts";
import { driftedRows } from "./field-rows.ts";
import { renderFindings } from "./findings.ts";
import { markup, type Fill, type Markup } from "./markup.ts";

/** The groups of changes that have cards of their own. */
export type DriftGroup = "edited" | "missing" | "vanished" | "differing";

type Look = Pick<CardParts, "tone" | "sign" | "sentence"> & { content: Fill };

const inSpace = "In the space now";
const tones: Readonly<Record<string, Tone>> = { "-": "delete", "+": "adopt", "~": "update" };

/** What each group says of a change. Drift reads from what was applied to what is there. */
const looks: Record<DriftGroup, (change: Change) => Look> = {
  edited: (change) => ({
    tone: "update",
    sign: "!",
    sentence: "was edited",
    content: [
      renderFactList([["Last edited", change.live && renderEditor(change.live)]], "rows"),
      renderFieldList(driftedRows(change), { before: "As applied", after: inSpace }),
    ],
  }),
  missing: () => ({
    tone: "delete",
    sign: "-",
    sentence: "is missing",
    content: markup`<p>No live object carries its marker: it was deleted by hand, lost its marker, or was never applied.</p>`,
  }),
  vanished: ({ warnings }) => ({
    tone: "delete",
    sign: "-",
    sentence: "was removed by Segment",
    content: renderFindings(warnings, false),
  }),
  differing: (change) => {
    const { sign, sentence } = partTexts[partDifference(change)];
    const names = { before: "As declared", after: inSpace };
    // A part that is missing has all its fields in the manifest; there is nothing to hold against them.
    const fields = change.action === "create" ? undefined : renderFieldList(driftedRows(change), names);
    return { tone: tones[sign] ?? "update", sign, sentence, content: fields };
  },
};

/** One change of a space as what moved. */
export function renderDriftCard(group: DriftGroup, change: Change, ids: CardIds, open: boolean): Markup {
  const { content, ...look } = looks[group](change);
  const { address, name, live } = change;
  return renderCard({
    ...look,
    id: ids.get(address) ?? "",
    address,
    tags: [],
    brief: [name, ...(group === "edited" && live?.updatedBy !== undefined ? [`last edited by ${live.updatedBy}`] : [])],
    facets: driftFacetsOf(group, change),
    open,
    body: [
      content,
      renderFactList(
        changeReasons(change, ids).filter(([term]) => concerned.has(term)),
        "rows",
      ),
      renderFactList(changeMarks(change), "line"),
    ],
  });
}

/** Whom a change concerns. What an apply would do about it is for the plan to say. */
const concerned = new Set(["Sent to", "Used by", "Part of"]);

/** Where a change stands in the filters of a report of drift. */
export function driftFacetsOf(group: string, { kind, live }: Pick<Change, "kind" | "live">): Record<string, string> {
  const who = group === "edited" ? live?.updatedBy : undefined;
  return { group, kind, ...(who !== undefined && { who }) };
}

/** An object in trouble: what is the matter, why, and what to do. @param index Tells two troubles of one object apart. */
export function renderTroubleCard(object: TroubledObject, index: number, open: boolean): Markup {
  const { address, kind, name, id, trouble, source } = object;
  const { sentence, reason, hint } = describeTrouble(object);
  return renderCard({
    id: `trouble-${index + 1}`,
    tone: trouble.type === "failed" ? "delete" : "update",
    sign: "!",
    address,
    sentence,
    tags: [],
    brief: [name],
    facets: driftFacetsOf("troubled", { kind }),
    open,
    body: [
      markup`<p>${reason}</p><p class="remedy"><b>Remedy</b> ${hint}</p>`,
      renderFactList(changeMarks({ name, kind, id, impact: { dependents: [] }, ...(source && { source }) }), "line"),
    ],
  });
}

import { describeTrouble } from "../../drift/describe-trouble.ts";
import type { Drift } from "../../drift/drift.ts";
import { mayMoveMembers } from "../../drift/worst-first.ts";
import { editorOf } from "../../plan/change/authors.ts";
import type { Change } from "../../plan/generated/plan.ts";
import type { TroubledObject } from "../../drift/find-troubled.ts";
import { joiningOfFields } from "../../drift/directions.ts";
import { missingBecause } from "../../drift/missing-because.ts";
import { isThere, missingText, objectTexts } from "../../drift/sentences.ts";
import { partEffect } from "../../drift/part-effect.ts";
import { partText } from "../../drift/part-sentences.ts";
import { partSigns } from "../drift-signs.ts";
import { capitalise } from "../../values/words.ts";
import type { CardIds } from "./card-ids.ts";
import { renderCard, type CardParts, type Tone } from "./card.ts";
import { changeMarks, concerns, renderLastEdit } from "./change-facts.ts";
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

/** What each group says of an object. */
const looks: { [Group in DriftGroup]: (object: Drift[Group][number]) => Look } = {
  edited: ({ live, fields, dropped }) => ({
    tone: "update",
    sign: "!",
    sentence: objectTexts.edited.sentence,
    content: [
      ...[joiningOfFields(fields), dropped?.text].map(
        (text) => text !== undefined && markup`<p>${capitalise(text)}.</p>`,
      ),
      renderFactList([["Last edited", live && renderLastEdit(live)]], "rows"),
      renderFieldList(driftedRows(fields), { before: "As applied", after: inSpace }),
    ],
  }),
  missing: (object) => ({
    tone: isThere(object) ? "update" : "delete",
    sign: isThere(object) ? "!" : "-",
    sentence: missingText(object).sentence,
    content: [
      markup`<p>${capitalise(missingBecause(object))}.</p>`,
      object.unmarked && renderFieldList(driftedRows(object.fields), { before: "As declared", after: inSpace }),
    ],
  }),
  vanished: ({ warnings }) => ({
    tone: "delete",
    sign: "-",
    sentence: objectTexts.vanished.sentence,
    content: renderFindings(warnings, false),
  }),
  differing: (part) => {
    const { difference, fields } = part;
    const { sign } = partSigns[difference];
    const names = { before: "As declared", after: inSpace };
    // A part that is missing has all its fields in the manifest; there is nothing to hold against them.
    const list = difference === "missing" ? undefined : renderFieldList(driftedRows(fields), names);
    const effect = partEffect(part);
    const content = [effect !== undefined && markup`<p>${capitalise(effect)}.</p>`, list];
    return { tone: tones[sign] ?? "update", sign, sentence: partText(part), content };
  },
};

/** One object of a space that moved. @param hint What to do about it. */
export function renderDriftCard<Group extends DriftGroup>(
  group: Group,
  object: Drift[Group][number],
  { ids, open, hint }: { ids: CardIds; open: boolean; hint: string | undefined },
): Markup {
  const { content, ...look } = looks[group](object);
  const { address, name, live } = object;
  const editor = group === "edited" ? editorOf(live) : undefined;
  // An edit says above who made it.
  const marks = changeMarks(object).filter(([term]) => group !== "edited" || term !== "Last edited");
  return renderCard({
    ...look,
    id: ids.get(address) ?? "",
    address,
    tags: [],
    brief: [name, ...(editor === undefined ? [] : [`last edited by ${editor}`])],
    facets: driftFacetsOf(facetGroupOf(group, object), object),
    open,
    body: [
      content,
      group !== "vanished" && renderRemedy(hint),
      renderFactList(
        concerns(object, ids, group === "edited" && mayMoveMembers(object) ? "may have changed with this" : ""),
        "rows",
      ),
      renderFactList(marks, "line"),
    ],
  });
}

function renderRemedy(hint: string | undefined): Markup | undefined {
  return hint === undefined ? undefined : markup`<p class="remedy"><b>Hint</b> ${hint}</p>`;
}

/** The group that a report counts an object in: a part that is gone is missing. */
export function facetGroupOf(group: DriftGroup, object: object): DriftGroup {
  return "difference" in object && object.difference === "missing" ? "missing" : group;
}

/** Where a change stands in the filters of a report of drift. */
export function driftFacetsOf(group: string, { kind, live }: Pick<Change, "kind" | "live">): Record<string, string> {
  const who = group === "edited" ? editorOf(live) : undefined;
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
      markup`<p>${reason}</p>${renderRemedy(hint)}`,
      renderFactList(changeMarks({ name, kind, id, impact: { dependents: [] }, ...(source && { source }) }), "line"),
    ],
  });
}

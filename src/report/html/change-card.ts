import { membersText } from "../../plan/change/counted-members.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { sizeThenText } from "../reach-text.ts";
import { rowName } from "../connection-text.ts";
import { wordsOf } from "../action-words.ts";
import { kindNoun } from "../kind-noun.ts";
import { risksOf } from "../risks.ts";
import { sendingsOf } from "../sendings.ts";
import { sendsEverybody } from "../../plan/change/sends-everybody.ts";
import { passedOnText } from "../used-by-text.ts";
import { unexplainedText } from "../unexplained.ts";
import { capitalise, plural } from "../../values/words.ts";
import { witnessTextsOf } from "../witness-texts.ts";
import type { CardIds } from "./card-ids.ts";
import { renderCard, type Tag } from "./card.ts";
import { changeMarks, changeReasons } from "./change-facts.ts";
import { facetsOf } from "./change-facets.ts";
import { renderFactList } from "./fact-list.ts";
import { renderFieldList } from "./field-list.ts";
import { fieldRows } from "./field-rows.ts";
import { renderFindings } from "./findings.ts";
import { markup, type Markup } from "./markup.ts";
import type { Facets } from "./toolbar.ts";

const names = { before: "Before (in the space now)", after: "After the apply" };

/** What a card shows that its change does not say. */
interface CardSetting {
  /** Where it stands in further filters. */
  facets?: Facets;
  /** How many changes, this one among them, differ in nothing but the object. Default: 1. */
  alike?: number | undefined;
}

/** One change of a plan with everything there is to know of it. */
export function renderChangeCard(
  change: Change,
  ids: CardIds,
  open: boolean,
  { facets = {}, alike = 1 }: CardSetting = {},
): Markup {
  const { address, action, warnings } = change;
  const { sign, planned } = wordsOf(change);
  const loud = sendsEverybody(change);
  return renderCard({
    id: ids.get(address) ?? "",
    tone: action,
    sign: sign.trim() || "·",
    address,
    sentence: planned,
    tags: tagsOf(change, alike),
    brief: briefOf(change),
    facets: { ...facetsOf(change), ...facets },
    open,
    body: [
      warnings.length > 0 &&
        markup`<div class="${loud ? "callout loud" : "callout"}">${renderFindings(warnings, false)}</div>`,
      renderFactList(changeReasons(change, ids), "rows"),
      renderFieldList(fieldRows(change), names),
      renderFactList(
        witnessTextsOf(change).map(([term, text]) => [capitalise(term), text]),
        "rows",
      ),
      renderFactList(changeMarks(change), "line"),
    ],
  });
}

function tagsOf(change: Change, alike: number): Tag[] {
  const { reason, action } = change;
  return [
    ...(alike > 1 ? [{ text: `same change in ${plural(alike, kindNoun(change.kind))}` }] : []),
    ...[...risksOf(change), passedOnText(change)].flatMap((text) =>
      text === undefined ? [] : [{ text: `risky: ${text}`, weight: "alert" as const }],
    ),
    ...sendingTag(change),
    ...(reason === "drift" ? [{ text: "drift", weight: "alert" as const }] : []),
    ...(reason === "moved" && action !== "none" ? [{ text: "moved" }] : []),
    ...(change.explained === false ? [{ text: unexplainedText(change), weight: "alert" as const }] : []),
  ];
}

function sendingTag(change: Change): Tag[] {
  const sendings = sendingsOf(change, []).filter(({ text }) => text !== undefined);
  if (sendings.length === 0) return [];
  const isSure = sendings.some((each) => each.isSure);
  return [{ text: isSure ? "everybody is sent" : "everybody may be sent", weight: "loud" }];
}

function briefOf(change: Change): string[] {
  const {
    impact: { members, membersAre, dependents },
    action,
  } = change;
  return [
    rowName(change),
    ...(members === undefined ? [] : [sizeThenText(change) ?? membersText(members, membersAre)]),
    ...(dependents.length > 0 && action !== "create" ? [`used by ${plural(dependents.length, "other")}`] : []),
  ];
}

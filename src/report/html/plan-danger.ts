import type { Plan } from "../../plan/generated/plan.ts";
import { keepText, lossText } from "../danger.ts";
import {
  queriesTitle,
  querySentences,
  riskSentences,
  riskTitles,
  type ChangeSentence,
  type Risk,
} from "../change-sentences.ts";
import { count } from "../../values/words.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { markup, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";

/** So many are named; the others stand among the cards. */
const MOST_NAMED = 12;

const ids: Readonly<Record<Risk, string>> = { sent: "resync", lost: "danger", ended: "ended", noticed: "noticed" };

/** What is risky in a plan, named before everything else: a section for each risk. */
export function renderRisks(plan: Plan, cards: CardIds): Markup[] {
  const sentences = riskSentences(plan);
  const loss = [lossText(plan.changes), keepText(plan.changes)].filter((text) => text !== "").join(" ");
  // What is replaced and sent again is told once.
  const lossIn: Risk = sentences.some(({ risk }) => risk === "lost") ? "lost" : "sent";
  const list = (own: readonly ChangeSentence[], head: Parameters<typeof renderSection>[0], aside: string): Markup[] => {
    if (own.length === 0) return [];
    return [
      renderSection({ ...head, title: head.title.replace(/:$/, "") }, [
        markup`<ul class="named">\n${own.slice(0, MOST_NAMED).map((each) => renderSentence(each, cards))}</ul>`,
        aside !== "" && markup`<p>${aside}</p>`,
        own.length > MOST_NAMED && markup`<p>and ${count(own.length - MOST_NAMED)} more, among the changes below</p>`,
      ]),
    ];
  };
  return [
    ...(Object.keys(ids) as Risk[]).flatMap((risk) =>
      list(
        sentences.filter((each) => each.risk === risk),
        { id: ids[risk], title: riskTitles[risk], tone: risk === "noticed" ? "warn" : "bad" },
        risk === lossIn ? loss : "",
      ),
    ),
    ...list(querySentences(plan), { id: "queries", title: queriesTitle, tone: "warn" }, ""),
  ];
}

function renderSentence({ address, text }: ChangeSentence, cards: CardIds): Markup {
  return markup`<li>${text}. <span class="brief">${linkAddresses([address], cards)}</span></li>\n`;
}

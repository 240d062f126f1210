import type { Plan } from "../../plan/generated/plan.ts";
import { keepText, lossText } from "../danger.ts";
import { riskSentences, riskTitles, type ChangeSentence, type Risk } from "../change-sentences.ts";
import { count } from "../../values/words.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { markup, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";

/** So many are named; the others stand among the cards. */
const MOST_NAMED = 12;

const ids: Readonly<Record<Risk, string>> = { sent: "resync", lost: "danger", noticed: "noticed" };

/** What is risky in a plan, named before everything else: a section for each risk. */
export function renderRisks(plan: Plan, cards: CardIds): Markup[] {
  const sentences = riskSentences(plan);
  const loss = [lossText(plan.changes), keepText(plan.changes)].filter((text) => text !== "").join(" ");
  // What is replaced and sent again is told once.
  const lossIn: Risk = sentences.some(({ risk }) => risk === "lost") ? "lost" : "sent";
  return (Object.keys(ids) as Risk[]).flatMap((risk) => {
    const own = sentences.filter((each) => each.risk === risk);
    if (own.length === 0) return [];
    return [
      renderSection(
        { id: ids[risk], title: riskTitles[risk].replace(/:$/, ""), tone: risk === "noticed" ? "warn" : "bad" },
        [
          markup`<ul class="named">\n${own.slice(0, MOST_NAMED).map((each) => renderSentence(each, cards))}</ul>`,
          risk === lossIn && loss !== "" && markup`<p>${loss}</p>`,
          own.length > MOST_NAMED && markup`<p>and ${count(own.length - MOST_NAMED)} more, among the changes below</p>`,
        ],
      ),
    ];
  });
}

function renderSentence({ address, text }: ChangeSentence, cards: CardIds): Markup {
  return markup`<li>${text}. <span class="brief">${linkAddresses([address], cards)}</span></li>\n`;
}

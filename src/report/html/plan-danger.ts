import type { Plan } from "../../plan/generated/plan.ts";
import { keepText, lossText } from "../danger.ts";
import { quietGroups, riskGroups, type ChangeSentence } from "../change-sentences.ts";
import { count } from "../../values/words.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import { markup, type Fill, type Markup } from "./markup.ts";
import { renderSection } from "./section.ts";
import type { Risk } from "../worst-first.ts";

/** So many are named; the others stand among the cards. */
const MOST_NAMED = 12;

const ids: Readonly<Record<Risk, string>> = {
  sent: "resync",
  lost: "danger",
  data: "data",
  passed: "passed-on",
  queries: "queries",
  ended: "ended",
  reconnected: "reconnected",
  noticed: "noticed",
  unused: "unused",
};

/** What has to be seen before anything else, below a title of its own. */
export interface Alarm {
  id: string;
  title: string;
  content: Fill;
}

/** What is risky in a plan, named before everything else: a title for each risk. */
export function riskAlarms(plan: Plan, cards: CardIds): Alarm[] {
  const groups = riskGroups(plan);
  const loss = [lossText(plan.changes), keepText(plan.changes)].filter((text) => text !== "").join(" ");
  // What is replaced and sent again is told once.
  const lossIn: Risk = groups.some(({ risk }) => risk === "lost") ? "lost" : "sent";
  return groups.map(({ risk, title, sentences }) => ({
    id: ids[risk],
    title: withoutColon(title),
    content: renderSentences(sentences, cards, risk === lossIn ? loss : ""),
  }));
}

/** What else is named where many things change. No danger, and no box. */
export function renderQuiet(plan: Plan, cards: CardIds): Markup[] {
  return quietGroups(plan).map(({ risk, title, sentences }) =>
    renderSection({ id: ids[risk], title: withoutColon(title) }, renderSentences(sentences, cards)),
  );
}

function renderSentences(sentences: readonly ChangeSentence[], cards: CardIds, aside = ""): Fill {
  const more = sentences.length - MOST_NAMED;
  return [
    markup`<ul class="named">\n${sentences.slice(0, MOST_NAMED).map((each) => renderSentence(each, cards))}</ul>`,
    aside !== "" && markup`<p>${aside}</p>`,
    more > 0 && markup`<p>and ${count(more)} more, among the changes below</p>`,
  ];
}

function withoutColon(title: string): string {
  return title.replace(/:$/, "");
}

function renderSentence({ address, text }: ChangeSentence, cards: CardIds): Markup {
  return markup`<li>${text}. <span class="brief">${linkAddresses([address], cards)}</span></li>\n`;
}

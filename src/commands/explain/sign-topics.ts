import { actionWords } from "../../report/action-words.ts";
import { partSigns } from "../../report/drift-signs.ts";
import { renderListsText } from "../../report/text/page-text.ts";
import { noMore } from "./no-more.ts";
import type { TopicReader } from "./topic.ts";

/** What a sign before an address says in a drift, where it is about a part of an audience. */
const partMeanings: Readonly<Record<keyof typeof partSigns, string>> = {
  missing: "is declared and not in the space",
  undeclared: "is in the space and not declared",
  fields: "has other fields than declared",
};

/** `explain signs`: what the signs before the lines of a plan mean and of a drift. */
export const signTopics: TopicReader = {
  topics: [["signs", "what the signs before the lines of a plan mean, such as < and >"]],
  words: () => ["signs"],

  read({ name, rest }) {
    if (name !== "signs" && name !== "sign") return undefined;
    noMore(name, rest);
    const plan = Object.values(actionWords)
      .filter(({ sign }) => sign.trim() !== "")
      .map(({ sign, planned }) => ({ sign, meaning: planned }));
    const drift = Object.entries(partMeanings).map(([difference, meaning]) => ({
      sign: partSigns[difference as keyof typeof partSigns].sign,
      meaning,
    }));
    const rowsOf = (signs: typeof plan) => signs.map(({ sign, meaning }) => [sign, meaning] as const);
    return {
      data: { plan, drift },
      text: (style) =>
        renderListsText(
          [
            { title: "Of an object in a plan", rows: rowsOf(plan) },
            { title: "Of a part of an audience in a drift", rows: rowsOf(drift) },
          ],
          style,
        ),
    };
  },
};

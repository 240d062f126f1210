import { ruleCodes, type RuleText } from "../../diagnostics/codes.ts";
import { groupBy } from "../../values/group-by.ts";
import { renderEntriesText, renderListsText } from "../../report/text/page-text.ts";
import { noMore } from "./no-more.ts";
import type { Explanation, TopicReader } from "./topic.ts";

const codes: Readonly<Record<string, RuleText>> = ruleCodes;

/** `explain codes` and `explain CODE`: what a finding is about. */
export const codeTopics: TopicReader = {
  topics: [
    ["codes", "every code that findings have, with its title"],
    ["CODE", "what a finding is about, by the code in brackets after it, such as plan-too-many-deletes"],
  ],
  words: () => ["codes", ...Object.keys(codes)],

  read({ name, rest }) {
    // The code may be copied with its brackets.
    const code = name.toLowerCase().replace(/^\[(.*)\]$/, "$1");
    const rule = Object.hasOwn(codes, code) ? codes[code] : undefined;
    if (code !== "codes" && !rule) return undefined;
    noMore(code, rest);
    return rule ? explainCode(code, rule) : listCodes();
  },
};

function explainCode(code: string, { title, explanation }: RuleText): Explanation {
  return {
    data: { code, title, explanation },
    text: (style) => renderEntriesText([{ name: code, lines: [`${title}.`, explanation] }], style),
  };
}

function listCodes(): Explanation {
  const rows = Object.entries(codes).map(([code, { title }]) => [code, title] as const);
  const families = groupBy(rows, ([code]) => /^[^-]*/.exec(code)?.[0] ?? "");
  return {
    data: { codes: Object.entries(codes).map(([code, rule]) => ({ code, ...rule })) },
    text: (style) =>
      renderListsText(
        [...families].map(([family, members]) => ({ title: `${family}-`, rows: members })),
        style,
      ),
  };
}

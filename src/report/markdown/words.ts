import { wordsIn } from "../glossary.ts";

/** What people do not read as words of the product: blocks, code, and what stands in tags. */
const asides = /```[^]*?```|`[^`\n]*`|<code>[^]*?<\/code>|<!--[^]*?-->|"[^"\n]*"/g;

/** The words of the glossary that a report uses, folded, with what parts them from the next block. @param report In Markdown. */
export function wordsUsed(report: string): string {
  const words = wordsIn(report.replaceAll(asides, " "));
  if (words.length === 0) return "";
  const rows = words.map(({ word, meaning }) => `- **${word}**: ${meaning}`);
  return `<details><summary>Words used here</summary>\n\n${rows.join("\n")}\n\n</details>\n\n`;
}

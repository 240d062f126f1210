import { wordsIn } from "../glossary.ts";
import { markup, type Markup } from "./markup.ts";

/** What people do not read as words of the product: code, what they can press, and tags. */
const asides = /<(code|pre|select|button|svg|h1)\b[^]*?<\/\1>|<[^>]*>|&quot;.*?&quot;/g;

/** The words of the glossary that a page uses, folded. */
export function renderWords(page: Markup): Markup | undefined {
  const words = wordsIn(page.toString().replaceAll(asides, " "));
  if (words.length === 0) return undefined;
  const rows = words.map(({ word, meaning }) => markup`<dt>${word}</dt><dd>${meaning.replaceAll("`", "")}</dd>\n`);
  return markup`<details class="words-used"><summary>Words used here</summary>\n<dl>\n${rows}</dl>\n</details>`;
}

import { contentPolicy } from "./content-policy.ts";
import { pageScript, pageStyle } from "./generated/page-assets.ts";
import { renderWords } from "./words.ts";
import { markup, trustMarkup, type Markup } from "./markup.ts";

/** What a page is made of. */
export interface PageParts {
  title: string;
  /** What leads past the head of the page, for those who read by keyboard. */
  skipTo: { id: string; label: string };
  header: Markup;
  main: Markup;
  footer?: Markup;
}

/** A whole page in one text that needs nothing else. Ends with a line break. */
export function renderPage({ title, skipTo, header, main, footer }: PageParts): string {
  const policy = contentPolicy({ script: pageScript, style: pageStyle });
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="audiencectl">
<title>${title}</title>
<style>${trustMarkup(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#${skipTo.id}">${skipTo.label}</a>
<header class="page-head">
${header}
</header>
<main>
${main}
${renderWords(markup`${header}${main}`)}
</main>
${footer && markup`<footer>\n${footer}\n</footer>`}
<script>${trustMarkup(pageScript)}</script>
</body>
</html>
`.toString();
}

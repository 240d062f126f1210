import { isFilled, markup, type Fill, type Markup } from "./markup.ts";

/** A thing known, by its name. */
export type Fact = readonly [term: string, value: Fill];

/**
 * What is known, term by term; terms without a value are left out.
 *
 * @param shape Beside each other in columns, below each other in rows, or as small print on a line.
 */
export function renderFactList(
  facts: readonly Fact[],
  shape: "columns" | "rows" | "line" = "columns",
): Markup | undefined {
  const rows = facts.filter(([, value]) => isFilled(value));
  if (rows.length === 0) return undefined;
  return markup`<dl class="facts ${shape}">\n${rows.map(([term, value]) => markup`<div><dt>${term}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

import { markup, type Fill, type Markup } from "./markup.ts";

/** How a section is headed, and how much it stands out. */
export interface SectionHead {
  id: string;
  title: string;
  tone?: "bad" | "warn";
}

/** A part of a page with a heading. */
export function renderSection({ id, title, tone }: SectionHead, content: Fill): Markup {
  return markup`<section class="${tone ?? "plain"}" aria-labelledby="${id}">
<h2 id="${id}" tabindex="-1">${title}</h2>
${content}
</section>
`;
}

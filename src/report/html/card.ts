import { markup, type Fill, type Markup } from "./markup.ts";

/** How something stands out. Each has a colour, and no meaning hangs on that alone. */
export type Tone = "create" | "update" | "replace" | "delete" | "adopt" | "forget" | "mark" | "withheld" | "none";

/** A word or two at the head of a card. */
export interface Tag {
  text: string;
  /** `loud`: must not be overlooked. `alert`: is to be looked at. */
  weight?: "loud" | "alert";
}

/** One thing that can be opened, found and filtered. */
export interface CardParts {
  id: string;
  tone: Tone;
  sign: string;
  address: string;
  /** What becomes of it: the rest of the sentence that begins with the address. */
  sentence: string;
  tags: readonly Tag[];
  /** What the closed card says besides. */
  brief: readonly string[];
  /** What filters ask for, by name. */
  facets: Readonly<Record<string, string>>;
  open: boolean;
  body: Fill;
}

/** One card. Its heading is the address. */
export function renderCard(card: CardParts): Markup {
  const { id, tone, sign, address, sentence, tags, brief, facets, open, body } = card;
  const data = Object.entries(facets).map(([name, value]) => markup` data-${name}="${value}"`);
  return markup`<article class="card tone-${tone}" id="${id}"${data}>
<details${open && markup` open`}><summary><span class="sign" aria-hidden="true">${sign}</span><span class="head"><h4><code>${address}</code></h4> <span class="sentence">${sentence}</span>${tags.map(renderTag)}<span class="brief">${brief.join(" · ")}</span></span></summary>
<div class="body">
${body}
</div></details></article>
`;
}

function renderTag({ text, weight }: Tag): Markup {
  return markup` <span class="tag${weight && ` ${weight}`}">${text}</span>`;
}

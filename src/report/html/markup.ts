import { escapeHtml } from "../../values/escape-html.ts";
import { escapeControls } from "../../values/printable.ts";

/** Text that is HTML already. Only `markup` and `trustMarkup` make it, so that nothing gets into a page unescaped. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can be filled into a template. What is missing leaves nothing behind. */
export type Fill = Markup | string | number | undefined | false | readonly Fill[];

/** HTML with texts filled in, each escaped for content and for attributes in quotes alike. */
export function markup(parts: TemplateStringsArray, ...fills: readonly Fill[]): Markup {
  let text = parts[0] ?? "";
  for (const [index, fill] of fills.entries()) text += `${escapeFill(fill)}${parts[index + 1] ?? ""}`;
  return new Markup(text);
}

/** Takes text for HTML as it is. Only for what this program ships itself. */
export function trustMarkup(text: string): Markup {
  return new Markup(text);
}

/** Whether there is anything in it. */
export function isFilled(fill: Fill): boolean {
  if (fill === undefined || fill === false || fill === "") return false;
  return !Array.isArray(fill) || fill.some(isFilled);
}

function escapeFill(fill: Fill): string {
  if (fill === undefined || fill === false) return "";
  if (fill instanceof Markup) return fill.toString();
  if (typeof fill === "object") return fill.map(escapeFill).join("");
  const text = String(fill);
  return plain.test(text) ? text : escapeHtml(escapeControls(text));
}

/** Texts that stay as they are. Most do, and a page has tens of thousands of them. */
const plain = /^[ !#-%(-;=?-~]*$/;

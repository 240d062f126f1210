import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** A node of Markdown's syntax tree, as far as tests look at it. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** What a text in Markdown amounts to on GitHub. */
export interface ParsedMarkdown {
  /** All text in code, piece by piece. */
  code: string[];
  /** All other text, piece by piece. */
  plain: string[];
  /** Sorts of nodes that are there. */
  types: Set<string>;
  /** Pieces of HTML. */
  html: string[];
}

/** Parses GitHub's Markdown. */
export function parseMarkdown(text: string): ParsedMarkdown {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
  const parsed: ParsedMarkdown = { code: [], plain: [], types: new Set(), html: [] };
  const visit = ({ type, value = "", children = [] }: Node): void => {
    parsed.types.add(type);
    if (type === "code" || type === "inlineCode") parsed.code.push(value);
    else if (type === "html") parsed.html.push(value);
    else if (type === "text") parsed.plain.push(value);
    children.forEach(visit);
  };
  visit(tree);
  return parsed;
}

/** What GitHub makes of plain text besides Markdown: mentions, issues, commits, emoji. Empty when there is nothing. */
export function findReferences(texts: readonly string[]): string[] {
  const pattern = /@\w|#\d|\bGH-\d|:[\w+-]*[a-z][\w+-]*:|https?:\/\/|www\.|\b(?=[0-9]*[a-f])[0-9a-f]{7,40}\b/i;
  return texts.flatMap((text) => pattern.exec(text)?.[0] ?? []);
}

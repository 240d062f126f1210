import { parse, type DefaultTreeAdapterTypes, type ParserError } from "parse5";

/** An element of a page. */
export interface PageElement {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  /** All text within it. */
  text: string;
}

/** A page as an HTML parser reads it. */
export interface ReadPage {
  /** What the parser had to put up with: empty for a page that is well formed. */
  faults: string[];
  /** Every element in the order of the page. */
  elements: PageElement[];
  /** Those of one tag. */
  all: (tag: string) => PageElement[];
}

/** Reads a page as browsers do. */
export function readPage(html: string): ReadPage {
  const faults: string[] = [];
  const onParseError = ({ code, startLine, startCol }: ParserError): unknown =>
    faults.push(`${code} at ${startLine}:${startCol}`);
  const elements = elementsIn(parse(html, { onParseError }));
  return { faults, elements, all: (tag) => elements.filter((element) => element.tag === tag) };
}

function elementsIn(node: DefaultTreeAdapterTypes.Node): PageElement[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsIn) : [];
  if (!("tagName" in node)) return children;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ tag: node.tagName, attributes, text: textIn(node) }, ...children];
}

function textIn(node: DefaultTreeAdapterTypes.Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textIn).join("") : "";
}

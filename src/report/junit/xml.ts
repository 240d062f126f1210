import { escapeControls } from "../../values/printable.ts";

/** An element of XML. Attributes without a value are left out. */
export interface Element {
  name: string;
  attributes?: Readonly<Record<string, string | number | undefined>>;
  /** Text, or elements within it. */
  content?: string | readonly Element[];
}

/** A document of one element. Ends with a line break. */
export function renderXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, "")}\n`;
}

function renderElement({ name, attributes = {}, content = [] }: Element, indent: string): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const head = [name, ...given.map(([key, value]) => `${key}="${escapeText(String(value))}"`)].join(" ");
  if (content.length === 0) return `${indent}<${head}/>`;
  if (typeof content === "string") return `${indent}<${head}>${escapeLines(content)}</${name}>`;
  const children = content.map((child) => renderElement(child, `${indent}  `));
  return [`${indent}<${head}>`, ...children, `${indent}</${name}>`].join("\n");
}

/** Line breaks stay; everything else that XML 1.0 does not allow, or that nobody sees, is made visible. */
function escapeLines(text: string): string {
  return text.split("\n").map(escapeText).join("\n");
}

function escapeText(text: string): string {
  return escapeControls(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

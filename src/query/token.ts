import type { Span } from "./finding.ts";

/** One word of a query. */
export interface Token extends Span {
  kind: "word" | "string" | "number" | "timestamp" | "operator" | "punctuation" | "end";
  /** As written; of a string, what stands between the quotes as single quotes would need it. */
  text: string;
  /** Of a string, the text with its escapes taken out; otherwise the same as `text`. */
  value: string;
  /** Of a string whose closing quote is missing: it holds all that follows on its line. */
  unclosed?: true;
}

/** A token as people should see it in a message. */
export function showToken(token: Token): string {
  if (token.kind === "end") return "the end of the query";
  const text = token.text.length > 40 ? `${token.text.slice(0, 39)}…` : token.text;
  return token.kind === "string" ? `'${text}'` : `"${text}"`;
}

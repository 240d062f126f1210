import { functions } from "./functions.ts";
import { foreignKeywords, keywords, supersededNames } from "./spelling.ts";
import type { LiteralNode } from "./syntax-tree.ts";
import type { Token } from "./token.ts";

const bareValues: ReadonlyMap<string, LiteralNode["kind"]> = new Map([
  ["true", "boolean"],
  ["false", "boolean"],
  ["null", "null"],
]);

/** The keyword that a token stands for in any spelling: `and`, `&&` → `AND`. */
export function keywordOf(token: Token): string | undefined {
  if (token.kind === "operator") return foreignKeywords.get(token.text);
  if (token.kind !== "word") return undefined;
  const word = token.text.toUpperCase();
  return keywords.has(word) ? word : undefined;
}

/** `AND` or `OR` when the token stands for one of them. */
export function junctionOf(token: Token): "AND" | "OR" | undefined {
  const word = keywordOf(token);
  return word === "AND" || word === "OR" ? word : undefined;
}

/** The literal that a token is, unless the one after it makes a call of it. */
export function literalOf(token: Token, next: Token): LiteralNode | undefined {
  const { start, end, text, value } = token;
  switch (token.kind) {
    case "string":
    case "number":
    case "timestamp":
      return { type: "literal", kind: token.kind, text, value, start, end };
    case "word": {
      const kind = bareValues.get(text.toLowerCase());
      if (kind === undefined || next.text === "(") return undefined;
      return { type: "literal", kind, text, value: text.toLowerCase(), start, end };
    }
    case "operator":
    case "punctuation":
    case "end":
      return undefined;
  }
}

/** The current name of a function: superseded names replaced, capitals lowered. Unknown names stay as written. */
export function currentName(written: string): string {
  const lower = written.toLowerCase();
  const name = supersededNames.get(lower) ?? lower;
  return functions.has(name) ? name : written;
}

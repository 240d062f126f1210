import { readTokens } from "./lexer.ts";
import type { Token } from "./token.ts";

/** Calls that only the audience query language has. */
const extractors: ReadonlySet<string> = new Set(["event", "entity", "trait", "property", "context", "literal"]);

/** Functions that only FQL has, and has at the start of a condition. */
const filterCalls: ReadonlySet<string> = new Set(
  ["match", "length", "typeof"].concat(["lower", "upper", "snake", "kebab", "title"].map((word) => `${word}case`)),
);

/** The fields that every event may have: the spec of events, as the examples of FQL use them. Small letters. */
const fields: ReadonlySet<string> = new Set(
  "type event context properties traits integrations userid anonymousid groupid messageid timestamp".split(" "),
);

/** What a condition or a value may follow, and what may follow a field. */
const before: ReadonlySet<string> = new Set("( ! , [ { = == != < > <= >= && || and or not in".split(" "));
const after: ReadonlySet<string> = new Set(". ! ) = == != < > <= >= && || and or in".split(" "));

/**
 * Whether a text looks like FQL, the language of space filters, rather than an audience query: it calls no extractor,
 * yet names a field of an event or a function of FQL where a condition starts (API.md 6.3).
 */
export function looksLikeFql(text: string): boolean {
  return tokensLookLikeFql(readTokens(text).tokens);
}

/** The same for a text that was cut into tokens before. */
export function tokensLookLikeFql(tokens: readonly Token[]): boolean {
  let found = false;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const name = token.text.toLowerCase();
    const called = isCalled(tokens, index);
    if (called && extractors.has(name)) return false;
    if (found || !isAmong(before, tokens[index - 1])) continue;
    found = called
      ? filterCalls.has(name) || (name === "contains" && isField(tokens, index + 2))
      : isField(tokens, index);
  }
  return found;
}

/** Whether a text looks like an audience query: it calls an extractor. */
export function looksLikeQuery(text: string): boolean {
  const { tokens } = readTokens(text);
  return tokens.some((token, index) => extractors.has(token.text) && token.kind === "word" && isCalled(tokens, index));
}

function isCalled(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next?.kind === "punctuation" && next.text === "(";
}

function isField(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "word" || !fields.has(token.text.toLowerCase())) return false;
  return isAmong(after, tokens[index + 1]) || tokens[index + 1]?.text === ",";
}

/** The start and the end of the text are among everything. */
function isAmong(words: ReadonlySet<string>, token: Token | undefined): boolean {
  return token === undefined || (token.kind !== "string" && words.has(token.text.toLowerCase()));
}

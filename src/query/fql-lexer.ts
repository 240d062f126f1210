import type { QueryFinding } from "./finding.ts";
import type { Token } from "./token.ts";

const blank = /\s+/y;
// A field path: dotted names, any other character escaped by a backslash (API.md 6.3).
const path = /(?:[A-Za-z0-9_-]|\\[\s\S])+(?:\.(?:[A-Za-z0-9_-]|\\[\s\S])+)*/y;
const number = /[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?![\w.])/y;
const string = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y;
const operator = /===|!==|==|!=|>=|<=|<>|&&|\|\||[=<>!]/y;
const punctuation = /[()[\],]/y;

const kinds: readonly (readonly [RegExp, Token["kind"]])[] = [
  [string, "string"],
  [number, "number"],
  [operator, "operator"],
  [punctuation, "punctuation"],
  [path, "word"],
];

/** Cuts a filter into tokens. What belongs to nothing is reported and left out. Linear in the length of the text. */
export function readFqlTokens(source: string): { tokens: Token[]; findings: QueryFinding[] } {
  const tokens: Token[] = [];
  const findings: QueryFinding[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  while (at < source.length) {
    at += match(blank)?.length ?? 0;
    const start = at;
    if (start === source.length) break;
    for (const [pattern, kind] of kinds) {
      const text = match(pattern);
      if (text === undefined) continue;
      at += text.length;
      tokens.push({ kind, text, value: text, start, end: at });
      break;
    }
    if (at > start) continue;
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const quote = character === "'" || character === '"';
    at = quote ? source.length : at + character.length;
    if (findings.length < 20) findings.push(findStranger(character, start, at, quote));
  }
  return { tokens, findings };
}

function findStranger(character: string, start: number, end: number, quote: boolean): QueryFinding {
  return {
    code: quote ? "query-string" : "query-character",
    severity: "error",
    message: quote
      ? "The string that starts here is not closed before the end of the filter"
      : `unexpected "${character}"; a filter allows it only in a text in quotes`,
    ...(quote ? {} : { hint: "inside of a field's name it is written with a backslash before it" }),
    start,
    end,
  };
}

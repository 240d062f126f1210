import type { QueryFinding } from "./finding.ts";
import type { Token } from "./token.ts";

/** Each opening quote with what may close it. Only the first is shown in any documentation (API.md 4.3). */
const closingQuotes: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ["‘", "’‘'"],
  ["’", "’‘'"],
  ["‚", "’‘'"],
  ["“", '”“"'],
  ["”", '”“"'],
  ["„", '”“"'],
  ["`", "`´"],
  ["´", "`´"],
]);

/** A quote of any kind that may open a string. */
export function isOpeningQuote(character: string): boolean {
  return closingQuotes.has(character);
}

/**
 * Reads the string that starts at an opening quote. It ends at its closing quote or, unclosed, at the end of its line:
 * one forgotten quote must not turn the rest of the query inside out.
 */
export function readString(source: string, start: number, report: (finding: QueryFinding) => void): Token {
  const quote = source.charAt(start);
  const closers = closingQuotes.get(quote) ?? quote;
  let text = "";
  let value = "";
  let at = start + 1;
  for (;;) {
    const character = source.charAt(at);
    if (character === "" || character === "\n" || character === "\r") {
      report({
        code: "query-string",
        severity: "error",
        message: `The string that starts here is not closed before the end of ${character === "" ? "the query" : "its line"}`,
        hint: "a quote inside a string is written \\'",
        start,
        end: at,
      });
      return { kind: "string", text, value, start, end: at, unclosed: true };
    }
    at += 1;
    if (closers.includes(character)) {
      // `'it''s'` is SQL. Two texts never touch, so it can mean nothing else.
      if (character !== "'" || source.charAt(at) !== "'" || at === start + 2) break;
      report(findDoubledQuote(at - 1));
      at += 1;
      text += "\\'";
      value += "'";
      continue;
    }
    if (character === "\\" && at < source.length) {
      const escaped = source.charAt(at);
      at += 1;
      text += escaped === '"' && quote !== "'" ? escaped : character + escaped;
      // Only quotes and the backslash itself are known escapes; `\.` in a trait's path belongs to the path.
      value += escaped === "'" || escaped === '"' || escaped === "\\" ? escaped : character + escaped;
    } else {
      text += character === "'" ? "\\'" : character;
      value += character;
    }
  }
  const token: Token = { kind: "string", text, value, start, end: at };
  if (quote !== "'") report(findQuoteFault(quote, token));
  return token;
}

function findQuoteFault(quote: string, token: Token): QueryFinding {
  const double = quote === '"';
  return {
    code: "query-quotes",
    severity: double ? "warning" : "error",
    message: double
      ? "Only single quotes are documented around a text"
      : `${quote} is not a quote of the query language; a text must be in straight single quotes`,
    start: token.start,
    end: token.end,
    fix: { start: token.start, end: token.end, text: `'${token.text}'` },
  };
}

function findDoubledQuote(start: number): QueryFinding {
  return {
    code: "query-string",
    severity: "error",
    message: "A quote inside a text is written \\', not doubled",
    start,
    end: start + 2,
    fix: { start, end: start + 2, text: "\\'" },
  };
}

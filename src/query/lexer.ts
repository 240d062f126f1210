import { characterNumber } from "../values/printable.ts";
import type { QueryFinding } from "./finding.ts";
import { foreignKeywords, operators } from "./spelling.ts";
import { isOpeningQuote, readString } from "./strings.ts";
import type { Token } from "./token.ts";

const blank = /\s+/y;
const oddBlank = /[^ \t\r\n]/;
const comment = /(?:\/\/|--|#)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const timestamp = /\d{4}-\d{2}-\d{2}(?:T[0-9:.]*(?:Z|[+-]\d{2}:?\d{2})?)?/y;
const number = /-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
/** How other languages name a variable: `$amount`, `{{amount}}`. */
const variable = /\$([A-Za-z_]\w*)|\{\{\s*(?:var\.|vars\.)?([A-Za-z_]\w*)\s*\}\}/y;
const operator = /===|!==|==|!=|>=|<=|<>|=>|=<|&&|\|\||[=<>≥≤≠!&|]/y;
/** So many open brackets are beyond what the parser follows, so that nothing behind them can matter. */
const maximumOpen = 250;
const invisible = /[\u200B-\u200D\u2060]+/y;
const punctuation = "(){}[],:.";

/** More are of no use to anybody. */
const maximumFindings = 20;

/** A query cut into tokens. */
export interface LexedQuery {
  tokens: Token[];
  /** The first faults of spelling. */
  findings: QueryFinding[];
  /** Whether every character was understood, in whatever spelling. */
  complete: boolean;
}

/**
 * Cuts a query into tokens. Characters that belong to nothing are reported and left out, so that the parser sees the
 * rest. Linear in the length of the text.
 */
export function readTokens(source: string): LexedQuery {
  const tokens: Token[] = [];
  const findings: QueryFinding[] = [];
  let complete = true;
  let open = 0;
  const report = (finding: QueryFinding): void => {
    if (finding.severity === "error" && !finding.fix) complete = false;
    if (findings.length < maximumFindings) findings.push(finding);
  };
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  const push = (kind: Token["kind"], text: string): void => {
    tokens.push({ kind, text, value: text, start: at, end: at + text.length });
    at += text.length;
  };
  while (at < source.length) {
    const character = source.charAt(at);
    const foreign = character === "$" || character === "{" ? match(variable) : undefined;
    if (foreign !== undefined) {
      report(findVariable(at, foreign));
      // It stands for a value, so that what is around it can be read.
      tokens.push({ kind: "number", text: "0", value: "0", start: at, end: at + foreign.length });
      at += foreign.length;
      continue;
    }
    if (punctuation.includes(character) && !(character === "." && match(number))) {
      push("punctuation", character);
      if ("([{".includes(character)) open += 1;
      else if (")]}".includes(character)) open -= 1;
      if (open <= maximumOpen) continue;
      complete = false;
      break;
    }
    if (isOpeningQuote(character)) {
      const token = readString(source, at, report);
      tokens.push(token);
      at = token.end;
      continue;
    }
    const skipped = match(blank);
    if (skipped !== undefined) {
      if (oddBlank.test(skipped)) report(findOddBlank(at, skipped));
      at += skipped.length;
      continue;
    }
    const name = match(word);
    if (name !== undefined) {
      push("word", name);
      continue;
    }
    const date = match(timestamp);
    if (date !== undefined) {
      push("timestamp", date);
      continue;
    }
    const remark = match(comment);
    if (remark !== undefined) {
      report(findComment(at, at + remark.length));
      at += remark.length;
      continue;
    }
    const digits = match(number);
    if (digits !== undefined) {
      push("number", digits);
      continue;
    }
    const sign = match(operator);
    if (sign !== undefined && (operators[sign] || foreignKeywords.has(sign))) {
      push("operator", sign);
      continue;
    }
    at = skipStranger(source, at, match(invisible), report);
  }
  return { tokens, findings, complete };
}

function findVariable(start: number, written: string): QueryFinding {
  variable.lastIndex = 0;
  const [, plain, braced] = variable.exec(written) ?? [];
  return {
    code: "query-foreign-spelling",
    severity: "error",
    message: `${written} is no variable in a query`,
    hint: `write \${var.${plain ?? braced}} for a variable of the environment`,
    start,
    end: start + written.length,
  };
}

function findOddBlank(start: number, skipped: string): QueryFinding {
  const odd = skipped.search(oddBlank);
  return {
    code: "query-undocumented",
    severity: "warning",
    message: `The character ${characterNumber(skipped.charAt(odd))} looks like a blank and is none`,
    start: start + odd,
    end: start + odd + 1,
    fix: { start, end: start + skipped.length, text: skipped.replaceAll(/[^ \t\r\n]/g, " ") },
  };
}

function findComment(start: number, end: number): QueryFinding {
  return {
    code: "query-comment",
    severity: "error",
    message: "The query language has no comments",
    hint: "write the remark as a comment of the YAML file",
    start,
    end,
    fix: { start, end, text: "" },
  };
}

function skipStranger(
  source: string,
  start: number,
  unseen: string | undefined,
  report: (finding: QueryFinding) => void,
): number {
  const character = unseen ?? String.fromCodePoint(source.codePointAt(start) ?? 0);
  // A run of one character is one mistake.
  let end = start + character.length;
  while (source.startsWith(character, end)) end += character.length;
  report({
    code: "query-character",
    severity: "error",
    message: unseen
      ? `An invisible character (${characterNumber(character)}) is between the words`
      : `unexpected "${character}"; it is not allowed outside of a text in quotes`,
    start,
    end,
    ...(unseen || character === ";" ? { fix: { start, end, text: "" } } : {}),
  });
  return end;
}

import { plural } from "../values/words.ts";
import { Cursor, spanOf } from "./cursor.ts";
import { sortFindings, type QueryFinding } from "./finding.ts";
import { looksLikeQuery } from "./fql-detect.ts";
import { fqlForeignOperators, fqlFunctions } from "./fql-functions.ts";
import { readFqlTokens } from "./fql-lexer.ts";
import { readTokens } from "./lexer.ts";
import { closeBracket } from "./reader.ts";
import { showToken, type Token } from "./token.ts";
import { nearestWord } from "./near.ts";

const comparisons: ReadonlySet<string> = new Set(["=", "!=", ">", ">=", "<", "<=", "==", "===", "!==", "<>"]);

/**
 * What is known to be wrong with a filter in FQL, in reading order: grammar, brackets, functions and their number of
 * arguments (API.md 6.3). Types are not checked, as fields have none that is known.
 */
export function checkFql(text: string): QueryFinding[] {
  if (looksLikeQuery(text)) return [findQuery(text)];
  const { tokens, findings } = readFqlTokens(text);
  const cursor = new Cursor(text, tokens);
  if (tokens.length === 0 && findings.length === 0)
    cursor.fail({ code: "query-empty", message: "The filter is empty", start: 0, end: text.length });
  else readFilter(cursor);
  return sortFindings([...findings, ...cursor.findings]);
}

function findQuery(text: string): QueryFinding {
  const event = firstEvent(text) ?? "Button Clicked";
  return {
    code: "query-is-not-fql",
    severity: "error",
    message: "This is an audience query; a space filter is written in FQL",
    hint: `a filter looks at the fields of one event: type = 'track' and event = '${event}'`,
    start: text.length - text.trimStart().length,
    end: text.trimEnd().length,
  };
}

/** The name of the first event that a query asks for, where it can be written between single quotes as it is. */
function firstEvent(query: string): string | undefined {
  const { tokens } = readTokens(query);
  const at = tokens.findIndex(
    ({ kind, text }, index) => kind === "word" && text === "event" && tokens[index + 1]?.text === "(",
  );
  const name = at === -1 ? undefined : tokens[at + 2];
  return name?.kind === "string" && !/['\\]/.test(name.value) ? name.value : undefined;
}

function readFilter(cursor: Cursor): void {
  readCondition(cursor);
  while (cursor.peek().kind !== "end") {
    const token = cursor.peek();
    if (cursor.is(")") || cursor.is("]")) {
      const message = `Nothing before was opened that this "${token.text}" could close`;
      cursor.fail({ code: "query-unclosed", message, ...spanOf(token) });
    } else failHere(cursor, "and, or or the end of the filter");
    // What starts a condition is read as one, so that a forgotten junction is one finding and not many.
    if (!startsOperand(cursor)) cursor.take();
    if (isJunction(cursor.peek())) cursor.take();
    if (startsOperand(cursor)) readCondition(cursor);
  }
}

function startsOperand(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (token.kind === "word") return !isJunction(token) && !isWord(token, "in");
  return token.kind === "string" || token.kind === "number" || cursor.is("(") || cursor.is("[");
}

function failHere(cursor: Cursor, expected: string): void {
  const token = cursor.peek();
  const found =
    token.kind === "end" ? "the end of the filter" : token.kind === "string" ? token.text : showToken(token);
  cursor.fail({ code: "query-fql-syntax", message: `Expected ${expected}, found ${found}`, ...spanOf(token) });
}

function isWord(token: Token, word: string): boolean {
  return token.kind === "word" && token.text.toLowerCase() === word;
}

/** `and`, `or` in either case: the documentation has both (API.md 6.3). */
function isJunction(token: Token): boolean {
  return isWord(token, "and") || isWord(token, "or") || token.text === "&&" || token.text === "||";
}

function noteForeign(cursor: Cursor, token: Token): void {
  const text = isWord(token, "not") ? "!" : fqlForeignOperators.get(token.text);
  if (text === undefined) return;
  cursor.note({
    code: "query-fql-spelling",
    severity: "error",
    message: `"${token.text}" is not part of FQL; it writes ${text}`,
    ...spanOf(token),
    fix: { ...spanOf(token), text },
  });
}

function readCondition(cursor: Cursor): void {
  cursor.nest(() => {
    readComparison(cursor);
    while (isJunction(cursor.peek())) {
      noteForeign(cursor, cursor.take());
      readComparison(cursor);
    }
  });
}

function readComparison(cursor: Cursor): void {
  while (cursor.peek().text === "!" || isWord(cursor.peek(), "not")) noteForeign(cursor, cursor.take());
  if (!readOperand(cursor)) return;
  const token = cursor.peek();
  if (isWord(token, "in") || (token.kind === "operator" && comparisons.has(token.text))) {
    cursor.take();
    noteForeign(cursor, token);
    readOperand(cursor);
  }
}

/** A field, a literal, a call, a list or something in parentheses. Answers whether there was one. */
function readOperand(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (cursor.is("(")) {
    cursor.take();
    readCondition(cursor);
    closeBracket(cursor, token, ")");
  } else if (cursor.is("[")) readList(cursor, cursor.take(), "]");
  else if (token.kind === "word" && !isJunction(token) && !isWord(token, "in")) {
    cursor.take();
    if (cursor.is("(")) readCall(cursor, token);
  } else if (token.kind === "string" || token.kind === "number") cursor.take();
  else {
    failHere(cursor, "a field such as event, a value or a function");
    if (token.kind === "operator") cursor.take();
    return false;
  }
  return true;
}

function readCall(cursor: Cursor, name: Token): void {
  const given = readList(cursor, cursor.take(), ")");
  const row = fqlFunctions.get(name.text);
  if (!row) {
    const near = nearestWord(name.text, [...fqlFunctions.keys()]);
    cursor.fail({
      code: "query-fql-function",
      message: `${name.text}(…) is not a function of FQL${near === undefined ? "" : `; did you mean ${near}(…)?`}`,
      ...(near === undefined ? { hint: `FQL has ${[...fqlFunctions.keys()].join(", ")}` } : {}),
      ...spanOf(name),
      ...(near === undefined ? {} : { fix: { ...spanOf(name), text: near } }),
    });
  } else if (row.args !== given) {
    const message = `${name.text}(…) takes ${plural(row.args, "argument")}, not ${given}`;
    cursor.fail({ code: "query-arguments", message, hint: `for example ${row.example}`, ...spanOf(name) });
  }
}

/** Reads what stands between brackets, separated by commas; answers how many there are. */
function readList(cursor: Cursor, open: Token, mark: ")" | "]"): number {
  let count = 0;
  if (!cursor.is(mark)) {
    do {
      readCondition(cursor);
      count += 1;
    } while (cursor.skip(","));
  }
  closeBracket(cursor, open, mark);
  return count;
}

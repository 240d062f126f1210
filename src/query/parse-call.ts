import { spanOf } from "./cursor.ts";
import { functions } from "./functions.ts";
import { currentName, keywordOf, literalOf } from "./parse-words.ts";
import { startsCondition } from "./joint-meant.ts";
import { closeBracket, makeCall, type Reader } from "./reader.ts";
import { foreignComparisons } from "./spelling.ts";
import type { ArgumentNode, CallNode, DurationNode, LabelNode } from "./syntax-tree.ts";
import type { Token } from "./token.ts";
import { isUnit } from "./units.ts";

/** Reads a call whose name and opening parenthesis are next; `name` overrides the name that is written. */
export function readCall(reader: Reader, name?: string): CallNode | undefined {
  const { cursor } = reader;
  return cursor.nest(() => {
    const token = cursor.take();
    const open = cursor.take();
    const resolved = name ?? currentName(token.text);
    const row = functions.get(resolved);
    // Nothing that a function takes begins with a comparison.
    if (cursor.peek().kind === "operator") return noteUnclosed(reader, token, { open, resolved });
    const gives = row?.kind === "reducer" || resolved === "where" ? 1 : 0;
    const brace = cursor.peek();
    const prefix = readLabel(reader);
    reader.inner += gives;
    const args = readArguments(reader, resolved);
    reader.inner -= gives;
    if (prefix?.braced) closeBracket(cursor, brace, "}");
    const end = closeBracket(cursor, open, ")");
    return makeCall(resolved, token, { args, form: "call", end, prefix });
  });
}

/** Reports `count( > 3`, where only the closing parenthesis is missing, and goes on behind it. */
function noteUnclosed(
  { cursor }: Reader,
  token: Token,
  { open, resolved }: { open: Token; resolved: string },
): CallNode {
  const { end } = open;
  cursor.note({
    code: "query-unclosed",
    severity: "error",
    message: `The "(" after ${token.text} is never closed`,
    ...spanOf(open),
    fix: { start: token.start, end, text: `${token.text}()` },
  });
  return makeCall(resolved, token, { args: [], form: "call", end });
}

/** Reads `7 days` if that is next. */
export function readDuration({ cursor }: Reader): DurationNode | undefined {
  const amount = cursor.peek();
  const unit = cursor.peek(1);
  if (amount.kind !== "number" || unit.kind !== "word" || keywordOf(unit) || cursor.is("(", 2)) return undefined;
  if (foreignComparisons.has(unit.text.toLowerCase()) || unit.text.toLowerCase() === "as") return undefined;
  if (!isUnit(unit.text) && startsCondition(cursor, 2)) return undefined;
  cursor.take();
  cursor.take();
  const { start } = amount;
  return { type: "duration", amount: amount.text, unit: unit.text, unitSpan: spanOf(unit), start, end: unit.end };
}

function readLabel({ cursor }: Reader): LabelNode | undefined {
  const braced = cursor.is("{") && cursor.is(":", 2);
  if (cursor.peek(Number(braced)).kind !== "word" || !cursor.is(":", 1 + Number(braced))) return undefined;
  if (braced) cursor.take();
  const token = cursor.take();
  cursor.take();
  return { type: "label", name: token.text, braced, ...spanOf(token) };
}

function readArguments(reader: Reader, name: string): ArgumentNode[] {
  const { cursor } = reader;
  const args: ArgumentNode[] = [];
  if (cursor.is(")") || cursor.is("}")) return args;
  const bracket = cursor.is("[") ? cursor.take() : undefined;
  do {
    if (bracket && cursor.is("]")) break;
    const argument = readArgument(reader, name);
    if (argument) args.push(argument);
  } while (cursor.skip(","));
  const end = bracket ? closeBracket(cursor, bracket, "]") : 0;
  if (bracket && cursor.last?.text === "]") noteBrackets(reader, bracket, end);
  return args;
}

/** Lists lost their brackets on 2024-06-04: API.md 4.5. */
function noteBrackets({ cursor }: Reader, bracket: Token, end: number): void {
  const { start } = bracket;
  cursor.note({
    code: "query-superseded",
    severity: "warning",
    message: "Lists are written without brackets since June 2024",
    start,
    end,
    fix: { start, end, text: cursor.source.slice(start + 1, end - 1) },
  });
}

function readArgument(reader: Reader, name: string): ArgumentNode | undefined {
  const { cursor } = reader;
  const duration = readDuration(reader);
  if (duration) return duration;
  if (failUnquoted(reader, name) || failWordOfTime(reader, name)) return undefined;
  // It has swallowed the rest of its line, so what follows on the next one belongs to somebody else.
  if (cursor.peek().unclosed) return literalOf(cursor.take(), cursor.peek());
  const value = reader.condition();
  const as = cursor.peek();
  if (!value || as.kind !== "word" || as.text.toLowerCase() !== "as") return value;
  cursor.take();
  const type = cursor.peek();
  if (type.kind !== "word") {
    cursor.failHere("a type after as: number, string or array");
    return undefined;
  }
  cursor.take();
  return { type: "cast", value, to: type.text, toSpan: spanOf(type), start: value.start, end: type.end };
}

/** Words before a length of time that functions have in their names. */
const wordsOfTime: ReadonlyMap<string, "last" | "next"> = new Map([
  ["last", "last"],
  ["past", "last"],
  ["previous", "last"],
  ["next", "next"],
  ["coming", "next"],
  ["following", "next"],
]);

/** Reports `within(last 7 days)`: a word before a length of time. */
function failWordOfTime(reader: Reader, name: string): boolean {
  const { cursor } = reader;
  const word = cursor.peek();
  const row = functions.get(name);
  if (word.kind !== "word" || cursor.peek(1).kind !== "number" || !row?.args.includes("duration")) return false;
  cursor.take();
  readDuration(reader);
  const direction = wordsOfTime.get(word.text.toLowerCase());
  const message = `"${word.text}" is not part of a length of time`;
  const span = { start: word.start, end: cursor.peek(-1).end };
  // Events are before now, and the names of the others say which way they look.
  if (direction === (name.endsWith("_next") ? "next" : "last"))
    cursor.fail({
      code: "query-duration",
      message,
      ...spanOf(word),
      fix: { start: word.start, end: cursor.peek(-2).start, text: "" },
    });
  else {
    const hint = direction
      ? `for a date in the time ${direction === "next" ? "after" : "before"} now write within_${direction}(7 days)`
      : `for example ${row.example}`;
    cursor.fail({ code: "query-duration", message, ...span, hint });
  }
  return true;
}

/** Reports `event(Order Completed)`: words without quotes where a function takes a text. */
function failUnquoted({ cursor }: Reader, name: string): boolean {
  const takesText = functions.get(name)?.args.some((kind) => kind === "name" || kind === "text" || kind === "value");
  const first = cursor.peek();
  if (!takesText || first.kind !== "word" || cursor.is("(", 1) || literalOf(first, cursor.peek(1))) return false;
  let count = 1;
  while (cursor.peek(count).kind === "word" || cursor.peek(count).kind === "number") count += 1;
  // `NOT 'x'` is a misplaced condition, but `Any Purchase` is a name.
  const ends = cursor.is(")", count) || cursor.is(",", count);
  if (keywordOf(first) && !(ends && cursor.peek(1).kind !== "number")) return false;
  for (; count > 0; count -= 1) cursor.take();
  const span = { start: first.start, end: cursor.last?.end ?? first.end };
  const text = `'${cursor.source.slice(span.start, span.end)}'`;
  cursor.fail({
    code: "query-unquoted-name",
    message: `The text that ${name}(…) takes must be in single quotes: ${text}`,
    ...span,
    fix: { ...span, text },
  });
  return true;
}

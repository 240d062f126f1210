import { spanOf } from "./cursor.ts";
import type { QueryFinding, Span } from "./finding.ts";
import { functions } from "./functions.ts";
import { readCall, readDuration } from "./parse-call.ts";
import { currentName, keywordOf, literalOf } from "./parse-words.ts";
import { readIs, readLike } from "./parse-like.ts";
import { readSqlTest } from "./parse-sql.ts";
import { operatorAt, takeOperator } from "./operator-run.ts";
import { makeCall, type Reader } from "./reader.ts";
import { foreignComparisons, operators } from "./spelling.ts";
import type { ArgumentNode, CallNode, ChainNode } from "./syntax-tree.ts";
import type { Token } from "./token.ts";

/** Whether a call or an operator is next. */
export function chainGoesOn({ cursor }: Reader): boolean {
  return cursor.is(".") || operatorAt(cursor);
}

/** Whether a comparison is next, or so many tokens ahead, in whatever spelling. */
export function comparisonFollows({ cursor }: Reader, ahead = 0): boolean {
  const at = ahead + Number(cursor.is(".", ahead));
  const token = cursor.peek(at);
  if (operatorAt(cursor, at)) return true;
  if (token.kind !== "word") return false;
  const word = token.text.toLowerCase();
  if (word === "not") return foreignComparisons.has(cursor.peek(at + 1).text.toLowerCase());
  return foreignComparisons.has(word) || functions.get(currentName(token.text))?.kind === "comparison";
}

/** Reads the calls and the comparison that follow the head of a chain. */
export function readTail(reader: Reader, chain: ChainNode): ChainNode {
  const calls: CallNode[] = [...chain.calls];
  let compared: Span | undefined;
  for (;;) {
    const token = reader.cursor.peek();
    if (operatorAt(reader.cursor)) {
      if (compared) failSecondComparison(reader, token);
      compared = token;
      const call = readComparison(reader);
      if (call) calls.push(call);
    } else {
      const call = readNextCall(reader);
      if (call === "none") return { ...chain, calls, end: calls.at(-1)?.end ?? chain.end };
      if (call) calls.push(call);
    }
  }
}

function failSecondComparison({ cursor }: Reader, token: Token): void {
  cursor.fail({
    code: "query-chained-comparison",
    message: `The comparison before "${token.text}" has finished this condition`,
    hint: "join two comparisons by AND",
    ...spanOf(token),
  });
}

function readComparison(reader: Reader): CallNode | undefined {
  const token = takeOperator(reader.cursor);
  const operand = readOperand(reader);
  if (!token) return undefined;
  const name = operators[token.text]?.name ?? token.text;
  return operand && makeCall(name, token, { args: [operand], form: "operator", end: operand.end });
}

/** The right side of an operator: a value, or a chain that gives one. */
function readOperand(reader: Reader): ArgumentNode | undefined {
  const { cursor } = reader;
  const token = cursor.peek();
  if (cursor.is("(")) return reader.group();
  const duration = readDuration(reader);
  if (duration) return duration;
  const literal = literalOf(token, cursor.peek(1));
  if (literal) {
    cursor.take();
    return literal;
  }
  const word = token.kind === "word" && !keywordOf(token);
  if (word && cursor.is("(", 1)) {
    const head = readCall(reader);
    if (!head) return undefined;
    const calls: CallNode[] = [];
    for (let call = readNextCall(reader); call !== "none"; call = readNextCall(reader)) if (call) calls.push(call);
    return { type: "chain", head, calls, start: head.start, end: calls.at(-1)?.end ?? head.end };
  }
  if (word) failUnquotedValue(reader, token);
  else cursor.failHere("a value after the comparison");
  return undefined;
}

function failUnquotedValue({ cursor }: Reader, token: Token): void {
  cursor.take();
  cursor.fail({
    code: "query-unquoted-name",
    message: `A text to compare to must be in single quotes: '${token.text}'`,
    ...spanOf(token),
    fix: { ...spanOf(token), text: `'${token.text}'` },
  });
}

/** `.name(…)`, also where the dot or the parentheses were forgotten; `"none"` when no call follows. */
function readNextCall(reader: Reader): CallNode | undefined | "none" {
  const { cursor } = reader;
  const token = cursor.peek();
  const sql = readSqlTest(reader);
  if (sql) return sql;
  for (const read of [readLike, readIs]) {
    const call = read(reader);
    if (call !== "none") return call;
  }
  if (token.kind === "word" && cursor.is("(", 1)) return readCallWithoutDot(reader, token);
  if (token.kind === "word" && foreignComparisons.has(token.text.toLowerCase()))
    return failForeignComparison(reader, token);
  if (!cursor.skip(".")) return readBareCall(reader, token);
  const name = cursor.peek();
  if (name.kind !== "word" || keywordOf(name)) {
    cursor.failHere("the name of a function after the dot");
    return undefined;
  }
  if (cursor.is("(", 1)) return readCall(reader);
  cursor.take();
  cursor.note({
    code: "query-missing-parentheses",
    severity: "error",
    message: `"${name.text}" is a function and needs its parentheses`,
    ...spanOf(name),
    fix: { start: name.end, end: name.end, text: "()" },
  });
  return makeCall(currentName(name.text), name, { args: [], form: "call", end: name.end });
}

function readCallWithoutDot(reader: Reader, token: Token): CallNode | undefined | "none" {
  const foreign = foreignComparisons.get(token.text.toLowerCase());
  const name = foreign ?? currentName(token.text);
  const row = functions.get(name);
  if (!row || row.kind === "extractor") return "none";
  // A pattern with its % is not the text that a call looks for.
  if (foreign === "contains") {
    reader.cursor.fail(foreignFinding(token));
    readCall(reader, name);
    return undefined;
  }
  reader.cursor.note({
    code: foreign ? "query-foreign-spelling" : "query-missing-dot",
    severity: "error",
    message: foreign
      ? `"${token.text}" is not part of the query language; it writes .${foreign}(…)`
      : `A dot is missing before ${token.text}(…)`,
    ...spanOf(token),
    fix: { start: reader.cursor.last?.end ?? token.start, end: reader.cursor.peek(1).start, text: `.${name}` },
  });
  return readCall(reader, name);
}

/** Reads `exists`, `contains 'x'` or `within 7 days` after a value: a call without its dot and its parentheses. */
function readBareCall(reader: Reader, token: Token): CallNode | undefined | "none" {
  const { cursor } = reader;
  const name = currentName(token.text);
  const row = token.kind === "word" ? functions.get(name) : undefined;
  const takes = (row?.args.length ?? 0) > 0;
  const next = cursor.peek(1);
  if (!row || row.kind === "extractor" || (takes && !literalOf(next, cursor.peek(2)))) return "none";
  const start = cursor.last?.end ?? token.start;
  cursor.take();
  const argument = takes ? readOperand(reader) : undefined;
  const end = argument?.end ?? token.end;
  cursor.note({
    code: "query-missing-dot",
    severity: "error",
    message: `A dot is missing before ${token.text}, and its parentheses`,
    ...spanOf(token),
    fix: { start, end, text: `.${name}(${argument ? cursor.source.slice(argument.start, end) : ""})` },
  });
  return makeCall(name, token, { args: argument ? [argument] : [], form: "call", end });
}

function failForeignComparison({ cursor }: Reader, token: Token): undefined {
  cursor.take();
  cursor.fail(foreignFinding(token));
  // What was compared to is of no use without its comparison.
  if (literalOf(cursor.peek(), cursor.peek(1))) cursor.take();
  return undefined;
}

function foreignFinding(token: Token): Omit<QueryFinding, "severity"> {
  const word = token.text.toLowerCase();
  const current = foreignComparisons.get(word) ?? "equals";
  return {
    code: "query-foreign-spelling",
    message: `"${token.text}" is not part of the query language`,
    hint:
      word === "between"
        ? "compare the value twice: trait('age') >= 18 AND trait('age') <= 30"
        : `write a call such as .${functions.get(current)?.example ?? current}`,
    ...spanOf(token),
  };
}

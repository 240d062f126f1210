import { literalOf } from "./parse-words.ts";
import { makeCall, type Reader } from "./reader.ts";
import type { CallNode, LiteralNode } from "./syntax-tree.ts";
import type { Token } from "./token.ts";

/** What a pattern of SQL with its `%` at these ends asks for, and what `NOT LIKE` with it asks for where one call says so. */
const calls: Readonly<Record<string, { name: string; negated?: string; operator?: true }>> = {
  "": { name: "equals", negated: "differs", operator: true },
  "^": { name: "ends_with" },
  $: { name: "starts_with" },
  "^$": { name: "contains", negated: "omits" },
};

const pieces = "starts_with('…'), contains('…') and ends_with('…')";

const overlooksCase = `nothing says that a comparison overlooks capital letters; if it need not, look for the text with ${pieces}`;
const noPattern = `nothing stands for % and _ within a text; look at its parts with ${pieces}`;

const bothWaysOfNot =
  "write !=, or = with NOT before the whole condition; NOT also takes those without a value, and != does not";

const takesAbsent = "omits(…) also takes those without a value";

function negatedHint(name: string | undefined, text: string): string {
  return `write NOT before the whole condition, and .${name}('${text}') here`;
}

/** Reads `like '%x'` or `not like '%x%'` after a value, and reports the call that looks for the same; `"none"` for anything else. */
export function readLike(reader: Reader): CallNode | undefined | "none" {
  const { cursor } = reader;
  const first = cursor.peek();
  const negated = isWord(first, ["not"]);
  const like = cursor.peek(Number(negated));
  const pattern = cursor.peek(Number(negated) + 1);
  if (!isWord(like, ["like", "ilike"]) || pattern.kind !== "string") return "none";
  const before = cursor.last?.end ?? first.start;
  const words = cursor.source.slice(first.start, like.end);
  for (let count = Number(negated) + 2; count > 0; count -= 1) cursor.take();
  const span = { start: first.start, end: like.end };
  const message = `"${words}" is not part of the query language`;
  const [, lead = "", text = "", trail = ""] = /^(%?)([^%_]+)(%?)$/.exec(pattern.text) ?? [];
  const call = calls[(lead && "^") + (trail && "$")];
  const name = negated ? call?.negated : call?.name;
  const anyCase = isWord(like, ["ilike"]);
  if (anyCase || !call || text === "" || name === undefined) {
    const hint = anyCase ? overlooksCase : text === "" ? noPattern : negatedHint(call?.name, text);
    cursor.fail({ code: "query-foreign-spelling", message, hint, ...span });
    return undefined;
  }
  const written = call.operator ? `${negated ? "!=" : "="} '${text}'` : `.${name}('${text}')`;
  const fix = { start: call.operator ? first.start : before, end: pattern.end, text: written };
  const hint = name === "omits" ? { hint: takesAbsent } : {};
  cursor.note({ code: "query-foreign-spelling", severity: "error", message, ...hint, ...span, fix });
  const form = call.operator ? "operator" : "call";
  return makeCall(name, like, { args: [textOf(pattern, text)], form, end: pattern.end });
}

function textOf(pattern: Token, text: string): LiteralNode {
  const value = pattern.value.replaceAll("%", "");
  const { start, end } = pattern;
  return { type: "literal", kind: "string", text, value, start, end };
}

/** Reads `is 'x'` or `is not 'x'` after a value, and reports the operator; `"none"` for anything else. */
export function readIs({ cursor }: Reader): CallNode | "none" {
  const first = cursor.peek();
  if (!isWord(first, ["is"])) return "none";
  const negated = isWord(cursor.peek(1), ["not"]);
  const literal = literalOf(cursor.peek(1 + Number(negated)), cursor.peek(2 + Number(negated)));
  if (!literal) return "none";
  const last = negated ? cursor.peek(1) : first;
  for (let count = 2 + Number(negated); count > 0; count -= 1) cursor.take();
  const span = { start: first.start, end: last.end };
  const foreign = `"${cursor.source.slice(span.start, span.end)}" is not part of the query language`;
  const place = { code: "query-foreign-spelling", severity: "error", ...span } as const;
  if (negated) cursor.note({ ...place, message: foreign, hint: bothWaysOfNot });
  else cursor.note({ ...place, message: `${foreign}; it writes =`, fix: { ...span, text: "=" } });
  return makeCall(negated ? "differs" : "equals", first, { args: [literal], form: "operator", end: literal.end });
}

function isWord({ kind, text }: Token, words: readonly string[]): boolean {
  return kind === "word" && words.includes(text.toLowerCase());
}

import { spanOf, type Cursor } from "./cursor.ts";
import type { ArgumentNode, CallNode, ChainNode, LabelNode, QueryNode } from "./syntax-tree.ts";
import type { Token } from "./token.ts";

/** What the parts of the parser share. The two methods are here because calls hold conditions and conditions calls. */
export interface Reader {
  readonly cursor: Cursor;
  /** How many calls around this place give `property()` a meaning. */
  inner: number;
  /** Reads a condition or a value. `undefined` means that the fault was reported. */
  condition(): QueryNode | undefined;
  /** Reads what stands in the parentheses or braces that are next. */
  group(): QueryNode | undefined;
}

/** Makes the node of a call whose name or operator is the token. */
export function makeCall(
  name: string,
  token: Token,
  rest: { args: readonly ArgumentNode[]; form: CallNode["form"]; end: number; prefix?: LabelNode | undefined },
): CallNode {
  const { args, form, end, prefix } = rest;
  return {
    type: "call",
    name,
    written: token.text,
    nameSpan: spanOf(token),
    form,
    ...(prefix ? { prefix } : {}),
    args,
    start: token.start,
    end,
  };
}

/** The node as a chain that more calls can be added to; a literal is what `literal(…)` would give. */
export function asChain(node: QueryNode): ChainNode | undefined {
  const { start, end } = node;
  if (node.type === "chain") return node;
  if (node.type !== "literal") return undefined;
  const token: Token = { kind: "word", text: "literal", value: "literal", start, end };
  return {
    type: "chain",
    head: makeCall("literal", token, { args: [node], form: "call", end }),
    calls: [],
    start,
    end,
  };
}

/** Expects the mark that closes what was opened; answers where it ends. */
export function closeBracket(cursor: Cursor, open: Token, mark: string): number {
  if (cursor.is(mark)) return cursor.take().end;
  const { last } = cursor;
  // An unclosed string has swallowed the bracket; it was reported, and the rest of the query is worth reading.
  if (last?.unclosed) return last.end;
  if (cursor.peek().kind === "end") {
    // What was to follow the bracket was read as if it were in it: where(property('a') = 'b'.count() > 1.
    cursor.withdraw("query-chained-comparison", open.start);
    cursor.fail({
      code: "query-unclosed",
      message: `This "${open.text}" is never closed`,
      hint: `add ${mark} where it ends`,
      ...spanOf(open),
    });
    return cursor.peek().end;
  }
  cursor.failHere(`"${mark}" that closes the "${open.text}" before`, `add ${mark} before it`);
  cursor.skipToClose();
  return cursor.is(mark) ? cursor.take().end : cursor.peek().start;
}

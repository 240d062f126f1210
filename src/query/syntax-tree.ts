import type { Span } from "./finding.ts";

/**
 * A query or a part of it that stands for a condition or a value.
 * The tree says what was written, not whether it makes sense: that is for the checker.
 */
export type QueryNode = JunctionNode | PrefixNode | ChainNode | LiteralNode;

/** Conditions joined by one run of `AND` or of `OR`; always two or more. */
export interface JunctionNode extends Span {
  readonly type: "and" | "or";
  readonly operands: readonly QueryNode[];
}

/** `NOT`, or a quantifier over the users of an account, before a condition. */
export interface PrefixNode extends Span {
  readonly type: "not" | "any" | "all";
  readonly operand: QueryNode;
}

/** Calls joined by dots: an extractor, then filters, a reducer and a comparison. */
export interface ChainNode extends Span {
  readonly type: "chain";
  readonly head: CallNode;
  readonly calls: readonly CallNode[];
}

/** One function call. A comparison by operator is the call that it stands for: `>= 3` is `at_least(3)`. */
export interface CallNode extends Span {
  readonly type: "call";
  /** The current name; see `spelling.ts`. */
  readonly name: string;
  /** The name or operator as it stands in the text. */
  readonly written: string;
  /** Where the name or operator stands. */
  readonly nameSpan: Span;
  readonly form: "call" | "operator";
  /** The word before a colon: `parent:` or `exclude:`. */
  readonly prefix?: LabelNode;
  readonly args: readonly ArgumentNode[];
}

/** The word before a colon in a call's parentheses. */
export interface LabelNode extends Span {
  readonly type: "label";
  readonly name: string;
  /** Whether the labelled arguments stand in braces, as `sources({exclude: …})` does. */
  readonly braced: boolean;
}

/** What may stand in a call's parentheses. */
export type ArgumentNode = QueryNode | CastNode | DurationNode;

/** `property('x') as string`. */
export interface CastNode extends Span {
  readonly type: "cast";
  readonly value: QueryNode;
  /** The type as written. */
  readonly to: string;
  readonly toSpan: Span;
}

/** `7 days`. */
export interface DurationNode extends Span {
  readonly type: "duration";
  /** The number as written. */
  readonly amount: string;
  /** The unit as written. */
  readonly unit: string;
  readonly unitSpan: Span;
}

/** A plain value. */
export interface LiteralNode extends Span {
  readonly type: "literal";
  /** `boolean` and `null` are bare words, which no documentation shows. */
  readonly kind: "string" | "number" | "timestamp" | "boolean" | "null";
  /** As written; of a string, what stands between the quotes, escapes included, as single quotes would need it. */
  readonly text: string;
  /** What the text stands for: escapes of a string taken out, otherwise the same as `text`. */
  readonly value: string;
}

import { notKnown, sayText, type Words } from "./describe-words.ts";
import { canonicalNumber } from "./number-text.ts";
import type { ArgumentNode, CallNode, LiteralNode } from "./syntax-tree.ts";

/** The literal that an argument is, also inside of `literal(…)`: the language wraps plain values by itself (API.md 4.1). */
export function literalIn(argument: ArgumentNode | undefined): LiteralNode | undefined {
  if (argument?.type === "literal") return argument;
  if (argument?.type !== "chain" || argument.calls.length > 0) return undefined;
  const { name, args, prefix } = argument.head;
  const [value] = args;
  return name === "literal" && args.length === 1 && !prefix && value?.type === "literal" ? value : undefined;
}

/** The quoted text that is all that a call is given. */
export function onlyText({ args, prefix }: CallNode): LiteralNode | undefined {
  const [text] = args;
  return args.length === 1 && !prefix && text?.type === "literal" && text.kind === "string" ? text : undefined;
}

/** Whether an argument is a quoted text. */
export function isText(argument: ArgumentNode): argument is LiteralNode {
  return argument.type === "literal" && argument.kind === "string";
}

/** A value that something is compared to. Bare words such as `true` and `null` are not documented. */
export function sayLiteral(literal: LiteralNode | undefined): Words {
  switch (literal?.kind) {
    case "number":
      return canonicalNumber(literal.text);
    case "timestamp":
      return literal.text;
    case "string":
      return literal.text === "true" || literal.text === "false" ? literal.text : sayText(literal);
    case "boolean":
    case "null":
    case undefined:
      return notKnown;
  }
}

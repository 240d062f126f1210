import type { Place } from "./describe-place.ts";
import { notKnown, sayText, type Words } from "./describe-words.ts";
import { isFlag, isTextWithoutQuotes } from "./identities-of-values.ts";
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

/** The text that is looked for in others, also where it stands without quotes: API.md 4.6. */
export function sayTextOf(argument: ArgumentNode, call: CallNode, { inEntity }: Pick<Place, "inEntity">): Words {
  if (argument.type !== "literal") return notKnown;
  const { kind, text } = argument;
  if (kind === "string") return sayText(argument);
  const bare = kind === "boolean" ? !inEntity && isFlag(argument) : isTextWithoutQuotes(call, argument);
  return bare ? sayText({ value: text, text }) : notKnown;
}

/**
 * A value that something is compared to. Bare `true` is the text `'true'`, except for columns of entities, of which nothing
 * says so (API.md 4.6). A bare `null` is not documented.
 */
export function sayLiteral(literal: LiteralNode | undefined, { inEntity }: Pick<Place, "inEntity">): Words {
  switch (literal?.kind) {
    case "number":
      return canonicalNumber(literal.text);
    case "timestamp":
      return literal.text;
    case "boolean":
      return inEntity || !isFlag(literal) ? notKnown : sayFlagOrText(literal);
    case "string":
      return sayFlagOrText(literal);
    case "null":
    case undefined:
      return notKnown;
  }
}

/** Whether a literal is the text `true`, as far as that is known. */
export function isTrue(literal: LiteralNode | undefined, place: Pick<Place, "inEntity">): boolean {
  return sayLiteral(literal, place) === "true";
}

function sayFlagOrText(literal: LiteralNode): string {
  return literal.text === "true" || literal.text === "false" ? literal.text : sayText(literal);
}

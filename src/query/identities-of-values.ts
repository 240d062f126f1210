import { compareText } from "../values/compare-text.ts";
import type { ArgumentKind } from "./function-row.ts";
import { functions } from "./functions.ts";
import { type Identity, textOf } from "./identity.ts";
import { canonicalNumber } from "./number-text.ts";
import type { ArgumentNode, CallNode, LiteralNode } from "./syntax-tree.ts";
import { canonicalInstant, isTimestamp } from "./timestamp.ts";

/** Identities of what stands in the parentheses of calls. */
export const identitiesOfValues = [
  {
    name: "contains_one",
    example: ["trait('a').contains_one('x')", "trait('a').contains('x')"],
    source: "API.md 4.5",
    call: (call) => (call.name === "contains_one" ? { ...call, name: "contains" } : call),
  },
  {
    name: "dates in quotes or without",
    example: ["trait('a').before_date('2023-12-07')", "trait('a').before_date(2023-12-07)"],
    source: "API.md 4.2",
    call: (call) =>
      mapLiterals(call, ["timestamp"], (value) =>
        value.kind === "string" && isTimestamp(value.text) ? { ...value, kind: "timestamp" } : value,
      ),
  },
  {
    name: "spellings of an instant",
    example: ["trait('a').before_date(2023-12-07T18:50:00.000Z)", "trait('a').before_date(2023-12-07T18:50:00+00:00)"],
    source: "API.md 4.6",
    // Where texts are looked into, each spelling has letters of its own.
    call: (call) =>
      functions.get(call.name)?.looksIntoTexts
        ? call
        : mapLiterals(call, ["timestamp", "scalar", "value"], (value, kind) =>
            value.kind === "timestamp" || (value.kind === "string" && kind === "timestamp")
              ? withText(value, canonicalInstant(value.text))
              : value,
          ),
  },
  {
    // Columns of entities have types, so there a text may be another value: API.md 4.6. Of which text `TRUE` is, nothing is said.
    name: "bare true and false",
    example: ["trait('a') = true", "trait('a') = 'true'"],
    source: "API.md 4.6",
    call: (call, { inEntity }) =>
      inEntity
        ? call
        : mapLiterals(call, ["scalar", "value", "text"], (value) =>
            isFlag(value) ? { ...value, kind: "string" } : value,
          ),
  },
  {
    name: "numbers and dates as parts of texts",
    example: ["trait('a').starts_with(5)", "trait('a').starts_with('5')"],
    source: "API.md 4.6",
    // Columns of entities have types: nothing says which values their texts stand for.
    call: (call, { inEntity }) =>
      inEntity
        ? call
        : mapLiterals(call, ["text"], (value) =>
            isTextWithoutQuotes(call, value) ? { ...value, kind: "string" } : value,
          ),
  },
  {
    name: "a type that is taken anyway",
    example: ["event('A').max(property('b') as number) > 1", "event('A').max(property('b')) > 1"],
    source: "API.md 4.6",
    call: (call) => withoutCast(call, functions.get(call.name)?.defaultCast),
  },
  {
    name: "mode as number",
    example: ["event('A').mode(property('b') as number, 2) = 'x'", "event('A').mode(property('b'), 2) = 'x'"],
    source: "API.md 4.6",
    call: (call) => (call.name === "mode" ? withoutCast(call, "number") : call),
  },
  {
    name: "the order of values",
    example: ["trait('a').one_of('x', 'y')", "trait('a').one_of('y', 'x')"],
    source: "API.md 4.6",
    call: (call) =>
      functions.get(call.name)?.unordered === undefined
        ? call
        : {
            ...call,
            args: call.args
              .map((node) => ({ node, text: textOf(node) }))
              .toSorted((a, b) => compareText(a.text, b.text))
              .map(({ node }) => node),
          },
  },
  {
    name: "repeated values",
    example: ["trait('a').one_of('x', 'y', 'x')", "trait('a').one_of('x', 'y')"],
    source: "API.md 4.6",
    call: (call) =>
      functions.get(call.name)?.unordered === undefined
        ? call
        : { ...call, args: [...new Map(call.args.map((arg): [string, ArgumentNode] => [textOf(arg), arg])).values()] },
  },
] as const satisfies readonly Identity[];

/**
 * Whether a value without quotes is written in place of its text, where one text is taken. `omits(5)` is the opposite of
 * `contains(5)`, which takes values of every type.
 */
export function isTextWithoutQuotes(call: CallNode, literal: LiteralNode): boolean {
  return call.name !== "omits" && literal.kind !== "boolean" && hasOneSpelling(literal);
}

/**
 * Whether a value without quotes can be written in one way only, so that it is known which letters it stands for where
 * texts are looked into. A number such as `1.50` or `5.0` and every time of day have several spellings.
 */
export function hasOneSpelling(literal: LiteralNode): boolean {
  const { kind, text } = literal;
  if (kind === "number") return canonicalNumber(text) === text && !text.endsWith(".0") && !hasManyDigits(text);
  return kind === "timestamp" ? !text.includes("T") : isFlag(literal);
}

/** Whether a number has more digits than numbers in memory keep for sure. */
function hasManyDigits(text: string): boolean {
  return text.replace(/\D/g, "").replace(/^0+/, "").length > 15;
}

/** Whether a value is `true` or `false` as the reference knows them, in small letters. */
export function isFlag({ kind, text, value }: LiteralNode): boolean {
  return kind === "boolean" && text === value;
}

function mapLiterals(
  call: CallNode,
  kinds: readonly ArgumentKind[],
  rewrite: (value: LiteralNode, kind: ArgumentKind) => LiteralNode,
): CallNode {
  const row = functions.get(call.name);
  const kindAt = (index: number): ArgumentKind | undefined => row?.args[index] ?? row?.args.at(-1);
  const args = call.args.map((argument, index) => {
    const kind = kindAt(index);
    return argument.type === "literal" && kind !== undefined && kinds.includes(kind)
      ? rewrite(argument, kind)
      : argument;
  });
  return { ...call, args };
}

function withText(value: LiteralNode, text: string): LiteralNode {
  return { ...value, text, value: text };
}

function withoutCast(call: CallNode, type: string | undefined): CallNode {
  const args = call.args.map((argument) =>
    argument.type === "cast" && argument.to === type ? argument.value : argument,
  );
  return { ...call, args };
}

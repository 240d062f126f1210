import { textOf } from "../identity.ts";
import type { ArgumentNode, LiteralNode } from "../syntax-tree.ts";
import { isTimestamp } from "../timestamp.ts";
import { ABSENT, type Exclusion, type ExclusionRule } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";

const listed: Exclusion = { because: "one value cannot fulfil both", unless: "it holds a list" };

/** Values that a condition asks for, one of which it has to be; and such that it must not be. */
const choices: ReadonlySet<string> = new Set(["equals", "one_of"]);
const refusals: ReadonlySet<string> = new Set(["differs", "none_of"]);

/**
 * One value that has to be two texts, or be and not be one. Values of different types may be equal (API.md 4.1; API.md 4.9), so
 * two texts are different only where that is so in every reading.
 */
export const excludeByText: ExclusionRule = (a, b) => {
  if (!a.compared || a.compared.subject !== b.compared?.subject) return undefined;
  const { because } = listed;
  // A membership is true, false or absent (API.md 2.10).
  const isMembership = asksForMembership(a);
  if (excludes(a, b) || excludes(b, a)) return isMembership ? { because } : listed;
  if (isPartOf(a, b) || isPartOf(b, a))
    return {
      because: "what has the one text has the other, too",
      ...(sameLook(a, b) ? {} : { unless: listed.unless }),
    };
  if (!leaveNothing(a, b)) return undefined;
  return { because, unless: isMembership ? ABSENT : `${ABSENT} or holds a list` };
};

/** Whether the key of an audience is asked for, by a reference that is not filled in. */
function asksForMembership({ compared }: Literal): boolean {
  const [name] = compared?.chain.head.args ?? [];
  return (
    compared?.chain.head.name === "trait" && name?.type === "literal" && /^\$\{audience\.[^}]+\.key\}$/.test(name.value)
  );
}

/**
 * Whether `NOT … != 'a'` and `NOT … != 'b'` leave two values, of which one value can be one only, or `NOT … = 'a'` and
 * `NOT … != 'a'` no value.
 */
function leaveNothing(a: Literal, b: Literal): boolean {
  const [one, other] = [valuesOf(a)?.[0], valuesOf(b)?.[0]];
  if (a.positive || b.positive || one === undefined || other === undefined) return false;
  const names = new Set([a.compared?.comparison.name, b.compared?.comparison.name]);
  if (!names.has("differs")) return false;
  if (names.size === 1) return !mayBeEqual(one, other, plainTextOf(a));
  return names.has("equals") && textOf(one) === textOf(other);
}

function excludes(a: Literal, b: Literal): boolean {
  const [wanted, others] = [valuesOf(a), valuesOf(b)];
  if (!a.positive || !wanted || !a.compared || !b.compared) return false;
  const { name } = b.compared.comparison;
  const read = plainTextOf(a);
  if (choices.has(a.compared.comparison.name)) {
    // The very values that must not be: equal by every reading.
    const refused = (b.positive ? refusals : choices).has(name);
    if (refused)
      return others !== undefined && wanted.every((each) => others.some((other) => textOf(each) === textOf(other)));
    if (b.positive && choices.has(name))
      return others !== undefined && wanted.every((each) => others.every((other) => !mayBeEqual(each, other, read)));
    if (others === undefined) return false;
    return b.positive
      ? wanted.every((each) => !mayFit(each, name, others, read))
      : wanted.every((each) => certainlyFits(each, name, others, read));
  }
  return (
    b.positive &&
    a.compared.comparison.name === name &&
    others !== undefined &&
    areStrangers(wanted, others, name, read)
  );
}

/** Comparisons that look for a part of a text. */
const looks: ReadonlySet<string> = new Set(["contains", "starts_with", "ends_with"]);

/** Whether a text has to hold, begin with or end with what holds a text that it must not: `contains('abc')`, and `NOT … contains('b')`. */
function isPartOf(a: Literal, b: Literal): boolean {
  const [wanted, refused] = [valuesOf(a), valuesOf(b)];
  const [one = "", other = ""] = [a.compared?.comparison.name, b.compared?.comparison.name];
  if (!a.positive || b.positive || !wanted || !refused || !looks.has(one)) return false;
  if (other !== "contains" && other !== one) return false;
  return wanted.every((each) =>
    refused.some((part) => isText(each) && isText(part) && hasPart(each.value, other, part.value)),
  );
}

/** Nothing says whether two different comparisons look at a list in one way. */
function sameLook(a: Literal, b: Literal): boolean {
  return a.compared?.comparison.name === b.compared?.comparison.name;
}

/** A number may be written in another way than the text that is looked for. */
function isText(node: ArgumentNode): node is LiteralNode {
  return node.type === "literal" && node.kind === "string" && node.value !== "";
}

function valuesOf({ compared }: Literal): readonly ArgumentNode[] | undefined {
  const values = compared?.comparison.args ?? [];
  const plain = values.every(
    (value) => value.type === "literal" && value.kind !== "null" && !value.text.includes("${"),
  );
  return values.length > 0 && plain ? values : undefined;
}

/** Whether two values are one in some reading: as texts in any case, as numbers, as instants, as true and 1. */
function mayBeEqual(a: ArgumentNode, b: ArgumentNode, read: ReadText): boolean {
  const [one, other] = [read(a), read(b)];
  if (one === other) return true;
  const [left, right] = [asNumber(one), asNumber(other)];
  // An instant may be written as another date, or as a number.
  if (isDate(one) && (isDate(other) || right !== undefined)) return true;
  if (isDate(other) && left !== undefined) return true;
  return left !== undefined && left === right;
}

/** Whether a value may begin with, end with or contain what a comparison asks for; of other comparisons nobody knows. */
function mayFit(value: ArgumentNode, comparison: string, parts: readonly ArgumentNode[], read: ReadText): boolean {
  const text = read(value);
  if (isOfManySpellings(text)) return true;
  return parts.some((part) => hasPart(text, comparison, read(part)) ?? true);
}

/** Whether a value does, in every reading. */
function certainlyFits(
  value: ArgumentNode,
  comparison: string,
  parts: readonly ArgumentNode[],
  read: ReadText,
): boolean {
  const exact: ReadText = (node) => (node.type === "literal" ? node.value.trim() : "");
  if (isOfManySpellings(read(value))) return false;
  return parts.some((part) => hasPart(exact(value), comparison, exact(part)) === true);
}

/** What equals a number or an instant may be written in another way. */
function isOfManySpellings(text: string): boolean {
  return asNumber(text) !== undefined || isDate(text);
}

/** Whether no text begins, or ends, with both. */
function areStrangers(
  a: readonly ArgumentNode[],
  b: readonly ArgumentNode[],
  comparison: string,
  read: ReadText,
): boolean {
  return a.every((one) =>
    b.every((other) => {
      const [left, right] = [read(one), read(other)];
      return hasAffix(left, comparison, right) === false && hasAffix(right, comparison, left) === false;
    }),
  );
}

function hasPart(text: string, comparison: string, part: string): boolean | undefined {
  return comparison === "contains" ? text.includes(part) : hasAffix(text, comparison, part);
}

function hasAffix(text: string, comparison: string, affix: string): boolean | undefined {
  if (comparison === "starts_with") return text.startsWith(affix);
  return comparison === "ends_with" ? text.endsWith(affix) : undefined;
}

function isDate(text: string): boolean {
  return isTimestamp(text.toUpperCase());
}

/** The text of a value as it is compared. */
type ReadText = (node: ArgumentNode) => string;

/** Whether capital letters count is open (API.md 4.9), but in columns of entities, where they do. */
function plainTextOf({ ofColumn }: Literal): ReadText {
  return (node) => {
    const text = node.type === "literal" ? node.value.trim() : "";
    return ofColumn ? text : text.toLowerCase();
  };
}

function asNumber(text: string): number | undefined {
  const flag = text.toLowerCase();
  if (flag === "true") return 1;
  if (flag === "false") return 0;
  const number = Number(text);
  return text === "" || Number.isNaN(number) ? undefined : number;
}

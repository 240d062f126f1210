import { canonicalNode } from "../canonical.ts";
import type { Span } from "../finding.ts";
import { functions } from "../functions.ts";
import { textOf, type IdentityPlace } from "../identity.ts";
import { printQuery } from "../printer.ts";
import type { Joint } from "./joint.ts";
import { streamOf, subjectOf, type Stream } from "./streams.ts";
import type { CallNode, ChainNode, PrefixNode, QueryNode } from "../syntax-tree.ts";

/** A condition that is not made of others, or its opposite, in the canonical form. */
export interface Literal extends Span {
  /** Whether the condition has to hold; else it must not. */
  readonly positive: boolean;
  /** Whether an odd number of `NOT` applies to it as it is written, which its place leaves out. */
  readonly negated: boolean;
  /** The `AND` or `OR` that it stands in. */
  readonly joint: Joint | undefined;
  /** The condition, the same text for the same meaning. */
  readonly text: string;
  /** Whether it may be about one of several users; see `IdentityPlace`. */
  readonly ofSomebody: boolean;
  /** What is compared, where the condition is a comparison and all its functions are known. */
  readonly compared?: Compared;
  /** Whether it is about a column of an entity, whose values are told apart by their capital letters: API.md 4.9. */
  readonly ofColumn: boolean;
  /** What users of an account are asked for, where it is `ANY` or `ALL` of one condition. */
  readonly asked?: { readonly of: "any" | "all"; readonly condition: Literal };
}

/** What a condition compares. */
export interface Compared {
  /** The same text for what has the same value. */
  readonly subject: string;
  /** Without the comparison. */
  readonly chain: ChainNode;
  /** The items that it is made of, where that is known. */
  readonly stream?: Stream;
  readonly comparison: CallNode;
}

/** A path that goes through the entries of a list: each condition may hold for another entry. */
const throughEntries = /[.']\$[.']/;

/**
 * Reads a condition that is not made of others; `undefined` where two of its kind may be about different entries of a list,
 * so that nothing follows from them.
 *
 * @param node A chain, or a quantifier with its condition.
 */
export function readLiteral(
  node: QueryNode,
  negated: boolean,
  place: IdentityPlace,
  joint: Joint | undefined,
): Literal | undefined {
  let inner = canonicalNode(node, place);
  let positive = !negated;
  while (inner.type === "not") {
    inner = inner.operand;
    positive = !positive;
  }
  if (inner.type === "and" || inner.type === "or" || inner.type === "literal") return undefined;
  const printed = printQuery(inner, "line");
  if (throughEntries.test(printed)) return undefined;
  const compared = inner.type === "chain" ? readCompared(inner) : undefined;
  const text = compared ? `${compared.subject} ${textOfCall(compared.comparison)}` : printed;
  const ofSomebody = node.type === "chain" && !isAboutOne(node, place);
  const { start, end } = node;
  const asked = inner.type === "any" || inner.type === "all" ? readAsked(inner, place) : undefined;
  const ofColumn = place.inEntity && node.type === "chain" && node.head.name === "property";
  return {
    positive,
    negated,
    joint,
    text,
    ofSomebody,
    ofColumn,
    start,
    end,
    ...(compared && { compared }),
    ...(asked && { asked }),
  };
}

function readAsked({ type, operand }: PrefixNode, place: IdentityPlace): Literal["asked"] {
  const condition = readLiteral(operand, false, { ...place, onePerson: true }, undefined);
  return type === "not" || !condition ? undefined : { of: type, condition };
}

/** Comparisons that say the `NOT` of another one: API.md 4.6. */
const denials: ReadonlyMap<string, string> = new Map([
  ["absent", "exists"],
  ["omits", "contains"],
]);

/**
 * The condition with `NOT exists()` for `absent()`, about one person. In the canonical form of a condition that may be about
 * any of several users, the two are not the same.
 */
export function inOneForm(literal: Literal): Literal {
  const { ofSomebody, compared } = literal;
  // Nothing says whether omits with several texts is for one of them or for all.
  if (!ofSomebody || !compared || compared.comparison.args.length > 1) return literal;
  const name = denials.get(compared.comparison.name);
  if (name === undefined) return literal;
  const comparison = { ...compared.comparison, name };
  const text = `${compared.subject} ${textOfCall(comparison)}`;
  return { ...literal, positive: !literal.positive, text, compared: { ...compared, comparison } };
}

/** The opposite. */
export function oppositeOf(literal: Literal): Literal {
  return { ...literal, positive: !literal.positive };
}

function isAboutOne({ head }: ChainNode, { onePerson }: IdentityPlace): boolean {
  return onePerson || head.name === "property" || head.name === "context";
}

function readCompared(chain: ChainNode): Compared | undefined {
  const comparison = chain.calls.at(-1);
  const calls = chain.calls.slice(0, -1);
  if (!comparison || comparison.prefix || functions.get(comparison.name)?.kind !== "comparison") return undefined;
  if (![chain.head, ...calls].every(({ name }) => functions.has(name))) return undefined;
  // Nothing says what most comparisons make of a list.
  if (givesList(calls.at(-1))) return undefined;
  const rest = { ...chain, calls };
  const stream = streamOf(rest);
  const subject = stream ? subjectOf(rest, stream) : printQuery(rest, "line");
  return { subject, chain: rest, comparison, ...(stream && { stream }) };
}

function textOfCall({ name, args }: CallNode): string {
  return `${name}(${args.map(textOf).join()})`;
}

function givesList(reducer: CallNode | undefined): boolean {
  if (reducer?.name === "unique") return true;
  return reducer?.name === "mode" && reducer.args.some((arg) => arg.type === "cast" && arg.to === "array");
}

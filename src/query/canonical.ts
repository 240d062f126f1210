import type { DefinitionType } from "./definition-type.ts";
import { functions } from "./functions.ts";
import { identities as allIdentities, type IdentityName } from "./identities.ts";
import {
  asksOnePerson,
  insideOfChain,
  type Identity,
  type IdentityPlace,
  type JoinConditions,
  negate,
} from "./identity.ts";
import { parseQuery } from "./parse-query.ts";
import { flatOperands, printQuery } from "./printer.ts";
import type { ArgumentNode, CallNode, ChainNode, JunctionNode, QueryNode } from "./syntax-tree.ts";

// A string ends at its quote or at the end of the text, so the match never fails half-way: time stays linear. Single spaces stay.
const stringOrBlank = /('(?:[^'\\]|\\[\s\S]?)*(?:'|$)|"(?:[^"\\]|\\[\s\S]?)*(?:"|$))| \s+|[^\S ]\s*/g;

/**
 * One text for each meaning: two queries with the same canonical text do the same. Queries with different texts may
 * still do the same; when in doubt they differ (API.md 4.6). A query that does not parse stands for itself, with runs
 * of white space outside of strings folded. Deterministic, and fit to be hashed.
 *
 * @param type What the query is computed for. Default: not known, so that it may be accounts, of which less is the same.
 * @param identities What may be rewritten. Default: every identity of the language.
 */
export function canonicalQuery(
  text: string,
  type?: DefinitionType,
  identities: readonly Identity[] = allIdentities,
): string {
  const { tree } = parseQuery(text);
  const place: IdentityPlace = { inEntity: false, onePerson: asksOnePerson(type), oneOwner: asksOnePerson(type) };
  return tree ? printQuery(new Canon(identities).node(tree, place), "line") : foldBlanks(text);
}

/**
 * A part of a tree in its canonical form, for comparing parts: equal texts have one meaning. Its places are those of the
 * parts that it was made of.
 *
 * @param place Where the part stands.
 */
export function canonicalNode(node: QueryNode, place: IdentityPlace): QueryNode {
  return new Canon(allIdentities).node(node, place);
}

/** Whether two queries mean the same, as far as can be said for sure; see `canonicalQuery`. */
export function sameQuery(a: string, b: string, type?: DefinitionType): boolean {
  return a === b || canonicalQuery(a, type) === canonicalQuery(b, type);
}

/**
 * The identities that two queries of the same meaning are equal by: those without which they would count as different.
 * Empty for queries that differ in layout and letters alone, and for different ones.
 */
export function identitiesBetween(a: string, b: string, type?: DefinitionType): IdentityName[] {
  const equalBy = (rows: readonly Identity[]): boolean =>
    canonicalQuery(a, type, rows) === canonicalQuery(b, type, rows);
  if (a === b || equalBy([]) || !equalBy(allIdentities)) return [];
  // Taken out one after the other, so that of two that each would do the plainer one is left, which stands first. What is needed beside another one may be
  // needless without it, so this goes on until each of them is needed.
  let needed = allIdentities;
  for (let before = needed.length + 1; needed.length < before;) {
    before = needed.length;
    for (const row of needed.toReversed()) {
      const rest = needed.filter((other) => other !== row);
      if (equalBy(rest)) needed = rest;
    }
  }
  return needed.map(({ name }) => name);
}

function foldBlanks(text: string): string {
  return text.replaceAll(stringOrBlank, (_, string: string | undefined) => string ?? " ").trim();
}

/** Rewrites trees by some identities. `NOT` goes inwards on the way down, everything else happens on the way up. */
class Canon {
  readonly #identities: readonly Identity[];

  constructor(identities: readonly Identity[]) {
    this.#identities = identities;
  }

  node(node: QueryNode, place: IdentityPlace): QueryNode {
    switch (node.type) {
      case "and":
      case "or":
        return this.#join(
          node,
          node.operands.map((operand) => this.node(operand, place)),
        );
      case "not":
        return this.#not(node.operand, place);
      case "any":
      case "all":
        return { ...node, operand: this.node(node.operand, { ...place, onePerson: true, oneOwner: true }) };
      case "literal":
        return node;
      case "chain":
        return this.#chain(node, place);
    }
  }

  #not(operand: QueryNode, place: IdentityPlace): QueryNode {
    const inwards = this.#rewriteNot(operand);
    if (inwards) return this.node(inwards, place);
    const inner = this.node(operand, place);
    // A chain may have become the opposite of another one: then it is that one.
    if (operand.type === "chain" && inner.type === "not") return inner.operand;
    // And a run of equal conditions may be no more than one of them.
    return (inner.type === "not" ? this.#rewriteNot(inner) : undefined) ?? negate(inner);
  }

  #rewriteNot(operand: QueryNode): QueryNode | undefined {
    for (const row of this.#identities) {
      const rewritten = row.not?.(operand);
      if (rewritten) return rewritten;
    }
    return undefined;
  }

  #join(node: JunctionNode, operands: readonly QueryNode[]): QueryNode {
    const flat = flatOperands({ ...node, operands });
    const rewritten = this.#identities.reduce((list: readonly QueryNode[], row) => row.operands?.(list) ?? list, flat);
    const [only] = rewritten;
    return only && rewritten.length === 1 ? only : { ...node, operands: rewritten };
  }

  #chain(chain: ChainNode, place: IdentityPlace): QueryNode {
    const inside = insideOfChain(chain, place);
    const start: ChainNode = {
      ...chain,
      head: this.#call(chain.head, inside),
      calls: chain.calls.map((call) => this.#call(call, inside)),
    };
    // The language wraps plain values in literal() by itself: API.md 4.1. The printer leaves it out, too.
    const [value] = start.head.args;
    const wraps = start.head.name === "literal" && start.calls.length === 0 && start.head.args.length === 1;
    if (wraps && value?.type === "literal") return value;
    return this.#rewriteChain(start, place);
  }

  /** What a chain is by one identity after the other, also behind the `NOT` that one of them gives. */
  #rewriteChain(chain: ChainNode, place: IdentityPlace): QueryNode {
    const join: JoinConditions = (type, operands) =>
      this.#join({ type, operands, start: chain.start, end: chain.end }, operands);
    let [result, negated] = [chain, false];
    for (const row of this.#identities) {
      const rewritten = row.chain?.(result, join, place) ?? result;
      const inner = rewritten.type === "not" ? rewritten.operand : rewritten;
      if (inner.type !== "chain") return negated ? negate(rewritten) : rewritten;
      negated = negated !== (rewritten.type === "not");
      result = inner;
    }
    return negated ? negate(result) : result;
  }

  #call(call: CallNode, place: IdentityPlace): CallNode {
    // Nobody knows what stands in the parentheses of an unknown function.
    if (!functions.has(call.name)) return call;
    const args = call.args.map((argument) => this.#argument(argument, place));
    let result: CallNode = { ...call, args };
    for (const row of this.#identities) result = row.call?.(result, place) ?? result;
    return result;
  }

  #argument(argument: ArgumentNode, place: IdentityPlace): ArgumentNode {
    if (argument.type === "duration") return argument;
    return argument.type === "cast"
      ? { ...argument, value: this.node(argument.value, place) }
      : this.node(argument, place);
  }
}

import type { DefinitionType } from "./definition-type.ts";
import { printQuery } from "./printer.ts";
import type { ArgumentNode, CallNode, ChainNode, JunctionNode, QueryNode } from "./syntax-tree.ts";

/** Where a call stands, as far as that decides what it means. */
export interface IdentityPlace {
  /** Whether an `entity(…)` stream is around it: its columns have types of their own. */
  readonly inEntity: boolean;
  /**
   * Whether a condition on events asks one person, or the same people as all around it. Of an account outside of `ANY` and
   * `ALL` it may ask for any one user (API.md 4.9, open), and then some user may reach a count that another one does not.
   */
  readonly onePerson: boolean;
  /** The same of a condition on traits: compared with the events of all users of an account, it may be anybody's trait. */
  readonly oneOwner: boolean;
}

/** The place of what stands in a call: the people are those whom the chain asks. Whose traits they are stays as open as it was. */
export function insideOfChain({ head }: ChainNode, { inEntity, oneOwner }: IdentityPlace): IdentityPlace {
  return { inEntity: inEntity || head.name === "entity", onePerson: true, oneOwner };
}

/** Whether conditions of a definition are about one person; of accounts they may be about any user. */
export function asksOnePerson(type: DefinitionType | undefined): boolean {
  return type === "USERS" || type === "LINKED";
}

/** Puts conditions together to one, in the canonical form. */
export type JoinConditions = (type: JunctionNode["type"], operands: readonly QueryNode[]) => QueryNode;

/**
 * Two ways of writing one meaning, as a rewrite of the one to the other. A rewrite gives back what it was given where it
 * has nothing to do. What stands inside is rewritten before; only of a `NOT` what stands inside comes after.
 */
export interface Identity {
  /** How plans call it, after "equal by", with its example. */
  name: string;
  /** Two texts that are equal by it. */
  example: readonly [string, string];
  /** The section of API.md that it follows from. */
  source: `API.md ${number}.${number}`;
  /** What a `NOT` before this condition may be written as. */
  not?: (operand: QueryNode) => QueryNode | undefined;
  /** A run of `AND` or `OR`, without runs of the same kind inside. */
  operands?: (operands: readonly QueryNode[]) => readonly QueryNode[];
  /** A call of a known function. */
  call?: (call: CallNode, place: IdentityPlace) => CallNode;
  /** A chain as a whole. */
  chain?: (chain: ChainNode, join: JoinConditions, place: IdentityPlace) => QueryNode;
}

/** A text for an argument by which arguments are sorted, and equal ones found. */
export function textOf(node: ArgumentNode): string {
  if (node.type === "duration") return `${node.amount} ${node.unit}`;
  return node.type === "cast" ? `${printQuery(node.value, "line")} as ${node.to}` : printQuery(node, "line");
}

/** The condition with `NOT` before it. */
export function negate(operand: QueryNode): QueryNode {
  return { type: "not", operand, start: operand.start, end: operand.end };
}

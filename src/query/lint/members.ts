import type { IdentityPlace } from "../identity.ts";
import type { QueryNode } from "../syntax-tree.ts";
import type { Joint } from "./joint.ts";
import { readLiteral, type Literal } from "./literal.ts";

/** One condition of a run of `AND` or `OR`. */
export interface Member {
  readonly node: QueryNode;
  readonly negated: boolean;
  /** What it asks about: members with different ones are never related. */
  readonly about: string;
  /** What it stands in; left out for the only condition of a query or a part. */
  readonly joint: Joint | undefined;
  /** It as a literal, read once and only when somebody asks: the canonical form costs more than all else. */
  readonly read: () => Literal | undefined;
}

/** The members of a run with runs of the same kind inside opened up, by De Morgan's laws too (API.md 4.6). */
export function flattenRun(
  node: QueryNode,
  negated: boolean,
  all: boolean,
  place: IdentityPlace,
  outer: Joint | undefined,
): Member[] {
  if (node.type === "not") return flattenRun(node.operand, !negated, all, place, outer);
  if ((node.type === "and" || node.type === "or") && ((node.type === "and") !== negated) === all) {
    const joint = { negated, outer, depth: (outer?.depth ?? 0) + 1 };
    return node.operands.flatMap((operand) => flattenRun(operand, negated, all, place, joint));
  }
  return [toMember(node, negated, place, outer)];
}

function toMember(node: QueryNode, negated: boolean, place: IdentityPlace, joint: Joint | undefined): Member {
  let literal: { found: Literal | undefined } | undefined;
  const read = (): Literal | undefined => {
    const isRun = node.type === "and" || node.type === "or";
    literal ??= { found: isRun ? undefined : readLiteral(node, negated, place, joint) };
    return literal.found;
  };
  return { node, negated, about: aboutOf(node), joint, read };
}

/** The same for all conditions of which one could follow from the other. */
function aboutOf(node: QueryNode): string {
  if (node.type === "any" || node.type === "all") return "users";
  if (node.type !== "chain") return node.type;
  const [name] = node.head.args;
  return `${node.head.name} ${name?.type === "literal" ? name.value : ""}`;
}

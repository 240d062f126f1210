import type { QueryNode } from "../query/index.ts";
import { walkQuery } from "../query/walk.ts";
import type { Definition } from "./definition.ts";

/** A condition that is made of no others. */
export interface Atom {
  node: QueryNode;
  /** Whether it is asked of events and rows in a `where`, and not of the person. */
  ofItems: boolean;
}

/** The conditions of a query that are made of no others, in the order of the text: those in a `where`, too. */
export function atomsOf(tree: QueryNode, gives: Definition["gives"]): Atom[] {
  const atoms: Atom[] = [];
  const visit = (node: QueryNode, ofItems: boolean): void => {
    if (node.type === "chain" || node.type === "literal") atoms.push({ node, ofItems });
    else for (const operand of "operands" in node ? node.operands : [node.operand]) visit(operand, ofItems);
  };
  if (gives === "members") visit(tree, false);
  walkQuery(tree, {
    call: ({ name, args }) => {
      if (name !== "where") return;
      for (const argument of args) if (argument.type !== "cast" && argument.type !== "duration") visit(argument, true);
    },
  });
  return atoms.toSorted((one, other) => one.node.start - other.node.start || other.node.end - one.node.end);
}

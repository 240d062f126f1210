import { compareText } from "../values/compare-text.ts";
import { type Identity, negate, textOf } from "./identity.ts";
import type { QueryNode } from "./syntax-tree.ts";

/** Identities of `AND`, `OR` and `NOT`. Conditions are true or false, so the laws of logic hold: API.md 4.6. */
export const identitiesOfConditions = [
  {
    name: "double negation",
    example: ["NOT (NOT trait('a') = 5)", "trait('a') = 5"],
    source: "API.md 4.6",
    not: (operand) => (operand.type === "not" ? operand.operand : undefined),
  },
  {
    name: "De Morgan's laws",
    example: ["NOT (trait('a') = 5 AND trait('b') = 6)", "NOT trait('a') = 5 OR NOT trait('b') = 6"],
    source: "API.md 4.6",
    not: (operand) =>
      operand.type === "and" || operand.type === "or"
        ? { ...operand, type: operand.type === "and" ? "or" : "and", operands: operand.operands.map(negate) }
        : undefined,
  },
  {
    name: "the order of AND and OR",
    example: ["trait('a') = 5 AND trait('b') = 6", "trait('b') = 6 AND trait('a') = 5"],
    source: "API.md 4.6",
    operands: (operands) =>
      operands
        .map((node) => ({ node, text: textOf(node) }))
        .toSorted((a, b) => compareText(a.text, b.text))
        .map(({ node }) => node),
  },
  {
    name: "repeated conditions",
    example: ["trait('a') = 5 AND trait('a') = 5", "trait('a') = 5"],
    source: "API.md 4.6",
    operands: (operands) => [...new Map(operands.map((node): [string, QueryNode] => [textOf(node), node])).values()],
  },
] as const satisfies readonly Identity[];

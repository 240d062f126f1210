import { parseQuery, printQuery, sameQuery, type ArgumentNode } from "../query/index.ts";
import type { InterpolationScope } from "./expressions.ts";
import { hideInterpolations } from "./format-placeholders.ts";
import { interpolateText } from "./interpolate-text.ts";

/** A query in its canonical spelling, or why it has to stay as it is. */
export type FormattedQuery =
  | {
      type: "formatted";
      /** On one line. */
      line: string;
      /** One condition a line, without indentation; the same as `line` for a single condition. */
      lines: string;
    }
  | { type: "skipped"; reason: string };

/**
 * Writes a query in its canonical spelling, with its interpolations as they are.
 *
 * @param text The query as YAML reads it, before anything is filled in.
 * @param scopes What the interpolations can stand for; the meaning must stay the same for each of them.
 */
export function formatQueryText(text: string, scopes: readonly InterpolationScope[]): FormattedQuery {
  const hidden = hideInterpolations(text);
  const { tree, findings } = parseQuery(hidden?.text ?? "");
  if (!hidden || !tree || findings.some(({ severity }) => severity === "error"))
    return skip("it cannot be read without its variables");
  if (isWholeCondition(tree, hidden.isHiding)) return skip("an interpolation stands for a whole condition");
  const line = hidden.restore(printQuery(tree, "line"));
  const lines = hidden.restore(printQuery(tree, "multiline"));
  if (line === undefined || lines === undefined) return skip("an interpolation is only a part of a number");
  for (const scope of scopes) {
    if (keepsMeaning(text, line, scope) && keepsMeaning(text, lines, scope)) continue;
    return skip(`a variable of ${scope.environment?.name ?? "the environment"} holds more than a single value`);
  }
  return { type: "formatted", line, lines };
}

function skip(reason: string): FormattedQuery {
  return { type: "skipped", reason };
}

/**
 * Whether an interpolation stands where a condition does. Then the parentheses around it may matter, whatever its
 * variables hold today.
 */
function isWholeCondition(node: ArgumentNode, isHiding: (text: string) => boolean): boolean {
  switch (node.type) {
    case "and":
    case "or":
      return node.operands.some((operand) => isWholeCondition(operand, isHiding));
    case "not":
    case "any":
    case "all":
      return isWholeCondition(node.operand, isHiding);
    case "literal":
      return isHiding(node.text);
    case "chain":
      if (isValue(node)) return isHiding(printQuery(node, "line"));
      return [node.head, ...node.calls].some(({ args }) =>
        args.some((argument) => !isValue(argument) && isWholeCondition(argument, isHiding)),
      );
    case "cast":
    case "duration":
      return false;
  }
}

/** A plain value, bare or in `literal()`: as an argument it is a value, as an operand it has to be a condition. */
function isValue(node: ArgumentNode): boolean {
  return node.type === "literal" || (node.type === "chain" && node.head.name === "literal" && node.calls.length === 0);
}

/** Whether both texts mean the same once they are filled in. What cannot be filled in says nothing. */
function keepsMeaning(before: string, after: string, scope: InterpolationScope): boolean {
  const [from, to] = [interpolateText(before, scope), interpolateText(after, scope)];
  if (from.faults.length > 0 || from.unknown) return true;
  return typeof from.value === "string" && typeof to.value === "string" && sameQuery(from.value, to.value);
}

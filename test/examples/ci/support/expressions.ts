import { Parser, tokenize, type ExpressionContext, type StepsSoFar } from "./expression-parser.ts";
import { asText, isTrue } from "./expression-values.ts";

/**
 * The value of an expression as GitHub's runners see it, for the part of the language that the examples use: literals,
 * contexts, `==` and `!=` (case does not count), `&&`, `||`, `!`, brackets, `format()`, `fromJSON()`, and `always()`, `cancelled()`,
 * `success()`, `failure()`.
 *
 * @throws {SyntaxError} for anything else, so that nothing is taken for what it is not.
 */
export function evaluate(text: string, context: ExpressionContext, soFar: StepsSoFar = { failed: false }): unknown {
  const parser = new Parser(tokenize(text), context, soFar);
  return parser.readAll();
}

/** The value of a text that is one expression, `${{ }}` around it. */
export function evaluateWhole(text: string, context: ExpressionContext): unknown {
  return evaluate(text.replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, "$1"), context);
}

/** A text with the values of the `${{ }}` in it. */
export function interpolate(text: string, context: ExpressionContext): string {
  return text.replaceAll(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) => asText(evaluate(expression, context)));
}

/** Whether a condition of a step or job holds. Without a word on how others went, it asks for their success. */
export function holds(condition: string | undefined, context: ExpressionContext, soFar: StepsSoFar): boolean {
  const text = (condition ?? "success()").replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, "$1");
  const asksItself = /\b(always|cancelled|success|failure)\(\)/.test(text);
  return isTrue(evaluate(text, context, soFar)) && (asksItself || !soFar.failed);
}

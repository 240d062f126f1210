import { compareText } from "../values/compare-text.ts";
import type { JsonValue } from "../values/json.ts";
import { agree, decide, type Outcome } from "./kleene.ts";
import { losesDigits, manyDigits, oddNumber, perhapsNumbers, readNumber } from "./numbers.ts";
import type { OpenPoints } from "./open-points.ts";
import { isNested, textOf, type Operand } from "./operands.ts";
import { noTextOfLists } from "./texts.ts";

/** What the sign of `left - right` has to be. */
export type SizeTest = (difference: number) => boolean;

/**
 * Whether a value is larger or smaller than another. By numbers where both are; what else is open, API.md 4.9 says. There are more
 * orders of texts and dates than the setting has, so nothing is known of them until it says one.
 */
export function comparesBySize(left: JsonValue, right: Operand, points: OpenPoints, test: SizeTest): Outcome {
  const byText = (): Outcome => {
    if (points.orderOfTexts === "unknown") return ["orderOfTexts"];
    if (points.orderOfTexts === "false") return false;
    return isNested(left) || isNested(right.value) ? [noTextOfLists] : test(compareText(textOf(left), right.text));
  };
  const [a, b] = [readNumber(left), readNumber(right.value)];
  if (a === undefined || b === undefined) {
    const odd = [left, right.value].some((value) => perhapsNumbers(value).length > 0);
    const isText = [left, right.value].some((value) => typeof value === "string" && readNumber(value) === undefined);
    return odd && isText && points.textNumbers !== "ignore"
      ? agree([byText(), [oddNumber]], ["textNumbers"])
      : byText();
  }
  const lossy = a === b && [textOf(left), right.text].some(losesDigits);
  const byNumber = (): Outcome => (lossy ? agree([-1, 0, 1].map(test), [manyDigits]) : test(a - b));
  if (typeof left === "number" && typeof right.value === "number") return byNumber();
  return decide(points, "textNumbers", { read: byNumber, ignore: byText });
}

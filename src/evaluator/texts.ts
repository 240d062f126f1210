import type { JsonValue } from "../values/json.ts";
import { decide, or, type Outcome } from "./kleene.ts";
import type { OpenPoints } from "./open-points.ts";
import { textOf } from "./operands.ts";

/** Whether two texts are in a relation to each other, with capital letters as they are or without regard to them. */
export function compareTexts(
  a: string,
  b: string,
  points: OpenPoints,
  relation: (a: string, b: string) => boolean,
): Outcome {
  const exact = relation(a, b);
  const ignored = relation(a.toLowerCase(), b.toLowerCase());
  if (exact === ignored) return exact;
  return decide(points, "textCase", { exact: () => exact, ignored: () => ignored });
}

/** Why a comparison with the text of a list or an object is open: API.md 4.9. */
export const noTextOfLists = "nothing says how a list or an object reads as a text";

/** Whether two texts are equal. */
export function sameText(a: string, b: string, points: OpenPoints): Outcome {
  return a === b || compareTexts(a, b, points, (left, right) => left === right);
}

/** How the text of a value may have another one in it. */
export type TextRelation = "includes" | "startsWith" | "endsWith";

/**
 * Whether the text of a value is in a relation to another text. Of a list or an object it is not known how it reads as a
 * text; what stands in one of its values is in that text in any case.
 */
export function testText(value: JsonValue, text: string, points: OpenPoints, relation: TextRelation): Outcome {
  const related = (a: string, b: string): boolean => a[relation](b);
  if (typeof value !== "object") return compareTexts(textOf(value), text, points, related);
  const inside =
    relation === "includes" ? leavesOf(value).map((leaf) => compareTexts(leaf, text, points, related)) : [];
  return or([...inside, [noTextOfLists]]);
}

function leavesOf(value: JsonValue): string[] {
  if (value === null) return [];
  return typeof value === "object" ? Object.values(value).flatMap(leavesOf) : [textOf(value)];
}

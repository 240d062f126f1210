import type { JsonValue } from "../values/json.ts";
import { comparesToDate, isInRange, type RelativeRange } from "./dates.ts";
import type { Length } from "./durations.ts";
import type { Circumstances } from "./environment.ts";
import { equals } from "./equality.ts";
import { decide, not, or, type Outcome } from "./kleene.ts";
import type { OpenPoints } from "./open-points.ts";
import type { Operand } from "./operands.ts";
import { comparesBySize, type SizeTest } from "./order.ts";
import { noTextOfColumns, testText, type TextRelation } from "./texts.ts";

/** What a value is compared to. */
export interface RightSide {
  readonly operands: readonly Operand[];
  /** Of relative dates. */
  readonly length?: Length;
  readonly circumstances: Circumstances;
  /** Whether a column of an entity is compared, which tells types apart. */
  readonly typed: boolean;
}

/** How a comparison is decided. */
export interface ComparisonRow {
  /** Asks about a value that is present. */
  readonly holds: (left: JsonValue, right: RightSide) => Outcome;
  /** What it gives for an absent value. */
  readonly ofAbsent: (points: OpenPoints) => Outcome;
  /** It is `NOT` of what this row says. */
  readonly denied?: true;
}

const never = (): Outcome => false;
const exists: ComparisonRow = { holds: () => true, ofAbsent: never };
const contains: ComparisonRow = {
  holds: (left, right) => or(right.operands.map((operand) => looksFor(operand, left, right, "includes"))),
  ofAbsent: never,
};
const oneOf = (left: JsonValue, { operands, circumstances: { openPoints }, typed }: RightSide): Outcome =>
  or(operands.map((operand) => equals(left, operand, openPoints, typed)));

/** A row for each comparison of the language: API.md 4.2, API.md 4.9. */
export const comparisonRows: Readonly<Record<string, ComparisonRow>> = {
  equals: { holds: oneOf, ofAbsent: never },
  differs: { holds: (left, right) => not(oneOf(left, right)), ofAbsent: never },
  exists,
  absent: { ...exists, denied: true },
  greater_than: bySize((difference) => difference > 0),
  at_least: bySize((difference) => difference >= 0),
  less_than: bySize((difference) => difference < 0),
  at_most: bySize((difference) => difference <= 0),
  contains,
  // Of the same meaning: API.md 4.5.
  contains_one: contains,
  omits: { ...contains, denied: true },
  starts_with: byText("startsWith"),
  ends_with: byText("endsWith"),
  one_of: { holds: oneOf, ofAbsent: never },
  none_of: {
    holds: (left, right) => not(oneOf(left, right)),
    ofAbsent: (points) => decide(points, "noneOfAbsent", { true: () => true, false: () => false }),
  },
  before_date: byDate("before"),
  after_date: byDate("after"),
  within_last: relative((length) => [-length, 0]),
  within_next: relative((length) => [0, length]),
  before_last: relative((length) => [-Infinity, -length]),
  after_next: relative((length) => [length, Infinity]),
};

function bySize(test: SizeTest): ComparisonRow {
  return {
    holds: (left, { operands: [operand], circumstances }) =>
      operand !== undefined && comparesBySize(left, operand, circumstances.openPoints, test),
    ofAbsent: never,
  };
}

/** Whether the text of a value has that of another in it, as far as it is known which letters that is. */
function looksFor(
  operand: Operand,
  left: JsonValue,
  { circumstances, typed }: RightSide,
  relation: TextRelation,
): Outcome {
  if (operand.lettersOpen !== undefined)
    return [`nothing says which letters ${operand.lettersOpen} stands for without quotes`];
  if (typed && typeof left !== "string") return [noTextOfColumns];
  return testText(left, operand.text, circumstances.openPoints, relation);
}

function byText(relation: TextRelation): ComparisonRow {
  return {
    holds: (left, right) => {
      const [operand] = right.operands;
      return operand !== undefined && looksFor(operand, left, right, relation);
    },
    ofAbsent: never,
  };
}

function byDate(side: "before" | "after"): ComparisonRow {
  return {
    holds: (left, { operands: [operand], circumstances }) =>
      operand !== undefined && comparesToDate(left, operand.value, circumstances.openPoints, side),
    ofAbsent: never,
  };
}

function relative(range: RelativeRange): ComparisonRow {
  return {
    holds: (left, { length, circumstances }) => length !== undefined && isInRange(left, length, range, circumstances),
    ofAbsent: never,
  };
}

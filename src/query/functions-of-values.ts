import type { ArgumentKind, FunctionRow } from "./function-row.ts";

const page = "API.md 4.2";

/** Functions that make one value of a stream. */
export const reducers: Readonly<Record<string, FunctionRow>> = {
  count: {
    kind: "reducer",
    args: [],
    returns: "scalar",
    follows: ["stream", "list"],
    example: "count()",
    source: page,
  },
  sum: reducer("sum(property('total'))"),
  avg: reducer("avg(property('total'))"),
  first: { ...reducer("first(property('total'))"), byTime: true },
  last: { ...reducer("last(property('total'))"), byTime: true },
  max: {
    ...reducer("max(property('total'))"),
    casts: ["number", "string"],
    defaultCast: "number",
  },
  min: {
    ...reducer("min(property('total'))"),
    casts: ["number", "string"],
    defaultCast: "number",
  },
  mode: {
    ...reducer("mode(property('category'), 2)"),
    args: ["property", "integer"],
    casts: ["number", "string", "array"],
    defaultCast: "string",
    ofUsers: true,
  },
  unique: {
    ...reducer("unique(property('category'))"),
    returns: "list",
  },
};

/** Functions that finish a condition. */
export const comparisons: Readonly<Record<string, FunctionRow>> = {
  equals: comparison(["scalar"], "equals(500)"),
  differs: comparison(["scalar"], "differs(500)"),
  absent: comparison([], "absent()"),
  exists: comparison([], "exists()"),
  greater_than: comparison(["scalar"], "greater_than(500)"),
  at_least: comparison(["scalar"], "at_least(500)"),
  less_than: comparison(["scalar"], "less_than(500)"),
  at_most: comparison(["scalar"], "at_most(500)"),
  contains: { ...listComparison("contains('shoes', 'shirts')"), looksIntoTexts: true },
  omits: textComparison("omits('shoes')"),
  starts_with: textComparison("starts_with('total')"),
  ends_with: textComparison("ends_with('total')"),
  one_of: listComparison("one_of('shoes', 'shirts')"),
  none_of: {
    ...listComparison("none_of('shoes', 'shirts')"),
    source: `${page}, since 2025-07-01`,
  },
  before_date: comparison(["timestamp"], "before_date('2023-12-07T18:50:00Z')"),
  after_date: comparison(["timestamp"], "after_date('2023-12-07T18:50:00Z')"),
  within_last: relativeDate("within_last(7 days)"),
  within_next: relativeDate("within_next(7 days)"),
  before_last: relativeDate("before_last(7 days)"),
  after_next: relativeDate("after_next(7 days)"),
  // Gone since 2024-04-11, when its description moved to contains.
  contains_one: {
    ...listComparison("contains('shoes', 'shirts')"),
    looksIntoTexts: true,
    replacedBy: "contains",
    source: "API.md 4.5",
  },
};

function reducer(example: string): FunctionRow {
  return { kind: "reducer", args: ["property"], returns: "scalar", follows: ["stream"], example, source: page };
}

function comparison(args: readonly ArgumentKind[], example: string): FunctionRow {
  return { kind: "comparison", args, returns: "comparator", follows: ["scalar"], example, source: page };
}

function listComparison(example: string): FunctionRow {
  return { ...comparison(["value"], example), repeats: true, unordered: true };
}

function textComparison(example: string): FunctionRow {
  return { ...comparison(["text"], example), looksIntoTexts: true };
}

function relativeDate(example: string): FunctionRow {
  return { ...comparison(["duration"], example), units: ["hour", "day"] };
}

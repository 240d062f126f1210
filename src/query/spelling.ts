/** How an operator is read. */
export interface OperatorRow {
  /** The function that the operator stands for. */
  name: string;
  /** The spelling to use; the same as the operator where that is current. */
  current: string;
  /** `superseded`: the vendor's page shows or showed it. `foreign`: it belongs to other languages. */
  status: "current" | "superseded" | "foreign";
}

/**
 * Comparison operators, current and not. Current ones: API.md 4.1. `==` stands in the vendor's table although every
 * real query has `=` (API.md 4.4).
 */
export const operators: Readonly<Record<string, OperatorRow>> = {
  "=": { name: "equals", current: "=", status: "current" },
  "!=": { name: "differs", current: "!=", status: "current" },
  ">": { name: "greater_than", current: ">", status: "current" },
  ">=": { name: "at_least", current: ">=", status: "current" },
  "<": { name: "less_than", current: "<", status: "current" },
  "<=": { name: "at_most", current: "<=", status: "current" },
  "==": { name: "equals", current: "=", status: "superseded" },
  "===": { name: "equals", current: "=", status: "foreign" },
  "!==": { name: "differs", current: "!=", status: "foreign" },
  "<>": { name: "differs", current: "!=", status: "foreign" },
  "=>": { name: "at_least", current: ">=", status: "foreign" },
  "=<": { name: "at_most", current: "<=", status: "foreign" },
  "≥": { name: "at_least", current: ">=", status: "foreign" },
  "≤": { name: "at_most", current: "<=", status: "foreign" },
  "≠": { name: "differs", current: "!=", status: "foreign" },
};

/** The operator of each function that has one. */
export const operatorOfFunction: ReadonlyMap<string, string> = new Map(
  Object.entries(operators).flatMap(([operator, row]) => (row.status === "current" ? [[row.name, operator]] : [])),
);

/**
 * Function names that were replaced by others of the same meaning on 2024-04-11 (API.md 4.5). Old audiences may
 * still read back with them.
 */
export const supersededNames: ReadonlyMap<string, string> = new Map([
  ["eq", "equals"],
  ["neq", "differs"],
  ["is_null", "absent"],
  ["is_set", "exists"],
  ["gt", "greater_than"],
  ["gte", "at_least"],
  ["lt", "less_than"],
  ["lte", "at_most"],
]);

/** What other languages call a function, where it means the same. */
export const namesElsewhere: ReadonlyMap<string, string> = new Map([
  ["average", "avg"],
  ["maximum", "max"],
  ["minimum", "min"],
]);

/** Keywords of the language and what other languages write instead. `!` and its like need a blank after the fix. */
export const foreignKeywords: ReadonlyMap<string, "AND" | "OR" | "NOT"> = new Map([
  ["&&", "AND"],
  ["&", "AND"],
  ["||", "OR"],
  ["|", "OR"],
  ["!", "NOT"],
]);

/** Words that start or join conditions. */
export const keywords: ReadonlySet<string> = new Set(["AND", "OR", "NOT", "ANY", "ALL"]);

/** Comparison words of SQL and its kin, with the call to use. */
export const foreignComparisons: ReadonlyMap<string, string> = new Map([
  ["in", "one_of"],
  ["like", "contains"],
  ["ilike", "contains"],
  ["is", "equals"],
  ["between", "at_least"],
]);

import { dateComparisons, type LiteralNode, type ValueComparison } from "../../query/index.ts";
import { capitalise } from "../../values/words.ts";
import type { ValueKind } from "../generated/catalog.ts";
import type { CatalogFinding, CatalogRule } from "./catalog-rule.ts";
import { factsOf, type ValueFacts } from "./facts.ts";

const code = "catalog-type";

/** Comparisons with a value of the type that the name has. Those of texts look at the text of anything (API.md 4.9). */
const byValue: ReadonlySet<string> = new Set([
  "equals",
  "differs",
  "one_of",
  "none_of",
  "greater_than",
  "at_least",
  "less_than",
  "at_most",
]);

/** Reducers that take numeric values only (API.md 4.9). */
const numeric: ReadonlySet<string> = new Set(["sum", "avg"]);

/** Values are used as what they are. */
export const types: CatalogRule = (query, context) =>
  query.uses.values.flatMap((use) => {
    const facts = use.comparison || use.reducer ? factsOf(use, query, context) : undefined;
    if (!facts?.types || facts.types.length === 0) return [];
    const known = { ...facts, types: facts.types };
    const ofReducer = use.reducer !== undefined && numeric.has(use.reducer) ? tellReducer(known, use.reducer, use) : [];
    return [...ofReducer, ...(use.comparison ? tellComparison(known, use.comparison) : [])];
  });

type Known = ValueFacts & { types: readonly ValueKind[] };

function tellReducer(facts: Known, reducer: string, { start, end }: { start: number; end: number }): CatalogFinding[] {
  if (!facts.types.every((type) => type === "string" || type === "boolean" || type === "time")) return [];
  const message = `${capitalise(facts.what)} ${facts.typeText}, and ${reducer} takes numbers only`;
  return [
    {
      code,
      message,
      hint: `take a ${facts.noun} that is a number, or count the ${facts.noun === "column" ? "entities" : "events"}`,
      start,
      end,
    },
  ];
}

function tellComparison(facts: Known, { name, written, values, start, end }: ValueComparison): CatalogFinding[] {
  if (dateComparisons.has(name)) {
    if (!facts.types.every((type) => type === "number" || type === "integer" || type === "boolean")) return [];
    const message = `${capitalise(facts.what)} ${facts.typeText}, and ${written} looks for a time`;
    return [{ code, message, hint: `compare it with a value of its type, or take another ${facts.noun}`, start, end }];
  }
  if (!byValue.has(name) || facts.values) return [];
  return values
    .filter((value) => !facts.types.some((type) => fits(type, value)))
    .map((value) => ({
      code,
      message: `${capitalise(facts.what)} ${facts.typeText}, and is compared with ${value.kind === "string" ? `the text '${value.value}'` : value.text}`,
      hint: remedy(facts, value),
      start: value.start,
      end: value.end,
    }));
}

function fits(type: ValueKind, { kind, value }: LiteralNode): boolean {
  if (kind === "null") return true;
  switch (type) {
    case "number":
    case "integer":
      return kind === "number" || (kind === "string" && value.trim() !== "" && Number.isFinite(Number(value)));
    case "boolean":
      return value === "true" || value === "false";
    case "string":
      return kind === "string" || kind === "timestamp";
    case "time":
      return kind === "timestamp" || (kind === "string" && !Number.isNaN(Date.parse(value)));
    // How lists and objects compare is open (API.md 4.9).
    case "array":
    case "object":
      return true;
  }
}

function remedy({ types, noun }: Known, { kind, text }: LiteralNode): string {
  if (types.includes("boolean")) return "compare it with 'true' or 'false'";
  if (types.includes("string") && kind === "number")
    return `write '${text}' where the text is meant, or take a ${noun} that is a number`;
  if (types.includes("time")) return "compare it with a time, such as after_date('2026-01-01')";
  return `compare it with a number, or take another ${noun}`;
}

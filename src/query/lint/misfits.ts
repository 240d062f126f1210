import { dateComparisons } from "../functions.ts";
import type { LiteralNode } from "../syntax-tree.ts";
import { isNeverCount } from "../check-count.ts";
import type { TraitComparison } from "./trait-uses.ts";

/** What a value is that Segment computes: API.md 4.9. A membership is the trait of an audience. */
export type Computed = "membership" | "count" | "number" | "text" | "list";

interface MisfitRow {
  /** What it is, as the end of a sentence. */
  gives: string;
  hint: string;
  /** Whether it may name an instant. */
  mayBeDate: boolean;
  /** Whether another comparison with fixed values is certainly about something else. */
  misfits: (name: string, values: readonly LiteralNode[]) => boolean;
  /** Whether it is never so, though its sort fits. Where it was never computed, it is absent, which fulfils none of these. */
  isNever?: (name: string, values: readonly LiteralNode[]) => boolean;
}

const equalities: ReadonlySet<string> = new Set(["equals", "differs"]);
const choices: ReadonlySet<string> = new Set([...equalities, "one_of", "none_of"]);
const orders: ReadonlySet<string> = new Set(["greater_than", "at_least", "less_than", "at_most"]);
const existence: ReadonlySet<string> = new Set(["exists", "absent"]);

const number: MisfitRow = {
  gives: "a number",
  hint: "compare it with a number",
  mayBeDate: false,
  misfits: (name, values) =>
    (choices.has(name) && values.length > 0 && values.every((value) => !isNumber(value))) ||
    // How numbers and texts are put in order is open, digits in quotes among them (API.md 4.9).
    (orders.has(name) && values.some((value) => value.kind !== "number" && !value.value.includes("${"))) ||
    (name === "contains" && values.every(({ value }) => !/^[-+.\deE]*$/.test(value))),
};

/** A comparison with what another query gives is nowhere ruled out: its type is not looked at. */
const rows: Readonly<Record<Computed, MisfitRow>> = {
  membership: {
    gives: "true or false",
    hint: "write = 'true', or NOT before it for those who are not in it",
    mayBeDate: false,
    misfits: (name, values) =>
      !existence.has(name) &&
      !(choices.has(name) && values.every(({ value }) => value === "true" || value === "false")),
  },
  count: {
    ...number,
    isNever: (name, values) =>
      values.length > 0 && values.every(({ kind, value }) => kind === "number" && isNeverCount(name, Number(value))),
  },
  number,
  text: {
    gives: "a text",
    // Texts and numbers may be equal (API.md 4.6). Whoever puts quotes around digits asks for the order of texts, such as of versions.
    hint: "write = for the very value; for a number that is larger or smaller take max(…), avg(…) or another reducer of numbers",
    mayBeDate: true,
    misfits: (name, values) => orders.has(name) && values.length > 0 && values.every(({ kind }) => kind === "number"),
  },
  list: {
    gives: "a list",
    hint: "write contains(…) to look for an entry",
    mayBeDate: false,
    misfits: (name) => orders.has(name) || equalities.has(name),
  },
};

/** How a comparison reads that a computed value does not fit; `undefined` for one that it may fit. */
export function findMisfit(
  computed: Computed,
  comparison: TraitComparison,
  text: string,
): { message: string; hint: string } | undefined {
  const row = rows[computed];
  const { name, values } = comparison;
  const shown = text.slice(comparison.start, comparison.end).replace(/^\./, "").replaceAll(/\s+/g, " ");
  if (values && row.isNever?.(name, values))
    return { message: `gives a count, and no count is ${shown}`, hint: "counts are whole numbers from 0 on" };
  const misfits = dateComparisons.has(name) ? !row.mayBeDate : values !== undefined && row.misfits(name, values);
  if (!misfits) return undefined;
  return { message: `gives ${row.gives}, and nothing documents what ${shown} makes of that`, hint: row.hint };
}

/** Texts that spell a number stand for it (API.md 4.6). */
function isNumber({ kind, value }: LiteralNode): boolean {
  return kind === "number" || value.includes("${") || (value.trim() !== "" && !Number.isNaN(Number(value)));
}

import type { LiteralNode, TraitComparison } from "../../../query/index.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { Asking, SemanticRule } from "./semantic-rule.ts";

/** What a referenced audience or trait is on a profile: API.md 4.9. */
type Gives = "membership" | "number" | "list";

interface TypeRow {
  /** What it gives, as the end of a sentence. */
  gives: string;
  hint: string;
  /** Whether a comparison is certainly about something else. */
  misfits: (comparison: TraitComparison) => boolean;
}

const equalities: ReadonlySet<string> = new Set(["equals", "differs"]);
const choices: ReadonlySet<string> = new Set([...equalities, "one_of", "none_of"]);
const orders: ReadonlySet<string> = new Set(["greater_than", "at_least", "less_than", "at_most"]);
const dates: ReadonlySet<string> = new Set([
  "before_date",
  "after_date",
  "within_last",
  "within_next",
  "before_last",
  "after_next",
]);
const existence: ReadonlySet<string> = new Set(["exists", "absent"]);

/** A comparison with what another query gives is nowhere ruled out: its type is not looked at. */
const rows: Readonly<Record<Gives, TypeRow>> = {
  membership: {
    gives: "true or false",
    hint: "write = 'true', or NOT before it for those who are not in it",
    misfits: ({ name, values }) =>
      !existence.has(name) &&
      !(choices.has(name) && (values ?? []).every(({ value }) => value === "true" || value === "false")),
  },
  number: {
    gives: "a number",
    hint: "compare it with a number",
    misfits: ({ name, values = [] }) =>
      dates.has(name) ||
      ((choices.has(name) || orders.has(name)) && values.length > 0 && values.every((value) => !isNumber(value))) ||
      (name === "contains" && values.every(({ value }) => !/^[-+.\deE]*$/.test(value))),
  },
  list: {
    gives: "a list",
    hint: "write contains(…) to look for an entry",
    misfits: ({ name, values }) =>
      dates.has(name) || (values !== undefined && (orders.has(name) || equalities.has(name))),
  },
};

/** A reference is compared with what it can give. */
export const referenceTypes: SemanticRule = {
  code: "lint-reference-type",
  find: ({ active, targetOf }) =>
    active.flatMap((manifest) =>
      manifest.query.traits.flatMap(({ name, comparison }) => {
        const target = comparison && targetOf(manifest.query, name);
        const gives = target && givenBy(target);
        if (!gives || !comparison) return [];
        const row = rows[gives];
        if (comparison.values === undefined ? !dates.has(comparison.name) : !row.misfits(comparison)) return [];
        const shown = manifest.query.text
          .slice(comparison.start, comparison.end)
          .replace(/^\./, "")
          .replaceAll(/\s+/g, " ");
        const message = `${target.address} gives ${row.gives}, and nothing documents what ${shown} makes of that`;
        return [queryFinding(manifest, comparison, { code: "lint-reference-type", message, hint: row.hint })];
      }),
    ),
};

function givenBy({ query }: Asking): Gives | undefined {
  if (query.means === "audience") return "membership";
  return query.result === "unknown" ? undefined : query.result;
}

/** Texts that spell a number stand for it (API.md 4.6). */
function isNumber({ kind, value }: LiteralNode): boolean {
  return kind === "number" || value.includes("${") || (value.trim() !== "" && !Number.isNaN(Number(value)));
}

import type { LiteralNode } from "../../query/index.ts";
import { listSome } from "../../values/words.ts";
import type { Scalar } from "../generated/catalog.ts";
import { nearName } from "../near-name.ts";
import type { CatalogFinding, CatalogRule } from "./catalog-rule.ts";
import { factsOf, type ValueFacts } from "./facts.ts";
import { quoteName } from "./words.ts";

/** How each comparison looks for a value among those that are allowed. */
const looks: Readonly<Record<string, (allowed: string, asked: string) => boolean>> = {
  equals: (allowed, asked) => allowed === asked,
  differs: (allowed, asked) => allowed === asked,
  one_of: (allowed, asked) => allowed === asked,
  none_of: (allowed, asked) => allowed === asked,
  contains: (allowed, asked) => allowed.includes(asked),
  omits: (allowed, asked) => allowed.includes(asked),
  starts_with: (allowed, asked) => allowed.startsWith(asked),
  ends_with: (allowed, asked) => allowed.endsWith(asked),
};

/** Values that are asked for are ones that the tracking plan allows. */
export const values: CatalogRule = (query, context) =>
  query.uses.values.flatMap((use) => {
    const look = looks[use.comparison?.name ?? ""];
    const facts = look && factsOf(use, query, context);
    // What stands in a list is declared for the list as a whole.
    if (!look || !facts?.values || facts.types?.some((type) => type === "array" || type === "object")) return [];
    const allowed = facts.values.map(String);
    const asked = (use.comparison?.values ?? []).filter(
      ({ kind, value }) => kind !== "null" && !context.isExempt(value),
    );
    return asked
      .filter(({ value }) => !allowed.some((each) => look(each, value)))
      .map((value) => tell(value, { ...facts, values: facts.values ?? [] }));
  });

function tell(
  { kind, value, text, start, end }: LiteralNode,
  { what, values: declared }: ValueFacts & { values: readonly Scalar[] },
): CatalogFinding {
  const near = declared.find((each) => String(each) === nearName(value, declared.map(String)));
  const all = `declared are ${listSome(declared.map(written))}`;
  return {
    code: "catalog-unknown-value",
    message: `${kind === "string" ? quoteName(value) : text} is none of the values that the tracking plan declares for ${what}`,
    hint: near === undefined ? all : `did you mean ${written(near)}? ${all}`,
    start,
    end,
  };
}

/** A value as a query writes it. */
function written(value: Scalar): string {
  return typeof value === "number" ? String(value) : quoteName(String(value));
}

import fc from "fast-check";
import { canonicalQuery, parseQuery, printQuery, type QueryNode } from "../../src/query/index.ts";

// Few names and numbers, so that many of the queries differ in one thing only. The names are words of sentences, too.
const name = fc.constantFrom(
  "'A'",
  "'a'",
  "'is'",
  "'A at least once'",
  "'b\" or \"c'",
  "'b\\\\.c'",
  "'b\\.c'",
  "'not set'",
);
const number = fc.constantFrom("0", "1", "2", "3", "1.5", "2.0", ".20");
const length = fc.constantFrom("1 day", "2 days", "24 hours", "2 moons");
const date = fc.constantFrom("2023-12-07", "'2023-12-07'", "2023-12-07T18:50:00Z");
const literal = fc.oneof(name, number, date, fc.constantFrom("'true'", "true", "'1'", "null"));
const operator = fc.constantFrom("=", "!=", ">", ">=", "<", "<=");

const comparison = fc.oneof(
  fc.tuple(operator, literal).map(([sign, value]) => ` ${sign} ${value}`),
  fc.tuple(operator, name).map(([sign, value]) => ` ${sign} trait(${value})`),
  fc.constantFrom(
    ".exists()",
    ".starts_with(true)",
    ".starts_with(5)",
    ".starts_with(.20)",
    ".starts_with(0.2)",
    ".exists('a')",
    ".absent()",
    ".shines()",
    ".lower() = 'a'",
    ".equals(1, 2)",
    ".equals(at: 1)",
  ),
  fc
    .tuple(
      fc.constantFrom("contains", "contains_one", "one_of", "none_of", "near"),
      fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    )
    .map(([call, values]) => `.${call}(${values.join(", ")})`),
  fc
    .tuple(fc.constantFrom("omits", "starts_with", "ends_with", "sounds_like"), name)
    .map(([call, value]) => `.${call}(${value})`),
  fc
    .tuple(fc.constantFrom("within_last", "within_next", "before_last", "after_next", "older_than"), length)
    .map(([call, value]) => `.${call}(${value})`),
  fc.tuple(fc.constantFrom("before_date", "after_date"), date).map(([call, value]) => `.${call}(${value})`),
);

const property = fc
  .tuple(fc.constantFrom("property(", "property(parent: ", "context("), name)
  .map(([call, value]) => `${call}${value})`);

/** A condition on events or rows. @param inner A condition that stands in its where. */
function stream(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const filter = fc.oneof(
    inner.map((text) => `.where(${text})`),
    fc
      .tuple(fc.constantFrom("within(", "within(parent: ", "within(since: ", "expires_after(", "lately("), length)
      .map(([call, value]) => `.${call}${value})`),
    fc
      .tuple(fc.constantFrom("between(", "between(parent: "), length, length)
      .map(([call, from, to]) => `.${call}${from}, ${to})`),
    name.map((id) => `.sources({exclude: ${id}})`),
  );
  const counted = fc
    .tuple(fc.constantFrom("count()", "count()", "count('A')", "count(parent: 'A')"), operator, number)
    .map(([call, sign, value]) => `.${call} ${sign} ${value}`);
  const reduced = fc
    .tuple(
      fc.constantFrom(
        "sum(P)",
        "max(P)",
        "max(P as string)",
        "mode(P, 1)",
        "mode(P, 2)",
        "mode(P as array, 2)",
        "unique(P).count()",
        "median(P)",
      ),
      property,
      comparison,
    )
    .map(([call, read, compared]) => `.${call.replace("P", () => read)}${compared}`);
  return fc
    .tuple(
      fc.constantFrom("event(", "event(", "entity(", "event(parent: ", "journey("),
      name,
      fc.array(filter, { maxLength: 2 }),
      fc.oneof(counted, reduced),
    )
    .map(([head, of, filters, rest]) => `${head}${of})${filters.join("")}${rest}`);
}

/** Texts of queries, many of them close to each other, some with functions that nobody knows. */
export const closeQuery: fc.Arbitrary<string> = fc.letrec<{ node: string; junction: string; prefix: string }>(
  (tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc
        .tuple(fc.constantFrom("trait(", "trait(parent: ", "property(", "property(parent: "), name, comparison)
        .map(([head, of, compared]) => `${head}${of})${compared}`),
      stream(tie("node")),
      tie("prefix"),
      tie("junction"),
    ),
    junction: fc
      .tuple(fc.constantFrom(" AND ", " OR "), fc.array(tie("node"), { minLength: 2, maxLength: 3 }), fc.boolean())
      .map(([word, parts, group]) => (group ? `(${parts.join(word)})` : parts.join(word))),
    prefix: fc.tuple(fc.constantFrom("NOT ", "ANY ", "ALL "), tie("node")).map((parts) => parts.join("")),
  }),
).node;

/** The tree of a query that has to parse. */
export function treeOf(text: string): QueryNode {
  const { tree } = parseQuery(text);
  if (!tree) throw new Error(`${text} does not parse`);
  return tree;
}

/** The canonical text of a query: one for each meaning. */
export function meaningOf(tree: QueryNode): string {
  return canonicalQuery(printQuery(tree, "line"), "USERS");
}

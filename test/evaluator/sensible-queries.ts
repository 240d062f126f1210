import fc from "fast-check";
import { eventName, name } from "./arbitraries.ts";

const durations = fc.constantFrom("1 day", "24 hours", "2 days", "7 days", "2 weeks", "1 hour", "120 minutes");
const literal = fc.constantFrom("1", "2", "5", "1.0", "'5'", "'x'", "'X'", "'true'", "true", "2023-12-07", "''");
const count = fc
  .tuple(fc.constantFrom("=", "!=", ">", ">=", "<", "<="), fc.constantFrom("0", "1", "2", "'1'"))
  .map(([operator, number]) => `.count() ${operator} ${number}`);

/** A comparison with values of the query or of the same person. @param other What else a value may be compared to. */
function comparison(other: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .tuple(
        fc.constantFrom("=", "!=", ">", ">=", "<", "<="),
        fc.oneof({ weight: 3, arbitrary: literal }, { weight: 1, arbitrary: other }),
      )
      .map(([operator, side]) => ` ${operator} ${side}`),
    fc.constantFrom(".exists()", ".absent()", ".omits('x')", ".starts_with('x')", ".ends_with(5)"),
    fc
      .tuple(fc.constantFrom("one_of", "none_of", "contains"), fc.array(literal, { minLength: 1, maxLength: 3 }))
      .map(([call, values]) => `.${call}(${values.join(", ")})`),
    fc
      .tuple(fc.constantFrom("within_last", "within_next", "before_last", "after_next"), durations)
      .map(([call, length]) => `.${call}(${length})`),
    fc
      .tuple(
        fc.constantFrom("before_date", "after_date"),
        fc.constantFrom("2023-12-07", "2023-12-07T18:50:00Z", "'2026-02-28'"),
      )
      .map(([call, time]) => `.${call}(${time})`),
  );
}

const trait = name.map((key) => `trait('${key}')`);
const property = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("a", "b", "c").map((key) => `property('${key}')`) },
  { weight: 2, arbitrary: fc.constantFrom("property('a.c')", "property('b.$')", "property('b.$.c')") },
  { weight: 1, arbitrary: fc.constantFrom("property(parent: 'a')", "context('a')", "context('timestamp')") },
);
const reducer = fc
  .tuple(
    fc.constantFrom("sum(P)", "avg(P)", "max(P)", "min(P as string)", "mode(P, 1)", "first(P)", "last(P)"),
    property,
  )
  .map(([call, of]) => call.replace("P", () => of));

/** A condition on events or rows. @param inner Conditions on one of them. */
function stream(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const filter = fc.oneof(
    { weight: 4, arbitrary: inner.map((condition) => `.where(${condition})`) },
    { weight: 2, arbitrary: durations.map((length) => `.within(${length})`) },
    { weight: 1, arbitrary: durations.map((length) => `.within(parent: ${length})`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ".between(1 day, 2 days)",
        ".between(parent: 1 hour, 2 days)",
        ".expires_after(1 hour)",
        ".sources({exclude: 'x'})",
      ),
    },
  );
  const end = fc.oneof(
    { weight: 3, arbitrary: count },
    { weight: 2, arbitrary: fc.tuple(reducer, comparison(trait)).map(([call, compared]) => `.${call}${compared}`) },
    { weight: 1, arbitrary: fc.tuple(property, count).map(([of, compared]) => `.unique(${of})${compared}`) },
  );
  return fc
    .tuple(
      fc.oneof(
        { weight: 5, arbitrary: eventName.map((of) => `event('${of}')`) },
        { weight: 1, arbitrary: name.map((of) => `entity('${of}')`) },
      ),
      fc.array(filter, { maxLength: 2 }),
      end,
    )
    .map(([head, filters, rest]) => `${head}${filters.join("")}${rest}`);
}

/** Queries that make sense, about names and values that the people of these tests have. */
export const sensibleQuery: fc.Arbitrary<string> = fc.letrec<{ outer: string; inner: string; joined: string }>(
  (tie) => ({
    inner: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      {
        weight: 6,
        arbitrary: fc.tuple(property, comparison(fc.oneof(trait, property))).map((parts) => parts.join("")),
      },
      { weight: 1, arbitrary: fc.tuple(trait, comparison(property)).map((parts) => parts.join("")) },
      { weight: 1, arbitrary: fc.tuple(tie("inner"), tie("inner")).map(([a, b]) => `${a} AND NOT (${b})`) },
      { weight: 1, arbitrary: stream(tie("inner")) },
    ),
    outer: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 3, arbitrary: fc.tuple(trait, comparison(trait)).map((parts) => parts.join("")) },
      { weight: 6, arbitrary: stream(tie("inner")) },
      { weight: 2, arbitrary: tie("joined") },
    ),
    joined: fc.oneof(
      fc
        .tuple(fc.constantFrom(" AND ", " OR "), fc.array(tie("outer"), { minLength: 2, maxLength: 3 }))
        .map(([word, parts]) => `(${parts.join(word)})`),
      fc
        .tuple(fc.constantFrom("NOT ", "NOT ", "ANY ", "ALL "), tie("outer"))
        .map(([word, operand]) => `${word}${operand}`),
    ),
  }),
).outer;

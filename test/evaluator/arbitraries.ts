import fc from "fast-check";
import {
  nothingSettled,
  openPointRows,
  UncertainTrait,
  type Account,
  type Circumstances,
  type EntityRow,
  type OpenPoints,
  type Person,
  type Subject,
  type TimedEvent,
} from "../../src/evaluator/index.ts";
import type { JsonValue } from "../../src/values/json.ts";
import { day, hour, minute, nowMs, settle } from "./people.ts";

/** Names of events, traits, properties and relationships, few of them, so that queries and people meet. */
const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("A", "a", "b", "c") },
  { weight: 1, arbitrary: fc.constantFrom("is", "z", "t", "b.c", "A at least once") },
);
const eventName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("A") },
  { weight: 2, arbitrary: fc.constantFrom("B") },
  { weight: 1, arbitrary: fc.constantFrom("a", "is") },
);

/** Values on both sides of every test in these queries, in all their types and spellings. */
const scalar: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue[]>(
  0,
  1,
  2,
  1.5,
  0.2,
  5,
  "0",
  "1",
  "1.0",
  "5",
  "x",
  "X",
  "y",
  "A",
  "a",
  "is",
  "not set",
  "",
  "true",
  "TRUE",
  true,
  false,
  null,
  "2023-12-07",
  "2023-12-07T18:50:00Z",
  "2023-12-07T18:50:00.000+00:00",
  "2026-02-27T01:00:00Z",
  "2026-03-01T12:30:00Z",
);
const common = fc.constantFrom<JsonValue[]>(1, 2, 5, "x", "true", "5");
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: common },
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ c: scalar }) },
  { weight: 1, arbitrary: fc.array(fc.record({ c: scalar }), { maxLength: 2 }) },
);
const properties = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 });

/** Times at borders of the windows in these queries, beside them, and elsewhere. */
const agoMs = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(0, hour, 2 * hour, day, 2 * day, 7 * day, 14 * day, 1095 * day),
      fc.constantFrom(0, 0, 1, -1, 20 * minute, -20 * minute, hour, -hour),
    )
    .map(([at, by]) => at + by),
  fc.integer({ min: -day, max: 20 * day }),
);

const event: fc.Arbitrary<TimedEvent> = fc
  .record({
    event: eventName,
    agoMs,
    properties,
    context: properties,
    source: fc.option(fc.constantFrom("x", "A", "other"), { nil: undefined }),
    late: fc.option(fc.constantFrom(0, minute, 3 * day), { nil: undefined }),
  })
  .map(({ event, agoMs, properties, context, source, late }) => ({
    event,
    timestampMs: nowMs - agoMs,
    properties,
    context,
    ...(source === undefined ? {} : { source }),
    ...(late === undefined ? {} : { receivedMs: nowMs - agoMs + late }),
  }));

const rows: fc.Arbitrary<Record<string, EntityRow[]>> = fc.letrec<{ rows: Record<string, EntityRow[]> }>((tie) => ({
  rows: fc.dictionary(
    name,
    fc.array(
      fc.record({
        properties,
        entities: fc.oneof({ maxDepth: 2, withCrossShrink: true }, fc.constant({}), tie("rows")),
      }),
      { maxLength: 3 },
    ),
    { maxKeys: 2 },
  ),
})).rows;

const traits = fc.dictionary(
  name,
  fc.oneof(
    { weight: 6, arbitrary: value },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.option(scalar, { nil: undefined }), { maxLength: 3 })
        .map((candidates) => new UncertainTrait(candidates, "a trait that is not certain")),
    },
  ),
  { minKeys: 2, maxKeys: 6 },
);

const person: fc.Arbitrary<Person> = fc.record({
  traits,
  events: fc.array(event, { maxLength: 8 }),
  entities: rows,
});

const account: fc.Arbitrary<Account> = fc.record({
  traits,
  users: fc.array(person, { maxLength: 3 }),
  entities: rows,
});

/** Every open point settled or not, often none. */
const openPoints: fc.Arbitrary<OpenPoints> = fc.oneof(
  fc.constant(nothingSettled),
  fc
    .record(
      Object.fromEntries(
        Object.entries(openPointRows).map(([point, { allowed }]) => [
          point,
          fc.constantFrom("unknown", ...allowed.map((value) => (value === "number" ? 3 : value))),
        ]),
      ),
    )
    .map((points) => settle(points as Partial<OpenPoints>)),
);

/** Somebody and what is settled. */
export const asked: fc.Arbitrary<{ subject: Subject; circumstances: Circumstances }> = fc.oneof(
  fc
    .tuple(person, fc.constantFrom("USERS" as const, "LINKED" as const), openPoints)
    .map(([person, type, openPoints]) => ({
      subject: { type: "person" as const, person },
      circumstances: { nowMs, type, openPoints },
    })),
  fc
    .tuple(account, fc.constantFrom("ACCOUNTS" as const, "LINKED" as const), openPoints)
    .map(([account, type, openPoints]) => ({
      subject: { type: "account" as const, account },
      circumstances: { nowMs, type, openPoints },
    })),
);

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

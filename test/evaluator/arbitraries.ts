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
export const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("A", "a", "b", "c") },
  { weight: 1, arbitrary: fc.constantFrom("is", "z", "t", "b.c", "A at least once") },
);
/** Names of events, one of them more often than all others. */
export const eventName = fc.oneof(
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
        Object.entries(openPointRows).map(([point, { allowed, least }]) => [
          point,
          fc.constantFrom("unknown", ...allowed.map((value) => (value === "number" ? least : value))),
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

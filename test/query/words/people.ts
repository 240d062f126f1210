import fc from "fast-check";
import { nothingSettled, openPointRows, type Circumstances, type OpenPoints } from "../../../src/evaluator/index.ts";
import type { EntityRow, EntityRows, Person, Subject, TimedEvent } from "../../../src/evaluator/index.ts";
import type { JsonObject, JsonValue } from "../../../src/values/json.ts";
import { keys, names } from "../known-queries.ts";

const hourMs = 3_600_000;
/** The instant that everything is asked at. */
const nowMs = Date.UTC(2023, 11, 9, 12);

const texts = ["5", "true", "false", "a or b", "", "price", "it's", 'say "hi", or', "not set", "A"];
const dates = ["2023-12-07", "2023-12-07T18:50:00Z", "2023-12-09", "2023-12-10T20:00:00Z", "2023-11-01"];
const numbers = [0, 1, 2, 3, 17, 100, -5, 1.5, 0.2];
const value = fc.constantFrom<JsonValue>(...texts, ...dates, ...numbers);

/** What the texts of the queries that name something stand for. */
const plain = (texts: readonly string[]): string[] =>
  texts.map((text) => text.slice(1, -1).replaceAll(/\\(['"\\])/g, "$1"));
const fields = (of: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc.dictionary(fc.constantFrom(...plain(of)), value, { minKeys: Math.min(4, of.length - 1), maxKeys: of.length });

const event: fc.Arbitrary<TimedEvent> = fc
  .record({
    event: fc.constantFrom(...plain(names)),
    hoursAgo: fc.constantFrom(0.5, 2, 11, 23, 30, 47, 70, 1000),
    properties: fields(names),
    context: fields(["'ip'"]).map((known) => ({ ...known, page: { url: known["ip"] ?? "/" } })),
    source: fc.constantFrom("5", "true", "a or b", "price", "other"),
  })
  .map(({ hoursAgo, ...rest }) => ({ ...rest, timestampMs: nowMs - hoursAgo * hourMs }));

function rows(depth: number): fc.Arbitrary<EntityRows> {
  const row: fc.Arbitrary<EntityRow> = fc.record({
    properties: fields(names),
    entities: depth > 0 ? rows(depth - 1) : fc.constant({}),
  });
  return fc.dictionary(fc.constantFrom(...plain(names)), fc.array(row, { maxLength: 3 }), { maxKeys: 6 });
}

const person: fc.Arbitrary<Person> = fc.record({
  traits: fields([...names, ...keys]),
  events: fc.array(event, { minLength: 10, maxLength: 60 }),
  entities: rows(1),
});

/** So many random people and accounts; the same for the same seed. */
export function randomPeople(count: number, seed: number): { people: Subject[]; accounts: Subject[] } {
  const everybody = fc.sample(person, { numRuns: count, seed });
  return {
    people: everybody.map((one) => ({ type: "person", person: one })),
    accounts: everybody.map((one, index) => ({
      type: "account",
      account: { traits: one.traits, entities: one.entities, users: everybody.slice(index, index + 1 + (index % 4)) },
    })),
  };
}

/** Everything that is open, settled somehow. */
const settled = Object.fromEntries(
  Object.entries(openPointRows).map(([point, { allowed }]) => [point, allowed[0] === "number" ? 1096 : allowed[0]]),
) as unknown as OpenPoints;

/** What holds when a query is asked about a subject: everything that is open settled, and left open. */
export function circumstancesOf({ type }: Subject): Circumstances[] {
  return [settled, nothingSettled].map((openPoints) => ({
    nowMs,
    type: type === "person" ? "LINKED" : "ACCOUNTS",
    openPoints,
  }));
}

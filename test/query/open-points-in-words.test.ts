import { describe, expect, test } from "vitest";
import {
  evaluateCondition,
  evaluateValue,
  nothingSettled,
  openPointRows,
  type OpenPoint,
  type Person,
  type Subject,
  type TimedEvent,
} from "../../src/evaluator/index.ts";
import { describeQuery, type DefinitionType } from "../../src/query/index.ts";
import { treeOf } from "./close-queries.ts";

/** A query that depends on an open point, and what it is computed for. */
interface Asking {
  query: string;
  type?: DefinitionType;
  ofTrait?: true;
}

/** Points that decide what a query means for anybody, with the words that say so. */
const said: Partial<Record<OpenPoint, Asking & { words: string }>> = {
  accountEvents: { query: "event('A').count() = 2", type: "ACCOUNTS", words: "[one user, or all users together]" },
  arrayMatch: {
    query: "event('A').where(property('list.$.x') = 1).count() >= 1",
    words: "[one entry, or every entry]",
  },
  arraysInTraits: { query: "trait('list.$.x') = 1", words: "of a list of objects, perhaps none]" },
  contextTimestamp: {
    query: "event('A').where(context('timestamp').exists()).count() >= 1",
    words: "[the time of the event, or what its context has]",
  },
  entityWindow: { query: "entity('o').within(7 days).count() >= 1", type: "LINKED", words: "(meaning not known)" },
  modeWithoutEvent: {
    query: "mode(trait('plan'), 1)",
    type: "ACCOUNTS",
    ofTrait: true,
    words: "[each user once, or with each event]",
  },
  noneOfAbsent: { query: "trait('z').none_of('x')", words: "(or perhaps not set)" },
  orderOfTexts: { query: "trait('plan') > 'a'", words: "[in the order of texts, or never]" },
  reducerOverArray: {
    query: "event('A').unique(property('list.$.x')).count() >= 2",
    words: "[each entry, or the list as a whole]",
  },
  sessionAfterExpiry: {
    query: "event('A').expires_after(1 hour).count() >= 1",
    words: "when it is over: its events count, or do not]",
  },
  sessionOf: {
    query: "event('A').expires_after(24 hours).count() = 1",
    words: "[activity: these events, or all events",
  },
  traitOwner: { query: "trait('plan') = 'pro'", type: "ACCOUNTS", words: "[the account, or one user]" },
};

/** Points that decide about a few only, with a query that is known of everybody else, and what those few have. */
const ofFew: Partial<Record<OpenPoint, Asking & { few: string }>> = {
  allOfNobody: { query: "ALL trait('a') = 1", type: "ACCOUNTS", few: "no users" },
  coercion: { query: "trait('n') = 5", few: "a value that is spelt in another way" },
  dateBorder: { query: "trait('day').after_date(2023-01-01)", few: "that very day" },
  defaultLookbackDays: { query: "event('A').count() >= 1", few: "an event of more than three years ago" },
  emptySum: { query: "event('A').sum(property('n')) > 1", few: "no number" },
  emptyUnique: { query: "event('A').unique(property('n')).count() >= 1", few: "no value" },
  eventNameCase: { query: "event('A').count() >= 1", few: "an event of the same name in other letters" },
  firstLastOrder: { query: "event('A').first(property('n')) = 1", few: "events that were received in another order" },
  futureEvents: { query: "event('A').count() >= 1", few: "an event after now" },
  relativeDates: { query: "trait('day').within_last(30 days)", few: "a date of the day at the border" },
  sameInstant: {
    query: "event('A').where(event('B').within(parent: 7 days).count() >= 1).count() >= 1",
    few: "two events at one instant",
  },
  textCase: { query: "trait('plan') = 'pro'", few: "the same text in other letters" },
  textNumbers: { query: "trait('n') > 3", few: "a number that is written as a text" },
  textOrder: { query: "event('A').max(property('t') as string) = 'y'", few: "texts with other letters than a to z" },
  windowBorder: { query: "event('A').within(30 days).count() >= 1", few: "an event within an hour of the border" },
};

const dayMs = 86_400_000;
const nowMs = Date.UTC(2023, 11, 9, 12);
const did = (event: string, daysAgo: number, properties: TimedEvent["properties"]): TimedEvent => ({
  event,
  timestampMs: nowMs - daysAgo * dayMs,
  properties,
  context: {},
});
const person: Person = {
  traits: { plan: "pro", n: 5, day: "2023-12-01", list: [{ x: 1 }, { x: 2 }], a: 1 },
  events: [did("A", 3, { n: 1, t: "x", list: [{ x: 1 }, { x: 2 }] }), did("B", 2, {}), did("A", 1, { n: 2, t: "y" })],
  entities: { o: [{ properties: { x: 1 }, entities: {} }] },
};
const other: Person = { ...person, traits: { a: 1, plan: "free" }, events: person.events.slice(0, 1) };
const subjects: Readonly<Record<DefinitionType, Subject>> = {
  USERS: { type: "person", person },
  LINKED: { type: "person", person },
  ACCOUNTS: { type: "account", account: { traits: {}, entities: {}, users: [person, other, other] } },
};

/** The open points that the answer to a query asks for. */
function askedFor({ query, type = "USERS", ofTrait }: Asking): readonly string[] {
  const asked = { nowMs, type, openPoints: nothingSettled };
  const [tree, subject] = [treeOf(query), subjects[type]];
  if (!ofTrait) return evaluateCondition(tree, subject, asked).unknowns;
  const value = evaluateValue(tree, subject, asked);
  return value.type === "uncertain" ? value.unknowns : [];
}

const wordsOf = ({ query, type = "USERS" }: Asking): string => describeQuery(treeOf(query), { type });

describe("an open point", () => {
  test("is either said in words, or decides about a few only", () => {
    expect([...Object.keys(said), ...Object.keys(ofFew)].toSorted()).toEqual(Object.keys(openPointRows).toSorted());
  });

  test.each(Object.entries(said))("that decides about anybody is asked for, as %s is", (point, asking) => {
    expect(askedFor(asking)).toContain(point);
  });

  test.each(Object.entries(said))("that decides about anybody is said in words, as %s is", (_point, asking) => {
    expect(wordsOf(asking)).toContain(asking.words);
  });

  test.each(Object.entries(ofFew))(
    "that decides about a few is not asked for of all others, as %s is not",
    (_, asking) => {
      expect(askedFor(asking)).toEqual([]);
    },
  );
});

import { describe, expect, test } from "vitest";
import { nothingSettled, type OpenPoints } from "../../src/evaluator/open-points.ts";
import { UncertainTrait, type Person, type Subject, type TimedEvent } from "../../src/evaluator/person.ts";
import type { Truth } from "../../src/evaluator/truth.ts";
import { parseQuery, type QueryNode } from "../../src/query/index.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { judgeIndependently, valueIndependently } from "./independent/index.ts";
import { dayMs, hourMs } from "./pools.ts";

const nowMs = Date.UTC(2025, 2, 1, 12, 34, 56, 789);
type Settings = Partial<OpenPoints>;
/** A query, what is settled, and what it is by the table of meanings. */
type Case = readonly [query: string, settings: Settings, truth: Truth];

function ago(event: string, agoMs: number, properties: JsonObject = {}, more: Partial<TimedEvent> = {}): TimedEvent {
  return { event, timestampMs: nowMs - agoMs, properties, context: { page: { url: "/a" } }, source: "web", ...more };
}

function somebody(person: Partial<Person>): Subject {
  return { type: "person", person: { traits: {}, events: [], entities: {}, ...person } };
}

function treeOf(query: string): QueryNode {
  const { tree } = parseQuery(query);
  if (!tree) throw new Error(`not a query: ${query}`);
  return tree;
}

function judge(query: string, subject: Subject, settings: Settings): Truth {
  const type = subject.type === "account" ? "ACCOUNTS" : "USERS";
  return judgeIndependently(treeOf(query), subject, { nowMs, type, openPoints: { ...nothingSettled, ...settings } });
}

function tableOf(title: string, subject: Subject, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases)("%s with %j is %s", (query, settings, truth) => {
      expect(judge(query, subject, settings)).toBe(truth);
    });
  });
}

const traits = somebody({
  traits: {
    plan: "pro",
    visits: 5,
    code: "5",
    long: "5.0",
    vip: true,
    shout: "TRUE",
    gone: null,
    empty: "",
    nest: { size: 3 },
    "dot.ted": 7,
    items: [{ sku: "a" }, { sku: "b" }],
    tags: ["a", "b"],
    left: false,
    sure: new UncertainTrait([6, 7], "x"),
    maybe: new UncertainTrait([1, undefined], "y"),
  },
});

tableOf("section 1: traits and paths", traits, [
  ["trait('plan').exists()", {}, true],
  ["trait('gone').exists()", {}, false],
  ["trait('empty').exists()", {}, true],
  ["trait('nest.size') = 3", {}, true],
  [String.raw`trait('dot\\.ted') = 7`, {}, true],
  ["trait('dot.ted').absent()", {}, true],
  ["trait('never_a_member').absent()", {}, true],
  ["trait('left') = 'false'", {}, true],
  ["trait('items.$.sku') = 'b'", {}, "unknown"],
  ["trait('items.$.sku') = 'b'", { arraysInTraits: "nested", arrayMatch: "any-entry" }, true],
  ["trait('items.$.sku') = 'b'", { arraysInTraits: "nested", arrayMatch: "every-entry" }, false],
  ["trait('items.$.sku') = 'b'", { arraysInTraits: "flattened-text" }, false],
  ["trait('items').contains('a')", {}, true],
  ["trait('items').contains('[')", {}, "unknown"],
  ["trait('tags.$') = 'a'", { arrayMatch: "any-entry" }, true],
  ["trait('tags.$').omits('c')", {}, true],
]);

tableOf("section 5: comparisons of values", traits, [
  ["trait('visits') = '5'", {}, true],
  ["trait('code') = 5", {}, true],
  ["trait('vip') = 'true'", {}, true],
  ["trait('long') = 5", {}, "unknown"],
  ["trait('long') = 5", { coercion: "as-number" }, true],
  ["trait('long') = 5", { coercion: "as-text" }, false],
  ["trait('plan') = 'Pro'", {}, "unknown"],
  ["trait('plan') = 'Pro'", { textCase: "ignored" }, true],
  ["trait('none') != 'x'", {}, false],
  ["NOT trait('none') = 'x'", {}, true],
  ["trait('plan') != 'x'", {}, true],
  ["trait('none').omits('x')", {}, true],
  ["trait('none').contains('x')", {}, false],
  ["trait('plan').contains('x', 'ro')", {}, true],
  ["trait('visits').contains('5')", {}, true],
  ["trait('plan').starts_with('p')", {}, true],
  ["trait('plan').ends_with('p')", {}, false],
  ["trait('none').starts_with('p')", {}, false],
  ["trait('plan').one_of('free', 'pro')", {}, true],
  ["trait('plan').none_of('free', 'pro')", {}, false],
  ["trait('none').none_of('free')", {}, "unknown"],
  ["trait('none').none_of('free')", { noneOfAbsent: "true" }, true],
  ["trait('visits') > 4", {}, true],
  ["trait('visits') >= 5", {}, true],
  ["trait('none') < 5", {}, false],
  ["trait('code') > 4", {}, "unknown"],
  ["trait('code') > 4", { textNumbers: "read" }, true],
  ["trait('code') > 4", { textNumbers: "ignore", orderOfTexts: "false" }, false],
  ["trait('plan') > 'a'", {}, "unknown"],
  ["trait('plan') > 'a'", { orderOfTexts: "code-units" }, true],
  ["trait('sure') > 5", {}, true],
  ["trait('sure') = 6", {}, "unknown"],
  ["trait('maybe').exists()", {}, "unknown"],
  ["trait('maybe').exists() OR trait('maybe').absent()", {}, true],
  ["trait('plan').sounds_like('x')", {}, "unknown"],
  ["trait('plan') = 'pro' OR trait('plan').sounds_like('x')", {}, true],
]);

const dated = somebody({
  traits: {
    now: "2025-03-01T12:34:56.789Z",
    today: "2025-03-01",
    evening: "2025-03-01T23:00:00Z",
    week: "2025-02-22T12:34:56.788Z",
    zone: "2025-03-01T13:34:56+02:00",
    word: "yesterday",
    nowhere: "2025-02-30",
  },
});

tableOf("section 5: dates", dated, [
  ["trait('today').before_date('2025-03-02')", {}, true],
  ["trait('today').after_date('2025-03-01')", {}, "unknown"],
  ["trait('today').after_date('2025-03-01')", { dateBorder: "in" }, true],
  ["trait('now').before_date('2025-03-01T12:34:56.790Z')", {}, true],
  ["trait('now').before_date(2025-03-01T12:34:56.789Z)", { dateBorder: "out" }, false],
  ["trait('zone').before_date('2025-03-01T11:34:57Z')", {}, true],
  ["trait('word').before_date('2025-03-02')", {}, false],
  ["trait('nowhere').before_date('2025-03-02')", {}, false],
  ["trait('none').after_date('2025-03-02')", {}, false],
  ["trait('now').within_last(7 days)", {}, true],
  ["trait('week').within_last(7 days)", {}, "unknown"],
  ["trait('week').within_last(7 days)", { relativeDates: "utc-day" }, true],
  ["trait('week').within_last(7 days)", { relativeDates: "instant" }, false],
  ["trait('week').within_last(168 hours)", {}, false],
  ["trait('week').before_last(7 days)", {}, true],
  ["trait('evening').within_next(1 day)", {}, true],
  ["trait('evening').within_last(1 day)", { relativeDates: "utc-day" }, true],
  ["trait('now').after_next(1 day)", {}, false],
]);

const buyer = somebody({
  events: [
    ago("Bought", hourMs, { price: 10, brand: "a", lines: [{ n: 1 }, { n: 2 }] }),
    ago("Bought", 3 * dayMs, { price: 20, brand: "b" }, { receivedMs: nowMs }),
    ago("Bought", 7 * dayMs, { price: "30", brand: "b" }, { source: "app" }),
    ago("Seen", 3 * dayMs, { brand: "b" }),
    ago("Returned", 3 * dayMs - hourMs, { brand: "b" }),
    ago("Old", 1200 * dayMs),
    ago("Later", -hourMs),
    ago("Bordering", 2 * hourMs + 60_000),
    ago("Lost", hourMs, {}, { source: undefined } as unknown as Partial<TimedEvent>),
  ],
});
const nested = (filter: string): string =>
  `event('Bought').where(event('Returned').${filter}.count() >= 1).count() >= 1`;

tableOf("sections 2 and 3: events, filters and windows", buyer, [
  ["event('Bought').count() = 3", {}, true],
  ["event('bought').count() = 0", {}, "unknown"],
  ["event('bought').count() = 0", { eventNameCase: "exact" }, true],
  ["event('Bought').where(property('price') >= 20).count() >= 1", {}, true],
  ["event('Bought').where(property('price') >= 20).count() = 1", {}, "unknown"],
  ["event('Bought').where(context('page.url') = '/a').count() = 3", {}, true],
  ["event('Bought').where(context('traits.plan') = 'a').count() <= 3", {}, true],
  ["event('Bought').where(context('traits.plan') = 'a').count() >= 1", {}, "unknown"],
  ["event('Bought').where(context('timestamp').within_last(2 hours)).count() = 1", { contextTimestamp: "event" }, true],
  ["event('Bought').where(property('lines.$.n') = 2).count() = 1", { arrayMatch: "any-entry" }, true],
  ["event('Bought').sources({exclude: 'app'}).count() = 2", {}, true],
  ["event('Lost').sources({exclude: 'app'}).count() = 1", {}, "unknown"],
  ["event('Bought').within(168 hours).count() = 3", { windowBorder: "exact" }, true],
  ["event('Bordering').within(2 hours).count() = 1", {}, "unknown"],
  ["event('Bordering').within(2 hours).count() = 1", { windowBorder: "exact" }, false],
  ["event('Bordering').within(2 hours).count() = 1", { windowBorder: "hour" }, true],
  ["event('Bordering').within(4 hours).count() = 1", {}, true],
  ["event('Bought').between(1 day, 5 days).count() = 1", {}, true],
  ["event('Later').count() = 1", {}, "unknown"],
  ["event('Later').within(1 day).count() = 1", { futureEvents: "in" }, true],
  ["event('Old').count() = 1", {}, "unknown"],
  ["event('Old').count() = 1", { defaultLookbackDays: 1200 }, true],
  ["event('Old').within(1199 days).count() = 0", {}, true],
  [nested("within(parent: 1 day)"), {}, true],
  ["event('Seen').where(event('Bought').within(parent: 1 day).count() >= 1).count() >= 1", {}, "unknown"],
  ["event('Seen').where(event('Bought').within(parent: 1 day).count() >= 1).count() >= 1", { sameInstant: "in" }, true],
  [nested("between(parent: 1 day, 2 days)"), {}, false],
  ["event('Seen').where(event('Returned').within(parent: 1 hour).count() >= 1).count() >= 1", {}, true],
  ["event('Old').where(event('Seen').between(parent: 1 day, 1195 days).count() >= 1).count() >= 1", {}, false],
  [nested("where(property('brand') = property(parent: 'brand'))"), {}, true],
  [nested("where(property('brand') != property(parent: 'brand')).within(parent: 1 day)"), {}, false],
  ["event('Bought').expires_after(1 day).count() = 1", { sessionOf: "this-stream" }, true],
  ["event('Bought').expires_after(3 days).count() = 2", { sessionOf: "this-stream" }, true],
  ["event('Seen').expires_after(1 day).count() = 1", { sessionOf: "this-stream" }, "unknown"],
  ["event('Seen').expires_after(1 day).count() = 0", { sessionOf: "this-stream", sessionAfterExpiry: "empty" }, true],
  ["event('Bought').busiest_first(3).count() >= 0", {}, "unknown"],
]);

tableOf("section 4: reducers", buyer, [
  ["event('Nothing').count() = 0", {}, true],
  ["event('Bought').sum(property('price')) = 30", { textNumbers: "ignore" }, true],
  ["event('Bought').sum(property('price')) = 60", { textNumbers: "read" }, true],
  ["event('Bought').avg(property('price')) > 14", {}, true],
  ["event('Nothing').sum(property('price')).exists()", {}, "unknown"],
  ["event('Nothing').sum(property('price')) > 0", {}, false],
  ["event('Nothing').max(property('price')).absent()", {}, true],
  ["event('Bought').min(property('price')) = 10", {}, true],
  ["event('Bought').max(property('brand') as string) = 'b'", {}, true],
  ["event('Bought').mode(property('brand'), 2) = 'b'", {}, true],
  ["event('Bought').mode(property('brand'), 3).absent()", {}, true],
  ["event('Bought').mode(property('price'), 1) = 10", {}, true],
  ["event('Bought').mode(property('lines.$.n'), 1) = 1", {}, true],
  ["event('Bought').first(property('brand')) = 'b'", {}, true],
  ["event('Bought').last(property('brand')) = 'a'", {}, "unknown"],
  ["event('Bought').last(property('brand')) = 'a'", { firstLastOrder: "timestamp" }, true],
  ["event('Bought').last(property('lines.$.n')) = 2", { reducerOverArray: "each-entry" }, "unknown"],
  ["event('Bought').unique(property('brand')).count() = 2", {}, true],
]);

const rows = somebody({
  entities: {
    orders: [
      { properties: { total: 10, code: "5" }, entities: { lines: [{ properties: { sku: "a" }, entities: {} }] } },
      { properties: { total: 20, code: "6" }, entities: { lines: [] } },
    ],
  },
});

tableOf("section 2: rows of entities", rows, [
  ["entity('orders').where(property('total') > 15).count() = 1", {}, true],
  ["entity('orders').where(entity('lines').count() >= 1).count() = 1", {}, true],
  ["entity('orders').where(property('code') = 5).count() = 0", {}, "unknown"],
  ["entity('orders').where(property('code') = '5').count() = 1", {}, true],
  ["entity('orders').within(7 days).count() >= 1", {}, "unknown"],
  ["entity('orders').within(7 days).count() <= 2", {}, true],
  ["entity('orders').first(property('total')) >= 10", {}, "unknown"],
  ["entity('orders').first(property('total')) >= 10", { entityWindow: "every-row" }, true],
  ["entity('orders').first(property('total')).exists()", { entityWindow: "no-row" }, false],
  ["entity('orders').first(property('total')) = 10", { entityWindow: "every-row" }, "unknown"],
]);

const user = (price: number, plan: string): Person => ({
  traits: { plan },
  events: [ago("Bought", hourMs, { price })],
  entities: {},
});
const company: Subject = {
  type: "account",
  account: { traits: { plan: "big" }, users: [user(1, "a"), user(2, "b")], entities: {} },
};
const nobody: Subject = { type: "account", account: { traits: {}, users: [], entities: {} } };

tableOf("section 6: accounts", company, [
  ["trait('plan') = 'big'", {}, "unknown"],
  ["trait('plan') = 'big'", { traitOwner: "account" }, true],
  ["trait('plan') = 'big'", { traitOwner: "any-user" }, false],
  ["trait('plan') = 'a'", { traitOwner: "any-user" }, true],
  ["trait('plan').omits('a')", { traitOwner: "any-user" }, true],
  ["NOT trait('plan').contains('a')", { traitOwner: "any-user" }, false],
  ["trait('size').exists()", {}, false],
  ["ANY trait('plan') = 'a'", {}, true],
  ["ALL trait('plan') = 'a'", {}, false],
  ["ANY event('Bought').count() >= 2", {}, false],
  ["event('Bought').count() >= 2", {}, "unknown"],
  ["event('Bought').count() >= 2", { accountEvents: "all-users-together" }, true],
  ["event('Bought').count() >= 2", { accountEvents: "any-user" }, false],
  ["event('Bought').count() = 1 OR event('Bought').count() = 2", {}, true],
  ["ANY ALL trait('plan') = 'a'", {}, "unknown"],
  ["event('Bought').where(ANY trait('plan') = 'a').count() >= 1", {}, "unknown"],
]);

tableOf("section 6: one user of an account is asked what is written", company, [
  ["event('Bought').count() = 0", { accountEvents: "any-user" }, false],
  ["event('Bought').max(property('price')).omits('1')", { accountEvents: "any-user" }, true],
  ["NOT event('Bought').max(property('price')).contains('1')", { accountEvents: "any-user" }, false],
  ["event('Bought').max(property('none')).absent()", { accountEvents: "any-user" }, true],
  ["event('Bought').count() < 0", {}, false],
]);

tableOf("section 6: accounts without users", nobody, [
  ["ANY event('Bought').count() = 0", {}, false],
  ["ALL event('Bought').count() = 1", {}, "unknown"],
  ["event('Bought').count() = 0", {}, "unknown"],
  ["event('Bought').count() = 0", { accountEvents: "all-users-together" }, true],
  ["event('Bought').count() = 1", {}, false],
  ["NOT ALL event('Bought').count() = 1", { allOfNobody: "false" }, true],
]);

describe("section 4: values of computed traits", () => {
  test.each<[string, Settings, unknown[]]>([
    ["event('Bought').count()", {}, [3]],
    ["event('Bought').sum(property('price'))", {}, [30, 60]],
    ["event('Nothing').sum(property('price'))", {}, [undefined, 0]],
    ["event('Bought').unique(property('brand'))", {}, [["a", "b"]]],
    ["event('Bought').mode(property('brand'), 3)", {}, [undefined]],
    ["event('Bordering').within(2 hours).count()", {}, [0, 1]],
  ])("%s with %j gives one of %j", (query, settings, values) => {
    const openPoints = { ...nothingSettled, ...settings };
    expect(valueIndependently(treeOf(query), buyer, { nowMs, type: "USERS", openPoints }).values).toEqual(values);
  });
});

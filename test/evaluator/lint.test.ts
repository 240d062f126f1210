import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateCondition } from "../../src/evaluator/index.ts";
import { lintQuery } from "../../src/query/index.ts";
import { runs } from "../support/length.ts";
import { asked } from "./arbitraries.ts";
import { treeOf } from "./people.ts";

const streams = ["event('A')", "event('A')", "event('B')", "entity('a')"];
const filters = [
  "",
  "",
  ".within(1 day)",
  ".within(48 hours)",
  ".within(7 days)",
  ".between(1 day, 2 days)",
  ".between(2 days, 7 days)",
  ".where(property('a') = 1)",
  ".where(property('a') = 1 AND property('b') = 'x')",
  ".sources({exclude: 'x'})",
  ".expires_after(1 hour)",
];
const reducers = [
  "count()",
  "count()",
  "unique(property('a')).count()",
  "sum(property('a'))",
  "max(property('a'))",
  "min(property('a'))",
  "min(property('a') as string)",
  "mode(property('a'), 1)",
  "last(property('a'))",
];
const values = ["0", "1", "2", "5", "5.0", "-1", "'5'", "'x'", "'X'", "'1.0'", "'true'", "true", "'TRUE'", "''"];
const operators = ["=", "!=", ">", ">=", "<", "<="];
const calls = `one_of('x', 'y')|one_of('5', 1)|none_of('x')|exists()|absent()|contains('x')|omits('x')|starts_with('x')
starts_with('2')|ends_with('y')|ends_with('5')|before_date(2023-12-07)|after_date('2026-02-28')
after_date(2023-12-07T18:50:00Z)|within_last(1 day)|within_last(7 days)|within_next(2 days)|before_last(7 days)
before_last(2 days)|after_next(1 day)|after_next(2 weeks)`.split(/[|\n]/);
const comparisons = [
  ...operators.flatMap((operator) => values.map((value) => ` ${operator} ${value}`)),
  ...calls.map((call) => `.${call}`),
];

const subject = fc.oneof(
  fc.constantFrom("trait('a')", "trait('a')", "trait('b')"),
  fc
    .tuple(
      fc.constantFrom(...streams),
      fc.constantFrom(...filters),
      fc.constantFrom(...filters),
      fc.constantFrom(...reducers),
    )
    .map(([stream, one, other, reducer]) => `${stream}${one}${other}.${reducer}`),
);
const isCount = (text: string): boolean => text.endsWith(".count()");
const compared = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom("", "", "NOT "), fc.constantFrom(...comparisons))
    .map(([not, comparison]) => `${not}${text}${isCount(text) && !/\d$/.test(comparison) ? " >= 1" : comparison}`);

/** Two conditions, often on the same value, or on a part of the same items. */
const pair = fc
  .oneof(
    subject.map((one) => [one, one] as const),
    fc.tuple(subject, subject),
    fc.tuple(fc.constantFrom(...filters), fc.constantFrom(...filters)).map(([one, other]) => {
      const all = "event('A')";
      return [`${all}${one}.count()`, `${all}${other}${one}.count()`] as const;
    }),
    fc.constantFrom(...filters).map((one) => {
      const all = "event('A')";
      return [`${all}.count()`, `${all}${one}.unique(property('a')).count()`] as const;
    }),
  )
  .chain(([one, other]) => fc.tuple(compared(one), compared(other)));

/** What of somebody rules a finding out that says so. */
const doubts: readonly [says: string, holds: (asked: Asked, values: string) => boolean][] = [
  ["a list", (_asked, text) => text.includes("[")],
  ["a text", () => true],
  ["absent", () => true],
  ["two users", ({ subject }) => subject.type === "account" && subject.account.users.length > 1],
  ["has no users", ({ subject }) => subject.type === "account" && subject.account.users.length === 0],
];

type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

/** Whether what a finding says has to hold of somebody. */
function isDecided(message: string, somebody: Asked): boolean {
  const held = JSON.stringify(somebody.subject);
  return !doubts.some(([says, holds]) => message.includes(says) && holds(somebody, held));
}

const about = fc.array(asked, { minLength: 4, maxLength: 4 });

test.each([
  ["AND", "lint-contradiction", true],
  ["OR", "lint-always-true", false],
])("two conditions joined by %s that are told as %s are that for everybody", (word, code, never) => {
  const told = { person: 0, account: 0 };
  fc.assert(
    fc.property(pair, about, ([one, other], people) => {
      const query = `${one} ${word} ${other}`;
      for (const somebody of people) {
        const { subject: who, circumstances } = somebody;
        const findings = lintQuery(query, { kind: "audience", audienceType: circumstances.type });
        const found = findings.find((each) => each.code === code && !each.message.includes(ofWindows));
        if (!found) continue;
        told[who.type] += 1;
        if (!isDecided(found.message, somebody)) continue;
        const { truth } = evaluateCondition(treeOf(query), who, circumstances);
        expect(truth, `${query}: ${found.message}`).not.toBe(never);
      }
    }),
    { numRuns: runs(600) },
  );
  // Otherwise nothing was tested.
  expect(Math.min(told.person, told.account)).toBeGreaterThan(100);
});

const ofWindows = "in both windows";

const tests = fc.constantFrom(
  "= 1",
  "= 2",
  "!= 1",
  "> 1",
  "< 1",
  ".exists()",
  ".absent()",
  "= 'x'",
  ".one_of('x', 'y')",
);
const condition = fc
  .tuple(fc.constantFrom("", "", "NOT "), fc.constantFrom("a", "a", "b"), tests)
  .map(([not, name, test]) => `${not}property('${name}')${test.startsWith(".") ? test : ` ${test}`}`);

/** Filters of one stream, of which two often leave nothing. */
const narrowed = fc
  .tuple(
    fc.constantFrom("event('A')", "event('A')", "entity('a')"),
    fc.array(
      fc.oneof(
        condition.map((text) => `.where(${text})`),
        fc.tuple(condition, condition).map(([one, other]) => `.where(${one} AND ${other})`),
        fc.constantFrom(...filters),
      ),
      { minLength: 2, maxLength: 3 },
    ),
  )
  .map(([head, calls]) => `${head}${calls.join("")}.count() >= 1`);

test("filters of one stream that are told to exclude each other leave no item of anybody", () => {
  let told = 0;
  fc.assert(
    fc.property(narrowed, about, (query, people) => {
      for (const somebody of people) {
        const { subject: who, circumstances } = somebody;
        const [found] = lintQuery(query, { kind: "audience", audienceType: circumstances.type });
        if (found?.code !== "lint-contradiction") continue;
        told += 1;
        if (!isDecided(found.message, somebody)) continue;
        const { truth } = evaluateCondition(treeOf(query), who, circumstances);
        expect(truth, `${query}: ${found.message}`).not.toBe(true);
      }
    }),
    { numRuns: runs(600) },
  );
  expect(told).toBeGreaterThan(100);
});

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
  "min(property('a') as string)",
  "mode(property('a'), 1)",
  "last(property('a'))",
];
const values = ["0", "1", "2", "5", "5.0", "-1", "'5'", "'x'", "'X'", "'1.0'", "'true'", "true", "'TRUE'", "''"];
const operators = ["=", "!=", ">", ">=", "<", "<="];
const calls = `one_of('x', 'y')|one_of('5', 1)|none_of('x')|exists()|absent()|contains('x')|omits('x')|starts_with('x')
starts_with('2')|ends_with('y')|ends_with('5')|before_date(2023-12-07)|after_date('2026-02-28')
after_date(2023-12-07T18:50:00Z)|within_last(1 day)|within_last(7 days)|within_next(2 days)|before_last(7 days)
after_next(2 weeks)`.split(/[|\n]/);
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

/** What of a person rules a finding out that says so. */
const doubts: readonly [says: string, holds: (values: string) => boolean][] = [
  ["a list", (text) => text.includes("[")],
  ["a text", () => true],
  ["absent", () => true],
];

test.each([
  ["AND", "lint-contradiction", true],
  ["OR", "lint-always-true", false],
])("two conditions joined by %s that are told as %s are that for everybody", (word, code, never) => {
  let told = 0;
  fc.assert(
    fc.property(pair, fc.array(asked, { minLength: 4, maxLength: 4 }), ([one, other], people) => {
      const query = `${one} ${word} ${other}`;
      for (const { subject: who, circumstances } of people) {
        // A lookback that is shorter than a window is none that is documented.
        if (who.type !== "person" || circumstances.openPoints.defaultLookbackDays === 3) continue;
        const [finding] = lintQuery(query, { kind: "audience", audienceType: circumstances.type });
        if (finding?.code !== code) return;
        told += 1;
        const held = JSON.stringify(who);
        if (doubts.some(([says, holds]) => finding.message.includes(says) && holds(held))) continue;
        const { truth } = evaluateCondition(treeOf(query), who, circumstances);
        expect(truth, `${query}: ${finding.message}`).not.toBe(never);
      }
    }),
    { numRuns: runs(600) },
  );
  // Otherwise nothing was tested.
  expect(told).toBeGreaterThan(100);
});

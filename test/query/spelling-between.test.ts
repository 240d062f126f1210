import { describe, expect, test } from "vitest";
import { sameQuery } from "../../src/query/index.ts";
import { spellingsBetween } from "../../src/query/spelling-between.ts";

const cases: [a: string, b: string, names: string[]][] = [
  [`trait('a') = "x"`, "trait('a') = 'x'", ["single and double quotes"]],
  ["trait('a') = literal(5)", "trait('a') = 5", ["values in literal() and without"]],
  ["trait('a') == 5", "trait('a') = 5", ["names and signs of comparisons"]],
  ["trait('a').gte(5)", "trait('a') >= 5", ["names and signs of comparisons"]],
  ["trait('a').equals(5)", "trait('a') = 5", ["names and signs of comparisons"]],
  ["trait('a') > .5", "trait('a') > 0.50", ["digits of a number"]],
  ["event('A').within(1 days).count() > 1", "event('A').within(1 day).count() > 1", ["singular and plural of units"]],
  ["(trait('a') = 5)", "trait('a') = 5", ["parentheses, braces and commas"]],
  [
    "event('A').sources({exclude: 'a'}).count() > 1",
    "event('A').sources(exclude: 'a').count() > 1",
    ["parentheses, braces and commas"],
  ],
  ["trait('a') = 5 and trait('b') = 5", "trait('a') = 5 AND trait('b') = 5", ["capital letters of words"]],
  [`trait("a") == 'x'`, "trait('a') = 'x'", ["single and double quotes", "names and signs of comparisons"]],
  ["trait('a')  =\n5", "trait('a') = 5", []],
];

describe("what differs in letters alone", () => {
  test.each(cases)("between %s and %s has a name", (a, b, names) => {
    expect(sameQuery(a, b)).toBe(true);
    expect([spellingsBetween(a, b), spellingsBetween(b, a)]).toEqual([names, names]);
  });
});

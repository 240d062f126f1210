import { describe, expect, it } from "vitest";
import { canonicalQuery, checkQuery, sameQuery } from "../../src/query/index.ts";

const e = (rest: string): string => `event('A')${rest}.count() >= 1`;

/** Two ways of writing one meaning. */
const same: [what: string, a: string, b: string][] = [
  ["white space", "trait('a')>=5 AND  trait('b').exists( )", "trait ( 'a' ) >= 5\nAND trait('b')\n  .exists()"],
  ["redundant parentheses", "((trait('a')) = (5)) AND (trait('b') = 6)", "trait('a') = 5 AND trait('b') = 6"],
  [
    "parentheses around a run of the same kind",
    "trait('a') = 5 AND (trait('b') = 6 AND trait('c') = 7)",
    "trait('a') = 5 AND trait('b') = 6 AND trait('c') = 7",
  ],
  [
    "parentheses that say what binds tighter anyway",
    "(trait('a') = 5 AND trait('b') = 6) OR trait('c') = 7",
    "trait('a') = 5 AND trait('b') = 6 OR trait('c') = 7",
  ],
  ["an operator and its call", "trait('a') >= 5", "trait('a').at_least(5)"],
  ["literal() around a value", "trait('a') = literal('x')", "trait('a') = 'x'"],
  ["spellings of a number", "trait('a') > .20", "trait('a') > 0.2"],
  ["zeros before a number", "event('A').within(07 days).count() > 01", "event('A').within(7 days).count() > 1"],
  ["quotes", 'trait("it\'s") = "x"', "trait('it\\'s') = 'x'"],
  ["the order of one_of", "trait('a').one_of('x', 'y')", "trait('a').one_of('y','x')"],
  ["the order of contains", "trait('a').contains('x', 'y')", "trait('a').contains('y','x')"],
  ["the order of excluded sources", e(".sources({exclude: 'x', 'y'})"), e(".sources({exclude: 'y', 'x'})")],
  ["the order of AND", "trait('a') = 5 AND trait('b') = 6", "trait('b') = 6 AND trait('a') = 5"],
  [
    "the order of OR inside of where",
    e(".where(property('b') = 1 OR property('c') = 2)"),
    e(".where(property('c') = 2 OR property('b') = 1)"),
  ],
  [
    "where before or after within",
    e(".where(property('b') = 1).within(7 days)"),
    e(".within(7 days).where(property('b') = 1)"),
  ],
  ["singular and plural units", e(".within(1 days)"), e(".within(1 day)")],
  [
    "a timestamp quoted or bare in before_date",
    "trait('a').before_date('2023-12-07T18:50:00Z')",
    "trait('a').before_date(2023-12-07T18:50:00Z)",
  ],
  ["a type that is taken anyway", "event('A').max(property('b') as number) > 1", "event('A').max(property('b')) > 1"],
  ["braces around the condition of where", e(".where({property('b') = 1})"), e(".where(property('b') = 1)")],
  ["superseded names", "trait('a').gte(5) AND trait('b').is_set()", "trait('a') >= 5 AND trait('b').exists()"],
  ["brackets around a list", "trait('a').one_of(['x','y'])", "trait('a').one_of('x','y')"],
  ["== and =", "trait('a') == 5", "trait('a') = 5"],
  ["keywords in small letters", "trait('a') = 5 and not trait('b') = 6", "trait('a') = 5 AND NOT trait('b') = 6"],
  ["white space of a text that does not parse", "trait('a' =\n  5", "trait('a' = 5"],
  [
    "references that are not filled in yet",
    "trait('${audience.staff.key}')='true'",
    "trait('${audience.staff.key}') = 'true'",
  ],
];

/** Two queries that do not mean the same, or are not known to. */
const different: [what: string, a: string, b: string][] = [
  ["a number", e(""), "event('A').count() >= 2"],
  ["a window", e(".within(7 days)"), e(".within(8 days)")],
  ["a window's unit", e(".within(7 days)"), e(".within(7 hours)")],
  ["a name's letter case", "trait('a') = 5", "trait('A') = 5"],
  ["blanks inside of a text", "trait('a') = 'x y'", "trait('a') = 'x  y'"],
  ["a number and a text", "trait('a') = 5", "trait('a') = '5'"],
  ["a whole number and a decimal", "trait('a') = 5", "trait('a') = 5.0"],
  ["AND and OR", "trait('a') = 5 AND trait('b') = 6", "trait('a') = 5 OR trait('b') = 6"],
  [
    "what AND and OR bind",
    "trait('a') = 5 AND (trait('b') = 6 OR trait('c') = 7)",
    "trait('a') = 5 AND trait('b') = 6 OR trait('c') = 7",
  ],
  ["what NOT binds", "NOT (trait('a') = 5 AND trait('b') = 6)", "NOT trait('a') = 5 AND trait('b') = 6"],
  ["ANY and ALL", "ANY trait('a') = 5", "ALL trait('a') = 5"],
  ["differs and NOT equals", "trait('a') != 5", "NOT trait('a') = 5"],
  ["the order of two windows", e(".within(7 days).within(30 days)"), e(".within(30 days).within(7 days)")],
  ["the ends of between", e(".between(7 days, 10 days)"), e(".between(10 days, 7 days)")],
  [
    "a filter on another side of a session window",
    "event('A').expires_after(1 hour).where(property('b') = 1).count()",
    "event('A').where(property('b') = 1).expires_after(1 hour).count()",
  ],
  ["parent: and its absence", e(".within(7 days)"), e(".within(parent: 7 days)")],
  ["a quoted and a bare date outside of date comparisons", "trait('a') = 2023-12-07", "trait('a') = '2023-12-07'"],
  ["one_of with one value and equals", "trait('a').one_of('x')", "trait('a') = 'x'"],
  [
    "the sides of a comparison of two values",
    "event('A').where(property('b') > trait('c')).count() > 1",
    "event('A').where(trait('c') > property('b')).count() > 1",
  ],
  ["an escape", "trait('a.b').exists()", "trait('a\\\\.b').exists()"],
  ["blanks in a string of a text that does not parse", "trait('a  b' = 5", "trait('a b' = 5"],
  ["the arguments of a function that nobody knows", "trait('a').near('x', 'y')", "trait('a').near('y', 'x')"],
  [
    "a type that is not taken anyway",
    "event('A').mode(property('b') as array, 2) = 'x'",
    "event('A').mode(property('b'), 2) = 'x'",
  ],
];

describe("comparison by meaning", () => {
  it.each(same)("does not mind %s", (_, a, b) => {
    expect(canonicalQuery(a)).toBe(canonicalQuery(b));
    expect(sameQuery(a, b)).toBe(true);
  });

  it.each(different)("minds %s", (_, a, b) => {
    expect(sameQuery(a, b)).toBe(false);
  });

  it("gives a canonical text that stays the same between versions, as it is hashed", () => {
    const text =
      "event('B').where(property('y') = .50 AND property('x').one_of('q','p')).within(1 days).count().at_least(03) and trait(\"a\")!=literal('é')";
    expect(canonicalQuery(text)).toBe(
      "event('B').where(property('x').one_of('p', 'q') AND property('y') = 0.5).within(1 day).count() >= 3 AND trait('a') != 'é'",
    );
  });
});

describe("long lists", () => {
  it("of thousands of values are no fault and may be in any order", () => {
    const values = Array.from({ length: 5000 }, (_, index) => `'v${index}'`);
    const write = (list: readonly string[]): string => `trait('a').one_of(${list.join(", ")})`;
    expect(sameQuery(write(values), write(values.toReversed()))).toBe(true);
    expect(checkQuery(write(values), { kind: "audience" })).toEqual([]);
  });
});

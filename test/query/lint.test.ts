import { describe, expect, test } from "vitest";
import { lintQuery } from "../../src/query/lint/lint-query.ts";
import { resultTypeOf } from "../../src/query/lint/result-type.ts";
import { parseQuery } from "../../src/query/parse-query.ts";
import type { CheckQueryOptions } from "../../src/query/check-scope.ts";
import { growthOf, LINEAR_AT_MOST } from "../support/growth.ts";
import { examples, frame, liveShapes } from "./examples.ts";

type DefinitionType = NonNullable<CheckQueryOptions["audienceType"]>;

/** Each finding as its code, the text that it points at, and the other place. */
function lint(text: string, audienceType?: DefinitionType): string[] {
  return lintQuery(text, { kind: "audience", ...(audienceType && { audienceType }) }).map(
    ({ code, start, end, other }) =>
      `${code}: ${text.slice(start, end)}${other ? ` | ${text.slice(other.start, other.end)}` : ""}`,
  );
}

const a = "event('A').count()";

/** Pairs that nothing fulfils; `…` stands for the subject. */
const exclusive: readonly [subject: string, one: string, other: string][] = [
  [a, "… >= 5", "… < 3"],
  [a, "… = 0", "… >= 1"],
  [a, "… = 2", "… = 3"],
  [a, "… = 2", "… != 2"],
  [a, "… > 2", "… < 3"],
  [a, "NOT … >= 3", "… = 3"],
  [a, "… = 0", "event('A').within(7 days).count() >= 1"],
  [a, "… <= 3", "event('A').where(property('x') = 1).count() > 3"],
  ["event('A').within(30 days).count()", "… = 0", "event('A').within(7 days).count() >= 1"],
  ["event('A').within(720 hours).count()", "… = 0", "event('A').within(7 days).count() >= 1"],
  ["event('A').within(30 days).count()", "… < 2", "event('A').between(3 days, 7 days).count() >= 2"],
  ["event('A').between(1 day, 30 days).count()", "… = 0", "event('A').between(2 days, 30 days).count() >= 1"],
  [
    "event('A').where(property('x') = 1).count()",
    "… = 0",
    "event('A').where(property('y') = 2 AND property('x') = 1).count() = 2",
  ],
  ["event('A').sources({exclude: 's'}).count()", "… = 0", "event('A').sources({exclude: 's', 't'}).count() = 2"],
  ["entity('o').count()", "… = 0", "entity('o').where(property('x') = 1).count() >= 1"],
  ["event('A').sum(property('x'))", "… > 5", "… <= 5"],
  ["event('A').sum(property('x'))", "… > 5", "NOT … > 3"],
  ["event('A').max(property('x') as number)", "… > 5", "… < 3"],
  ["event('A').unique(property('x')).count()", "… > 5", "… < 3"],
  ["trait('x')", "… > 5", "… < 3"],
  ["trait('x')", "… = 7", "… < 3"],
  ["trait('x')", "… = 'a'", "… = 'b'"],
  ["trait('x')", "… = 'a'", "… = 5"],
  ["trait('x')", "… = 'a'", "… != 'a'"],
  ["trait('x')", "… = 'true'", "… = false"],
  ["trait('x')", "… = trait('y')", "… != trait('y')"],
  ["trait('x')", "… > trait('y')", "… <= trait('y')"],
  ["trait('x')", "… = trait('y')", "… < trait('y')"],
  ["trait('x')", "… = trait('y')", "NOT … >= trait('y')"],
  [a, "… > event('B').count()", "… < event('B').count()"],
  ["event('A').sum(property('x'))", "… >= trait('y')", "… < trait('y')"],
  ["trait('x')", "… = 'a'", "… .one_of('b', 'c')"],
  ["trait('x')", "… = 'a'", "NOT … .one_of('a', 'c')"],
  ["trait('x')", "… .one_of('a', 'b')", "… .one_of('c', 'd')"],
  ["trait('x')", "… .one_of('a')", "… .none_of('a')"],
  ["trait('x')", "… .one_of('a', 'b')", "… .none_of('c', 'b', 'a')"],
  ["trait('x')", "… = 'a'", "… .none_of('a', 'b')"],
  ["trait('x')", "… .one_of('a')", "… != 'a'"],
  [a, "… <= 2", "event('A').unique(property('x')).count() >= 3"],
  [a, "… = 1", "event('A').where(property('x') = 1).within(7 days).unique(property('y')).count() > 1"],
  ["trait('x')", "… .starts_with('ab')", "… .starts_with('b')"],
  ["trait('x')", "… .ends_with('ab')", "… = 'abc'"],
  ["trait('x')", "… = 'a'", "… .contains('b')"],
  ["trait('x')", "… = 'abc'", "NOT … .contains('b')"],
  ["trait('x')", "… = 'abc'", "… .omits('b')"],
  ["trait('x')", "… = 'abc'", "NOT … .contains('x', 'b')"],
  ["trait('x')", "… .one_of('abc', 'b')", "NOT … .contains('b')"],
  ["trait('x')", "… = 'abc'", "NOT … .starts_with('ab')"],
  ["trait('x')", "… = 'abc'", "NOT … .ends_with('c')"],
  ["trait('x')", "… .contains('abc')", "… .omits('b')"],
  ["trait('x')", "… .contains('abc', 'bd')", "NOT … .contains('b', 'x')"],
  ["trait('x')", "… .starts_with('ab')", "NOT … .starts_with('a')"],
  ["trait('x')", "… .ends_with('ab')", "NOT … .ends_with('b')"],
  ["trait('x')", "… .starts_with('ab')", "… .omits('b')"],
  ["event('A').expires_after(1 hour).count()", "… > 3", "… < 2"],
  ["entity('o').within(7 days).count()", "… > 3", "… < 2"],
  ["trait('x')", "… .exists()", "… .absent()"],
  ["trait('x')", "… > 5", "… .absent()"],
  // Streams that are written in two ways.
  [
    "event('A').where(property('x') = 1).where(property('y') = 2).count()",
    "… >= 2",
    "event('A').where(NOT (NOT property('y') = 2) AND property('x') = 1).count() = 1",
  ],
  [
    "event('A').within(7 days).within(1 day).sum(property('x'))",
    "… > 5",
    "event('A').within(24 hours).sum(property('x')) < 3",
  ],
  [
    "event('A').within(7 days).between(1 day, 9 days).max(property('x'))",
    "… > 5",
    "event('A').between(1 day, 9 days).within(7 days).max(property('x')) < 3",
  ],
  [
    "event('A').where(property('x') = 1).where(property('y') = 2).last(property('z'))",
    "… = 'a'",
    "event('A').where(property('y') = 2 AND property('x') = 1).last(property('z')) != 'a'",
  ],
  // Nothing is made of no items.
  [a, "… = 0", "event('A').last(property('x')) = 'a'"],
  [a, "… < 1", "event('A').where(property('y') = 1).first(property('x')).exists()"],
  [a, "… = 0", "event('A').within(7 days).max(property('x')) > 3"],
  [a, "… = 0", "event('A').mode(property('x'), 2).one_of('a', 'b')"],
  [a, "… = 0", "event('A').sum(property('x')) > 5"],
  [a, "… = 0", "event('A').avg(property('x')) = 5"],
  [a, "… = 0", "event('A').sum(property('x')) != 0"],
  ["trait('x')", "… .absent()", "… = 'a'"],
  ["trait('x')", "… .contains('a')", "… .omits('a')"],
  ["trait('x')", "… .before_date('2024-01-01')", "… .after_date('2024-02-01')"],
  ["trait('x')", "… .within_last(7 days)", "… .before_last(30 days)"],
  ["trait('x')", "… .within_last(7 days)", "… .after_next(3 days)"],
  ["trait('x')", "… .within_last(7 days)", "… .before_last(8 days)"],
  ["trait('x')", "… .within_next(7 days)", "… .before_last(1 day)"],
  ["event('A').max(property('x'))", "… < 3", "event('A').min(property('x')) > 5"],
  ["event('A').max(property('x'))", "… < 3", "event('A').min(property('x')) >= 3"],
  ["event('A').max(property('x') as number)", "NOT … >= 3", "event('A').min(property('x')) > 5"],
  [
    "event('A').where(property('y') = 1).max(property('x'))",
    "… < 3",
    "event('A').where(property('y') = 1).min(property('x')) > 5",
  ],
  ["event('A').sum(property('x'))", "NOT … > 5", "NOT … < 9"],
];

/** Pairs that something fulfils, or of which nobody knows that nothing does. */
const compatible: readonly [subject: string, one: string, other: string][] = [
  [a, "… >= 3", "… <= 3"],
  [a, "… >= 3", "event('a').count() = 0"],
  ["trait('x')", "… = trait('y')", "… != trait('z')"],
  ["trait('x')", "… >= trait('y')", "… <= trait('y')"],
  ["trait('x')", "… != trait('y')", "… < trait('y')"],
  [a, "… = 0", "event('B').count() >= 1"],
  [a, "… = 0", "event('A').last(property('x')) != trait('x')"],
  [a, "… = 0", "event('A').last(property('x')).none_of('a')"],
  [a, "… = 0", "NOT event('A').last(property('x')) = 'a'"],
  [a, "… = 0", "event('A').last(property('x')).omits('a')"],
  [a, "… = 0", "event('A').sum(property('x')) < 5"],
  [a, "… = 0", "event('A').sum(property('x')).exists()"],
  [a, "… = 0", "event('A').sum(property('x')) = '0'"],
  [a, "… <= 1", "event('A').last(property('x')) = 'a'"],
  ["event('A').within(7 days).count()", "… = 0", "event('A').last(property('x')) = 'a'"],
  ["event('A').unique(property('x')).count()", "… = 0", "event('A').last(property('x')) = 'a'"],
  [a, "… >= 1", "event('A').within(7 days).count() = 0"],
  [a, "… = 0", "event('A').within(1200 days).count() >= 1"],
  [a, "… >= 1", "event('A').where(property('x') = 1).count() = 0"],
  ["event('A').within(7 days).count()", "… = 0", "event('A').within(30 days).count() >= 1"],
  ["event('A').within(30 days).count()", "… = 0", "event('A').between(30 days, 90 days).count() >= 1"],
  ["event('A').within(30 days).count()", "… = 0", "event('A').between(7 days, 30 days).count() >= 1"],
  [
    "event('A').where(property('x') = 1).count()",
    "… = 0",
    "event('A').where(property('x') = 1 OR property('y') = 2).count() >= 1",
  ],
  [
    "event('A').expires_after(1 hour).count()",
    "… = 0",
    "event('A').expires_after(1 hour).where(property('x') = 1).count() >= 1",
  ],
  ["event('A').expires_after(1 hour).count()", "… > 3", "event('A').expires_after(2 hours).count() < 2"],
  ["entity('o').count()", "… = 0", "entity('o').within(7 days).count() >= 1"],
  ["event('A').unique(property('x'))", "… = 'a'", "… = 'b'"],
  ["event('A').mode(property('x') as array, 1)", "… = 'a'", "… = 'b'"],
  ["trait('x')", "… > 3", "… < 5"],
  ["trait('x')", "… = 5", "… = '5'"],
  ["trait('x')", "… = 5", "… = '5.0'"],
  ["trait('x')", "… = 5", "… != '5.0'"],
  ["trait('x')", "… = 5", "NOT … = 5.0"],
  ["trait('x')", "… = 'true'", "… = 1"],
  ["trait('x')", "… = 'TRUE'", "… = true"],
  ["trait('x')", "… = '2024-01-01'", "… = '2024-01-01T00:00:00Z'"],
  ["trait('x')", "… = 'abc'", "NOT … .contains('B')"],
  ["trait('x')", "… = 'abc'", "NOT … .contains('d')"],
  ["trait('x')", "… = '150'", "NOT … .contains('5')"],
  ["trait('x')", "… .one_of('abc', 'd')", "NOT … .contains('b')"],
  ["trait('x')", "… .contains('a')", "… .contains('b')"],
  ["trait('x')", "… .contains('b')", "… .omits('abc')"],
  ["trait('x')", "… .contains('abc', 'c')", "… .omits('b')"],
  ["trait('x')", "… .contains('ABC')", "… .omits('b')"],
  ["trait('x')", "… .contains('ab')", "NOT … .starts_with('a')"],
  ["trait('x')", "… .starts_with('ab')", "NOT … .starts_with('b')"],
  ["trait('x')", "… .starts_with('ab')", "NOT … .ends_with('b')"],
  ["trait('x')", "… = 5", "… .starts_with('0')"],
  ["trait('x')", "… .starts_with('a')", "… .starts_with('ab')"],
  ["trait('x')", "… .starts_with('a')", "… .ends_with('b')"],
  ["trait('x')", "… != 'a'", "… != 'b'"],
  ["trait('x')", "NOT … = 'a'", "NOT … = 'b'"],
  ["trait('x')", "NOT … = 'a'", "… .absent()"],
  ["trait('x')", "… .none_of('a')", "… .absent()"],
  ["trait('x')", "… .one_of('a', 'b')", "… .none_of('a')"],
  ["trait('x')", "… .one_of('5')", "… .none_of('5.0')"],
  [a, "… >= 3", "event('A').unique(property('x')).count() <= 2"],
  [a, "… <= 2", "event('A').unique(property('x')).count() >= 2"],
  [a, "… <= 2", "event('A').unique(property('products.$.sku')).count() >= 3"],
  ["event('A').unique(property('x')).count()", "… <= 2", "event('A').where(property('y') = 1).count() >= 3"],
  ["trait('x')", "… = trait('z')", "… .absent()"],
  ["trait('x')", "… = 'a'", "trait('y') = 'b'"],
  ["trait('x')", "… = trait('y')", "… = trait('z')"],
  ["trait('x')", "… .before_date('2024-01-02')", "… .after_date('2024-01-02')"],
  ["trait('x')", "… .within_last(7 days)", "… .within_next(7 days)"],
  ["trait('x')", "… .within_last(7 days)", "… .before_last(7 days)"],
  ["trait('x')", "… .within_last(7 days)", "… .before_last(169 hours)"],
  ["event('A').max(property('x'))", "… < 5", "event('A').min(property('x')) > 3"],
  ["event('A').max(property('x'))", "… <= 3", "event('A').min(property('x')) >= 3"],
  ["event('A').max(property('x'))", "… < 3", "event('A').min(property('y')) > 5"],
  ["event('A').max(property('x'))", "… < 3", "event('A').within(7 days).min(property('x')) > 5"],
  ["event('A').max(property('x') as string)", "… < 3", "event('A').min(property('x') as string) > 5"],
  ["event('A').max(property('x'))", "NOT … >= 3", "NOT event('A').min(property('x')) <= 5"],
  ["percentile('x')", "… > 5", "… < 3"],
];

const put = (subject: string, text: string): string =>
  text.replace(/… ?/, (match) => (text.includes("… .") ? subject : subject + match.slice(1)));

describe("what a reducer is compared with", () => {
  test.each([
    ["event('A').mode(property('x'), 1) > 5"],
    ["event('A').mode(property('x') as number, 1) <= 5"],
    ["event('A').max(property('x') as string) >= 10"],
    ["event('A').sum(property('x')) = 'many'"],
    ["event('A').sum(property('x')) >= '5'"],
    ["event('A').max(property('x')).within_last(7 days)"],
    ["event('A').mode(property('x') as array, 1) = 'a'"],
    ["event('B').where(event('A').mode(property('x'), 1) > 5).count() >= 1"],
  ])("is told of %s", (text) => {
    expect(lint(text, "USERS").map((each) => each.split(":")[0])).toEqual(["lint-result-type"]);
  });

  test("has its place, and says what is made of the events", () => {
    expect(lintQuery("event('A').mode(property('x'), 1) > 5", { kind: "audience" })).toEqual([
      expect.objectContaining({
        message: "mode(property('x'), 1) gives a text, and nothing documents what > 5 makes of that",
        start: 34,
        end: 37,
      }),
    ]);
  });

  test.each([
    ["event('A').mode(property('x'), 1) = 5"],
    ["event('A').mode(property('x'), 1) > 'm'"],
    ["event('A').max(property('version') as string) >= '2.10'"],
    ["event('A').mode(property('x'), 1) > trait('y')"],
    ["event('A').mode(property('x'), 1).within_last(7 days)"],
    ["event('A').sum(property('x')) = '5'"],
    ["event('A').last(property('x')) > 5"],
    ["event('A').unique(property('x')).count() > 5"],
    ["trait('x') > 5"],
  ])("is let through of %s", (text) => {
    expect(lint(text, "USERS")).toEqual([]);
  });
});

describe("conditions that exclude each other", () => {
  test.each(exclusive)("%s is never %s and %s", (subject, one, other) => {
    const found = lint(`${put(subject, one)} AND ${put(subject, other)}`, "LINKED");
    expect(found.map((each) => each.split(":")[0])).toEqual(["lint-contradiction"]);
  });

  test.each(exclusive)("%s is always NOT %s or NOT %s", (subject, one, other) => {
    const found = lint(`NOT ${put(subject, one)} OR NOT ${put(subject, other)}`, "LINKED");
    expect(found.map((each) => each.split(":")[0])).toEqual(["lint-always-true"]);
  });

  test.each(compatible)("%s can be %s and %s", (subject, one, other) => {
    const found = lint(`${put(subject, one)} AND ${put(subject, other)}`, "USERS");
    expect(found.filter((each) => each.startsWith("lint-contradiction"))).toEqual([]);
  });

  test.each([
    ["in brackets", `trait('b') = 'x' AND (trait('c') = 'y' AND (${a} > 3 AND ${a} < 2))`],
    ["within an OR inside of the AND", `${a} > 3 AND (trait('c') = 'y' OR ${a} < 2)`],
    ["by De Morgan's laws", `${a} > 3 AND NOT (trait('c') = 'y' OR ${a} >= 2)`],
    ["of one user of an account", `ANY (${a} > 3 AND ${a} < 2)`],
  ])("are found %s", (_where, text) => {
    expect(lint(text, text.startsWith("ANY") ? "ACCOUNTS" : "USERS")).toHaveLength(1);
  });

  test.each([
    ["within where", "event('A').where(property('x') > 5 AND property('x') < 3).count() >= 1"],
    ["in two where", "event('A').where(property('x') > 5).where(property('x') < 3).count() >= 1"],
    [
      "in two where with a window between them",
      "event('A').where(property('x') > 5).within(7 days).where(property('x') < 3).count() >= 1",
    ],
    [
      "in a where and in an OR of another",
      "event('A').where(property('x') > 5).where(property('y') = 1 OR property('x') < 3).count() >= 1",
    ],
    ["of a row", "entity('o').where(property('x') > 5).where(property('x') < 3).count() >= 1"],
  ])("are found of one event %s", (_where, text) => {
    expect(lint(text, "LINKED")).toEqual(["lint-contradiction: property('x') < 3 | property('x') > 5"]);
  });

  test.each(["expires_after(1 hour)", "sampled(10)"])("are not looked for across %s", (call) => {
    const text = `event('A').where(property('x') > 5).${call}.where(property('x') < 3).count() >= 1`;
    expect(lint(text, "USERS")).toEqual([]);
  });

  test("may be about two entries of one list", () => {
    const entries = "property('products.$.sku') = 'a' AND property('products.$.sku') = 'b'";
    expect(lint(`event('A').where(${entries}).count() >= 1`, "USERS")).toEqual([]);
  });

  test.each([
    ["what one user is and no user may be", `ANY ${a} >= 3 AND NOT ANY ${a} >= 2`],
    ["what one user is and every user must not be", `ANY ${a} >= 3 AND ALL ${a} < 2`],
    ["what one user is not and every user is", `NOT ALL ${a} >= 2 AND ALL ${a} >= 3`],
  ])("are found of the users of an account: %s", (_what, text) => {
    expect(lint(text, "ACCOUNTS").map((each) => each.split(":")[0])).toEqual(["lint-contradiction"]);
  });

  test("of every user hold for an account without users", () => {
    expect(lint(`ALL ${a} >= 3 AND ALL ${a} < 2`, "ACCOUNTS")).toEqual([
      `lint-contradiction: ALL ${a} < 2 | ALL ${a} >= 3`,
    ]);
  });

  test("one of which always holds are found of the users of an account", () => {
    expect(lint(`ANY ${a} >= 2 OR ALL ${a} < 3`, "ACCOUNTS").map((each) => each.split(":")[0])).toEqual([
      "lint-always-true",
    ]);
  });

  test("may differ in capital letters of columns, and of nothing else", () => {
    const two = "property('c') = 'a' AND property('c') = 'A'";
    expect(lint(`entity('r').where(${two}).count() >= 1`, "LINKED")).toHaveLength(1);
    expect(lint(`event('E').where(${two}).count() >= 1`, "LINKED")).toEqual([]);
  });

  test("may be about two users of an account", () => {
    const two = `${a} = 3 AND ${a} = 2`;
    expect([lint(two, "ACCOUNTS"), lint(two)]).toEqual([[], []]);
    expect(lint(`ANY ${a} > 3 AND ANY ${a} < 2`, "ACCOUNTS")).toEqual([]);
  });

  test.each([`${a} > 3 AND ${a} < 2`, `${a} >= 2 AND ${a} <= 1`, `${a} >= 1 AND ${a} = 0`, `${a} > 3 AND ${a} < 1`])(
    "are none of an account where one user may fulfil the one and another user the other: %s",
    (text) => {
      expect(lint(text, "USERS")).toHaveLength(1);
      expect(lint(text, "ACCOUNTS")).toEqual([]);
    },
  );

  test.each([`${a} >= 1 AND NOT ${a} >= 1`, `${a} > 3 AND NOT ${a} >= 2`, `NOT ${a} > 3 OR ${a} >= 2`])(
    "are those of an account, too, of which one is the NOT of what follows from the other: %s",
    (text) => {
      for (const audienceType of ["ACCOUNTS", undefined] as const) {
        const [found] = lintQuery(text, { kind: "audience", ...(audienceType && { audienceType }) });
        expect(found?.code).toMatch(/lint-(contradiction|always-true)/);
        expect(found?.message).not.toContain("unless");
      }
    },
  );

  test.each([
    [`${a} != 3 OR ${a} != 4`, "the account has no users"],
    [`${a} >= 1 OR ${a} = 0`, "the account has no users"],
    ["trait('x').exists() OR trait('x').absent()", "the account has no users"],
    ["trait('x').contains('a') OR trait('x').omits('a')", "the account has no users"],
    ["trait('x').exists() AND trait('x').absent()", "two users of the account fulfil one each"],
    ["trait('x') = 5 AND trait('x').absent()", "two users of the account fulfil one each"],
    ["trait('x') = 'a' AND trait('x') = 'b'", "it holds a list, or two users of the account fulfil one each"],
  ])("say of an account what it takes: %s", (text, unless) => {
    const [found] = lintQuery(text, { kind: "audience", audienceType: "ACCOUNTS" });
    expect(found?.message).toContain(`, unless ${unless}`);
  });

  test("may be about two events", () => {
    const one = "event('A').where(property('x') = 1).count() >= 1";
    expect(lint(`${one} AND event('A').where(property('x') = 2).count() >= 1`, "USERS")).toEqual([]);
  });

  test("that ask for a membership leave no doubt about a list", () => {
    const key = "trait('${audience.vip.key}')";
    const [found] = lintQuery(`${key} = 'true' AND ${key} = 'false'`, { kind: "audience", audienceType: "USERS" });
    expect(found?.message).toBe(
      `${key} = 'false' is never true together with ${key} = 'true': one value cannot fulfil both`,
    );
  });

  test("are told with both texts, and with what would allow both", () => {
    const [found] = lintQuery("trait('p') = 'a' AND NOT trait('p') != 'b'", {
      kind: "audience",
      audienceType: "USERS",
    });
    expect(found).toBeUndefined();
    const [list] = lintQuery("trait('p') = 'a' AND trait('p') = 'b'", { kind: "audience", audienceType: "USERS" });
    expect(list?.message).toBe(
      "trait('p') = 'b' is never true together with trait('p') = 'a', unless it holds a list: one value cannot fulfil both",
    );
  });
});

describe("two conditions behind a NOT", () => {
  const ask = (text: string) => lintQuery(text, { kind: "audience", audienceType: "USERS" });

  test.each([
    [
      "NOT (trait('v') > 3 AND trait('v') < 2)",
      "lint-always-true: trait('v') < 2 is never true together with trait('v') > 3",
      "NOT (trait('v') > 3 OR trait('v') < 2)",
    ],
    [
      "event('A').where(NOT (property('x') = 'a' AND property('x') = 'b')).count() >= 1",
      "lint-always-true: property('x') = 'b' is never true together with property('x') = 'a'",
      "event('A').where(NOT (property('x') = 'a' OR property('x') = 'b')).count() >= 1",
    ],
    [
      "NOT (trait('x') != 'a' OR trait('x') != 'b')",
      "lint-contradiction: Where trait('x') != 'a' is false, trait('x') != 'b' is true",
      "NOT (trait('x') != 'a' AND trait('x') != 'b')",
    ],
    [
      "trait('z') = 1 OR NOT (trait('y') = 2 OR NOT (trait('v') != 'a' OR trait('v') != 'b'))",
      "lint-always-true: Where trait('v') != 'a' is false, trait('v') != 'b' is true",
      "trait('z') = 1 OR NOT (trait('y') = 2 OR NOT (trait('v') != 'a' AND trait('v') != 'b'))",
    ],
  ])("are told of %s as they stand there, with a join that cures it", (text, told, joined) => {
    const [found] = ask(text);
    expect(`${found?.code}: ${found?.message}`).toContain(told);
    expect(found?.message).toMatch(/, unless it (?:is absent or )?holds a (?:list|text or a list)/);
    expect(found?.hint).toBe(`take one of them out, or join them with ${told.includes("never") ? "OR" : "AND"}`);
    expect(ask(joined)).toEqual([]);
  });

  test("are told with the other join only where that would be no fault, which it is for a condition and its opposite", () => {
    for (const text of [
      "NOT (trait('x') = 'a' OR NOT trait('x') = 'a')",
      "trait('x').exists() AND trait('x').absent()",
    ])
      expect(ask(text).map(({ hint }) => hint)).toEqual(["take one of them out"]);
  });
});

describe("windows that lie apart", () => {
  test.each([
    ["event('A').within(7 days).between(8 days, 9 days).count() >= 1", "between(8 days, 9 days) | within(7 days)"],
    [
      "event('A').between(8 days, 9 days).where(property('x') = 1).within(7 days).count() = 0",
      "within(7 days) | between(8 days, 9 days)",
    ],
    [
      "event('A').between(1 day, 2 days).between(3 days, 4 days).sum(property('x')) > 1",
      "between(3 days, 4 days) | between(1 day, 2 days)",
    ],
    [
      "event('A').where(event('B').within(parent: 1 day).between(parent: 2 days, 3 days).count() >= 1).count() >= 1",
      "between(parent: 2 days, 3 days) | within(parent: 1 day)",
    ],
  ])("are found in %s", (text, place) => {
    expect(lint(text, "USERS")).toEqual([`lint-contradiction: ${place}`]);
  });

  test.each([
    "event('A').within(7 days).between(7 days, 9 days).count() >= 1",
    "event('A').within(7 days).between(6 days, 9 days).count() >= 1",
    "event('A').within(7 days).expires_after(1 hour).between(8 days, 9 days).count() >= 1",
    "event('A').where(event('B').within(7 days).between(parent: 8 days, 9 days).count() >= 1).count() >= 1",
    "entity('o').within(7 days).between(8 days, 9 days).count() >= 1",
    "event('A').within(7 days).between(9 days, 8 days).count() >= 1",
  ])("are not found in %s", (text) => {
    expect(lint(text, "USERS")).toEqual([]);
  });
});

describe("conditions of which one always holds", () => {
  test.each([
    [`${a} >= 3 OR ${a} < 5`],
    [`${a} >= 1 OR ${a} = 0`],
    ["trait('x').exists() OR trait('x').absent()"],
    ["trait('x') = 'a' OR NOT trait('x') = 'a'"],
    ["trait('x') != 'a' OR trait('x') != 'b'"],
    ["trait('x') = 'a' OR trait('x') != 'a'"],
    ["trait('x') > 5 OR trait('x') <= 5"],
    ["trait('x') > trait('y') OR trait('x') <= trait('y')"],
    ["trait('x') > 5 OR trait('x') < 9"],
    ["event('A').sum(property('x')) > 5 OR event('A').sum(property('x')) != 7"],
    ["NOT (trait('x') = 'a' AND trait('x') = 'b')"],
    [`NOT (${a} >= 3 AND NOT (${a} >= 1))`],
  ])("%s", (text) => {
    expect(lint(text, "USERS").map((each) => each.split(":")[0])).toEqual(["lint-always-true"]);
  });

  test("are told with what a pair that only a missing value escapes asks for", () => {
    const [found] = lintQuery("trait('x') > 5 OR trait('x') <= 5", { kind: "audience", audienceType: "USERS" });
    expect(found?.message).toBe(
      "Where trait('x') > 5 is false, trait('x') <= 5 is true, so one of them always holds, unless it is absent or holds a text or a list",
    );
    expect(found?.hint).toBe(
      "together they only ask whether there is a value: write that with exists(), or take one of them out",
    );
  });

  test.each([
    [`${a} >= 5 OR ${a} < 3`],
    ["trait('x') = 'a' OR trait('x') != 'A'"],
    ["trait('x') > 5 OR trait('x') < 5"],
    ["trait('x') > trait('y') OR trait('x') < trait('y')"],
    ["trait('x') > trait('y') OR trait('x') <= trait('z')"],
    ["trait('x') = 5 OR trait('x') != 6"],
    ["trait('x').contains('a') OR trait('x').absent()"],
    ["trait('x') = 'a' OR trait('x') = 'b'"],
  ])("not %s", (text) => {
    expect(lint(text, "USERS")).toEqual([]);
  });
});

describe("events that are called like a kind of call", () => {
  test.each(["page", "screen", "identify", "group", "track", "alias", "Page", "Screen", "Identify", "GROUP"])(
    "%s is told",
    (name) => {
      expect(lint(`event('${name}').count() >= 1`, "USERS")).toEqual([`lint-call-name: '${name}'`]);
    },
  );

  test.each(["Page Viewed", "Pages", "Group Joined", "constructor"])("%s is a name like any other", (name) => {
    expect(lint(`event('${name}').count() >= 1`, "USERS")).toEqual([]);
  });
});

test.each(["USERS", "ACCOUNTS", "LINKED"] as const)("no documented example means something else, for %s", (type) => {
  const texts = [
    ...examples("audience", "computed-trait"),
    ...examples("fragment").map(({ text }) => ({ text: frame(text) })),
  ];
  const found = [...texts.map(({ text }) => text), ...liveShapes].flatMap((text) => lint(text, type));
  expect(found).toEqual([]);
});

test("four times as long a query takes about four times as long", async () => {
  const wide = (size: number): string =>
    Array.from({ length: size }, (_, at) => `(${a} = 0 OR trait('t${at}') = 1)`).join(" AND ");
  expect(await growthOf(1_000, (size) => lint(wide(size), "USERS"))).toBeLessThan(LINEAR_AT_MOST);
});

test.each([
  ["event('A').count()", "count"],
  ["event('A').unique(property('x')).count()", "count"],
  ["event('A').sum(property('x'))", "number"],
  ["event('A').max(property('x'))", "number"],
  ["event('A').max(property('x') as string)", "text"],
  ["event('A').mode(property('x'), 2)", "text"],
  ["event('A').mode(property('x') as number, 2)", "text"],
  ["event('A').mode(property('x') as array, 2)", "list"],
  ["event('A').unique(property('x'))", "list"],
  ["event('A').first(property('x'))", "unknown"],
])("%s gives a value of the type %s", (text, type) => {
  const { tree } = parseQuery(text);
  expect(tree && resultTypeOf(tree)).toBe(type);
});

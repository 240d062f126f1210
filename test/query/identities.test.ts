import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identities, type IdentityName } from "../../src/query/identities.ts";
import type { Identity } from "../../src/query/identity.ts";
import { canonicalQuery, identitiesBetween, parseQuery, printQuery, sameQuery } from "../../src/query/index.ts";
import { runs } from "../support/length.ts";
import { chooserOf, model, plainly, writeModel } from "./arbitraries.ts";
import { disguise } from "./disguise.ts";

const count = (filters: string, comparison = ">= 1"): string => `event('A')${filters}.count() ${comparison}`;

/** Places around a condition, in which it has to mean what it means alone. */
const around: [where: string, write: (condition: string) => string][] = [
  ["alone", (condition) => condition],
  ["on several lines", (condition) => printQuery(treeOf(`(${condition}) AND trait('z') = 1`), "multiline")],
  ["in a group after NOT", (condition) => `NOT (trait('z') = 1 OR (${condition}))`],
  ["in a where", (condition) => count(`.where((${condition}) OR property('z') = 1)`)],
  ["in the where of an event in a where", (condition) => count(`.where(${count(`.where(${condition})`)})`)],
  ["of the users of an account", (condition) => `ANY NOT (${condition})`],
];

function treeOf(text: string) {
  const { tree } = parseQuery(text);
  if (!tree) throw new Error(`no tree for ${text}`);
  return tree;
}

/** Two ways of writing one meaning, beside the examples in the table of identities. */
const same: [a: string, b: string][] = [
  [count(".within(48 hours)"), count(".within(2 days)")],
  [count(".within(parent: 24 hours)"), count(".within(parent: 1 day)")],
  [count(".between(24 hours, 10 days)"), count(".between(1 day, 240 hours)")],
  [count(".between(parent: 24 hours, 48 hours)"), count(".between(parent: 1 day, 2 days)")],
  ["trait('a').exists()", "NOT trait('a').absent()"],
  ["trait('a').contains('x')", "NOT trait('a').omits('x')"],
  ["event('A').max(property('b')).absent()", "NOT event('A').max(property('b')).exists()"],
  [count("", ">= 3"), count("", "> 2")],
  [count("", "<= 3"), count("", "< 4")],
  [count("", "< 3"), `NOT ${count("", ">= 3")}`],
  [count("", "< 1"), count("", "= 0")],
  [count("", "<= 0"), count("", "= 0")],
  [count("", "< 3.0"), count("", "<= 2")],
  [count("", "= 0.00"), count("", "= 0")],
  [count(".expires_after(1 hour)", "> 0"), count(".expires_after(1 hour)", ">= 1")],
  ["event('A').unique(property('b')).count() > 2", "event('A').unique(property('b')).count() >= 3"],
  ["entity('a').count() = 0", "NOT entity('a').count() >= 1"],
  ["event('A').unique(property('b')).count() = 0", "NOT event('A').unique(property('b')).count() >= 1"],
  ["event('A').unique(property('b')).count() < 1", "event('A').unique(property('b')).count() = 0"],
  [count("").replace(">= 1", ".at_least(literal(1))"), count("", "> 0")],
  ["NOT (trait('a') = 1 OR trait('b') = 2)", "NOT trait('a') = 1 AND NOT trait('b') = 2"],
  ["NOT (trait('a').absent() OR NOT trait('b') = 2)", "trait('a').exists() AND trait('b') = 2"],
  ["trait('a') = 1 OR trait('a') = 1 OR trait('a') = 1", "trait('a') = 1"],
  ["trait('a') = 1 AND (trait('b') = 2 AND trait('a') = 1)", "trait('b') = 2 AND trait('a') = 1"],
  ["(trait('a') = 1 OR trait('a') = 1) AND trait('b') = 2", "trait('a') = 1 AND trait('b') = 2"],
  [
    count(".where(property('b') = 1).where(property('c') = 2)"),
    count(".where(property('c') = 2).where(property('b') = 1)"),
  ],
  [
    count(".where(property('b') = 1).within(1 day).where(property('c') = 2)"),
    count(".within(24 hours).where(property('c') = 2 AND property('b') = 1)"),
  ],
  [count(".where(property('b') = 1).where(property('b') = 1)"), count(".where(property('b') = 1)")],
  ["trait('a').contains_one(['x', 'y'])", "trait('a').contains('y', 'x')"],
  ["NOT trait('a').contains_one('x')", "trait('a').omits('x')"],
  ["trait('a').contains('x', 'x')", "trait('a').contains('x')"],
  ["trait('a').none_of('x', 'y', 'x')", "trait('a').none_of('y', 'x')"],
  [count(".sources({exclude: 'x', 'x'})"), count(".sources({exclude: 'x'})")],
  ["trait('a').after_date('2023-12-07T18:50:00.5Z')", "trait('a').after_date(2023-12-07T18:50:00.5+00:00)"],
  ["trait('a') = 2023-12-07T18:50:00Z", "trait('a') = 2023-12-07T18:50:00.000+00:00"],
  ["trait('a') > .20", "trait('a') > 0.2"],
  ["event('A').mode(property('b') as string, 2) = 'x'", "event('A').mode(property('b') as number, 2) = 'x'"],
];

/** Two queries that do not mean the same, or are not known to. */
const different: [what: string, a: string, b: string][] = [
  ["!= and NOT =", "trait('a') != 5", "NOT trait('a') = 5"],
  ["!= 0 and >= 1 of a count, as != is documented for values only", count("", "!= 0"), count("", ">= 1")],
  ["none_of and NOT one_of", "trait('a').none_of('x')", "NOT trait('a').one_of('x')"],
  [
    "minus zero and Z",
    "trait('a').after_date(2023-12-07T18:50:00Z)",
    "trait('a').after_date(2023-12-07T18:50:00-00:00)",
  ],
  [
    "zones without a colon",
    "trait('a').after_date(2023-12-07T18:50:00Z)",
    "trait('a').after_date(2023-12-07T18:50:00+0000)",
  ],
  [
    "fractions of several lengths",
    "trait('a').after_date(2023-12-07T18:50:00.50Z)",
    "trait('a').after_date(2023-12-07T18:50:00.5Z)",
  ],
  ["a text and a number", "trait('a') = '5'", "trait('a') = 5"],
  ["a text and a number in a list", "trait('a').one_of('5')", "trait('a').one_of(5)"],
  ["a whole number and a decimal", "trait('a') = 1.0", "trait('a') = 1"],
  ["hours and days of a relative date", "trait('a').within_last(24 hours)", "trait('a').within_last(1 day)"],
  ["hours and days of a date to come", "trait('a').within_next(24 hours)", "trait('a').within_next(1 day)"],
  ["hours and days before a date", "trait('a').before_last(48 hours)", "trait('a').before_last(2 days)"],
  ["hours and days after a date", "trait('a').after_next(48 hours)", "trait('a').after_next(2 days)"],
  ["a date and its midnight", "trait('a').before_date(2023-12-07)", "trait('a').before_date(2023-12-07T00:00:00Z)"],
  [
    "a time without a zone and UTC",
    "trait('a').before_date(2023-12-07T18:50:00)",
    "trait('a').before_date(2023-12-07T18:50:00Z)",
  ],
  ["another zone", "trait('a').before_date(2023-12-07T18:50:00+01:00)", "trait('a').before_date(2023-12-07T18:50:00Z)"],
  [
    "another fraction",
    "trait('a').before_date(2023-12-07T18:50:00.1Z)",
    "trait('a').before_date(2023-12-07T18:50:00.01Z)",
  ],
  [
    "spellings of an instant in a text",
    "trait('a') = '2023-12-07T18:50:00Z'",
    "trait('a') = '2023-12-07T18:50:00+00:00'",
  ],
  ["NOT ANY and ALL NOT", "NOT ANY trait('a') = 1", "ALL NOT trait('a') = 1"],
  [
    "ANY of an AND and an AND of ANY",
    "ANY (trait('a') = 1 AND trait('b') = 1)",
    "(ANY trait('a') = 1) AND ANY trait('b') = 1",
  ],
  [
    "a where on another side of a session window",
    count(".expires_after(1 hour).where(property('b') = 1)"),
    count(".where(property('b') = 1).expires_after(1 hour)"),
  ],
  [
    "a window on another side of a session window",
    count(".expires_after(1 hour).within(7 days)"),
    count(".within(7 days).expires_after(1 hour)"),
  ],
  [
    "two where around a session window and one before it",
    count(".where(property('b') = 1).expires_after(1 hour).where(property('c') = 1)"),
    count(".where(property('b') = 1 AND property('c') = 1).expires_after(1 hour)"),
  ],
  ["hours and days of a session window", count(".expires_after(24 hours)"), count(".expires_after(1 day)")],
  [
    "two where and one with OR",
    count(".where(property('b') = 1).where(property('c') = 1)"),
    count(".where(property('b') = 1 OR property('c') = 1)"),
  ],
  ["a window and the same after the parent", count(".within(parent: 1 day)"), count(".within(24 hours)")],
  ["omits and NOT contains of several texts", "trait('a').omits('x', 'y')", "NOT trait('a').contains('x', 'y')"],
  ["a count and its neighbour", count("", "> 1"), count("", ">= 1")],
  ["a count below and up to a number", count("", "< 1"), count("", "<= 1")],
  ["> 0 and >= 1 of a sum", "event('A').sum(property('b')) > 0", "event('A').sum(property('b')) >= 1"],
  ["= 0 and NOT >= 1 of a trait", "trait('a') = 0", "NOT trait('a') >= 1"],
  ["a count compared to a text and to a number", count("", ">= '3'"), count("", ">= 3")],
  ["two counts compared to texts", count("", "> '2'"), count("", ">= '3'")],
  ["a count that is not above a text, and one up to it", count("", "<= '3'"), `NOT ${count("", "> '3'")}`],
  ["a count of rows compared to a text and to a number", "entity('a').count() = '3'", "entity('a').count() = 3"],
  ["weeks and days", count(".within(2 weeks)"), count(".within(14 days)")],
  ["minutes and hours", count(".within(120 minutes)"), count(".within(2 hours)")],
  ["weeks and days of a relative date", "trait('a').within_last(2 weeks)", "trait('a').within_last(14 days)"],
  ["seconds and hours of a session window", count(".expires_after(3600 seconds)"), count(".expires_after(1 hour)")],
  ["true in capitals and the text", "trait('a') = TRUE", "trait('a') = 'true'"],
  ["true in capitals and in small letters", "trait('a') = TRUE", "trait('a') = true"],
  ["a decimal that no count can be", count("", "> 0.5"), count("", ">= 1")],
  ["mode as array", "event('A').mode(property('b') as array, 2) = 'x'", "event('A').mode(property('b'), 2) = 'x'"],
  ["max as string", "event('A').max(property('b') as string) > 1", "event('A').max(property('b')) > 1"],
  [
    "true and 'true' in a column of an entity",
    "entity('a').where(property('b') = true).count() >= 1",
    "entity('a').where(property('b') = 'true').count() >= 1",
  ],
  ["a number whose text is not known", "trait('a').starts_with(.20)", "trait('a').starts_with('.20')"],
  ["what stands in a function that nobody knows", "trait('a').near('x', 'x')", "trait('a').near('x')"],
  [
    "a filter on another side of a function that nobody knows",
    count(".recent(3).within(1 day).where(property('b') = 1)"),
    count(".where(property('b') = 1).recent(3).within(1 day)"),
  ],
];

/** Two texts, and exactly what they are equal by: what both have alike is not named, however it is written. */
const told: [a: string, b: string, names: IdentityName[]][] = [
  ["NOT NOT (trait('a') = 1 AND trait('b') = 2)", "trait('a') = 1 AND trait('b') = 2", ["double negation"]],
  ["NOT NOT trait('a').absent()", "trait('a').absent()", ["double negation"]],
  ["NOT trait('a').absent()", "trait('a').exists()", ["absent() and NOT exists()"]],
  ["NOT trait('a').omits('x')", "trait('a').contains('x')", ["omits() and NOT contains()"]],
  ["NOT trait('a').omits('x')", "trait('a').contains_one('x')", ["contains_one", "omits() and NOT contains()"]],
  [
    "NOT (trait('a').absent() OR trait('b') = 2)",
    "trait('a').exists() AND NOT trait('b') = 2",
    ["De Morgan's laws", "absent() and NOT exists()"],
  ],
  ["NOT (trait('a') = 1 AND trait('b') = 2)", "NOT (trait('b') = 2 AND trait('a') = 1)", ["the order of AND and OR"]],
  ["NOT (trait('a') = 1 OR trait('a') = 1)", "NOT trait('a') = 1", ["repeated conditions"]],
  ["NOT (NOT trait('a') = 1 OR NOT trait('a') = 1)", "trait('a') = 1", ["double negation", "repeated conditions"]],
  ["trait('a').contains_one('x', 'y')", "trait('a').contains_one('y', 'x')", ["the order of values"]],
  [
    "trait('a').before_date('2023-12-07T18:50:00.000Z')",
    "trait('a').before_date('2023-12-07T18:50:00Z')",
    ["spellings of an instant"],
  ],
  [
    "trait('a').before_date('2023-12-07T18:50:00.000Z')",
    "trait('a').before_date(2023-12-07T18:50:00Z)",
    ["dates in quotes or without", "spellings of an instant"],
  ],
  ["trait('a').one_of(true, 'x')", "trait('a').one_of('x', true)", ["the order of values"]],
  ["trait('a').one_of(true, 'x', true)", "trait('a').one_of(true, 'x')", ["repeated values"]],
  ["trait('a').one_of(true, 'true')", "trait('a').one_of(true)", ["bare true and false", "repeated values"]],
  [
    "trait('a').starts_with(2023-12-07)",
    "trait('a').starts_with('2023-12-07')",
    ["numbers and dates as parts of texts"],
  ],
  [
    "event('A').mode(property('b') as number, 2) = 'x' AND event('A').max(property('c') as number) > 1",
    "event('A').mode(property('b'), 2) = 'x' AND event('A').max(property('c') as number) > 1",
    ["mode as number"],
  ],
  [
    "event('A').mode(property('b') as number, 2) = 'x' AND event('A').max(property('c') as number) > 1",
    "event('A').mode(property('b') as number, 2) = 'x' AND event('A').max(property('c')) > 1",
    ["a type that is taken anyway"],
  ],
  [count(".within(48 hours)"), count(".within(2 days)"), ["a day of 24 hours"]],
  [
    count(".where(property('b') = 1).where(property('c') = 2)"),
    count(".where(property('c') = 2).where(property('b') = 1)"),
    ["the order of filters"],
  ],
  [
    count(".where(property('b') = 1).within(1 day).where(property('c') = 2)"),
    count(".where(property('b') = 1 AND property('c') = 2).within(1 day)"),
    ["the order of filters", "several where"],
  ],
  [
    count(".where(property('b') = 1 AND property('c') = 2)"),
    count(".where(property('c') = 2 AND property('b') = 1)"),
    ["the order of AND and OR"],
  ],
  [count("", "> 2.0"), count("", ">= 3.0"), ["whole numbers of a count"]],
  [count("", "< 3"), count("", "<= 2"), ["whole numbers of a count"]],
  [count("", "> 2.0"), count("", ">= 3"), ["decimals of a count that are whole", "whole numbers of a count"]],
  [count("", "= 0.0"), `NOT ${count("", ">= 1.0")}`, ["counts that are not reached"]],
  [count("", "= 0"), count("", "< 1"), ["counts that are not reached"]],
  [`NOT ${count("", "< 3")}`, count("", ">= 3"), ["counts that are not reached"]],
  [`NOT ${count("", "> 2")}`, count("", "<= 2"), ["counts that are not reached"]],
  [`NOT (${count("", "<= 1")} AND ${count("", "<= 1")})`, `NOT ${count("", "<= 1")}`, ["repeated conditions"]],
  [`NOT ${count("", "> 2")}`, count("", "< 3"), ["counts that are not reached", "whole numbers of a count"]],
];

describe.each(around)("an identity %s", (_, write) => {
  it.each(identities)("makes two texts equal by $name", ({ example: [a, b] }) => {
    expect(canonicalQuery(write(a), "USERS")).toBe(canonicalQuery(write(b), "USERS"));
  });

  it.each(same)("makes %s the same as %s", (a, b) => {
    expect(canonicalQuery(write(a), "USERS")).toBe(canonicalQuery(write(b), "USERS"));
  });

  it.each(different)("leaves apart %s", (_what, a, b) => {
    expect(sameQuery(write(a), write(b), "USERS")).toBe(false);
  });
});

describe("a trait of an account that is compared with the events of its users", () => {
  it.each([
    ["event('A').where(trait('x').absent()).count() >= 1", "event('A').where(NOT trait('x').exists()).count() >= 1"],
    [
      "event('A').where(trait('x').omits('a')).count() >= 1",
      "event('A').where(NOT trait('x').contains('a')).count() >= 1",
    ],
  ])("may be that of several users: %s and %s are not known to be the same", (a, b) => {
    expect(sameQuery(a, b, "ACCOUNTS")).toBe(false);
    expect(sameQuery(a, b, "USERS")).toBe(true);
  });
});

describe("a count of events that any user of an account may have", () => {
  it.each([
    ["< 3", "NOT >= 3"],
    ["<= 2", "NOT > 2"],
    ["<= 2", "NOT >= 3"],
    ["<= 1", "NOT > 1"],
    ["< 0", "NOT >= 0"],
    ["= 0", "NOT >= 1"],
    ["= 0", "NOT > 0"],
    ["< 1", "NOT >= 1"],
  ])("is not the same as %s and as %s, unless it stands for one of them or of something else", (a, b) => {
    const [one, other] = [count("", a), `NOT ${count("", b.replace("NOT ", ""))}`];
    for (const type of ["ACCOUNTS", undefined] as const) {
      expect(sameQuery(one, other, type)).toBe(false);
      for (const around of ["ANY C", "ALL C", "event('B').where(C).count() >= 1"])
        expect(sameQuery(around.replace("C", one), around.replace("C", other), type), around).toBe(true);
      expect(sameQuery(one.replace("event", "entity"), other.replace("event", "entity"), type)).toBe(true);
    }
    for (const type of ["USERS", "LINKED"] as const) expect(sameQuery(one, other, type)).toBe(true);
  });

  it.each([
    ["= 0", "< 1"],
    ["<= 0", "< 1"],
    ["< 3", "<= 2"],
    ["NOT >= 3", "NOT > 2"],
  ])("is the same as %s and as %s", (a, b) => {
    const [one = "", other = ""] = [a, b].map((each) =>
      each.startsWith("NOT ") ? `NOT ${count("", each.slice(4))}` : count("", each),
    );
    expect(sameQuery(one, other, "ACCOUNTS")).toBe(true);
  });
});

describe("a comparison that is the NOT of another one", () => {
  it.each([
    ["trait('a').absent()", "NOT trait('a').exists()"],
    ["event('A').first(property('a')).omits('x')", "NOT event('A').first(property('a')).contains('x')"],
  ])("is not known to be that of one user of an account: %s and %s", (one, other) => {
    for (const type of ["ACCOUNTS", undefined] as const) {
      expect(sameQuery(one, other, type)).toBe(false);
      expect(sameQuery(`ANY (${one})`, `ANY (${other})`, type)).toBe(true);
    }
  });
});

describe("the table of identities", () => {
  it.each(identities)("needs the row of $name for its example", (row) => {
    const [a, b] = row.example;
    const others = identities.filter((other) => other !== row);
    expect(canonicalQuery(a, "USERS", others)).not.toBe(canonicalQuery(b, "USERS", others));
    expect(identitiesBetween(a, b, "USERS")).toEqual([row.name]);
  });

  it("names each identity once", () => {
    expect(new Set(identities.map(({ name }) => name)).size).toBe(identities.length);
  });
});

describe("the identities between two queries", () => {
  it("are all that are needed to make them equal", () => {
    expect(
      identitiesBetween(
        "trait('b').absent() AND event('A').within(24 hours).count() > 0",
        "event('A').within(1 day).count() >= 1 AND NOT trait('b').exists()",
        "USERS",
      ),
    ).toEqual([
      "the order of AND and OR",
      "a day of 24 hours",
      "whole numbers of a count",
      "absent() and NOT exists()",
    ]);
  });

  it.each(told)("are, for %s and %s, %j and no other", (a, b, names) => {
    expect(identitiesBetween(a, b, "USERS")).toEqual(names);
    expect(identitiesBetween(b, a, "USERS")).toEqual(names);
  });

  it("are each told of some pair that another one is not told of", () => {
    expect(new Set(told.flatMap(([, , names]) => names))).toEqual(new Set(identities.map(({ name }) => name)));
  });

  it("are none where layout and letters alone differ", () => {
    expect(identitiesBetween("trait('a').gte(.5)", "trait( 'a' ) >= 0.50")).toEqual([]);
  });

  it("are none where the meaning differs", () => {
    expect(identitiesBetween("trait('a').absent()", "trait('a').exists()")).toEqual([]);
  });
});

describe("the identities between two random queries of one meaning", () => {
  const seeds = fc.array(fc.nat({ max: 999 }), { minLength: 20, maxLength: 60 });
  /** A query, the same in disguise, and the identities by which it was disguised. */
  const disguised = fc.tuple(model, seeds).map(([query, numbers]) => {
    const text = writeModel(query, plainly);
    const used = new Set<IdentityName>();
    return { text, other: printQuery(disguise(treeOf(text), chooserOf(numbers), used), "line"), used };
  });
  const rowsOf = (names: readonly string[]): Identity[] => identities.filter(({ name }) => names.includes(name));

  it("are enough to make them equal, each is needed, and each was used", () => {
    fc.assert(
      fc.property(disguised, ({ text, other, used }) => {
        const names = identitiesBetween(text, other, "USERS");
        const equalBy = (rows: readonly Identity[]): boolean =>
          canonicalQuery(text, "USERS", rows) === canonicalQuery(other, "USERS", rows);
        expect(equalBy(rowsOf(names)), `${names.join()} of\n${text}\n${other}`).toBe(true);
        for (const name of names) {
          expect(equalBy(rowsOf(names.filter((each) => each !== name))), `${name} of\n${text}\n${other}`).toBe(false);
          expect([...used], `${text}\n${other}`).toContain(name);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("a random query", () => {
  it("means the same after a random chain of identities", () => {
    const seeds = fc.array(fc.nat({ max: 999 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(model, seeds, fc.constantFrom("line" as const, "multiline" as const), (query, numbers, layout) => {
        const text = writeModel(query, plainly);
        const other = printQuery(disguise(treeOf(text), chooserOf(numbers)), layout);
        expect(canonicalQuery(other, "USERS"), `${text}\n≠\n${other}`).toBe(canonicalQuery(text, "USERS"));
      }),
      { numRuns: runs(300) },
    );
  });
});

import { describe, expect, it } from "vitest";
import { UncertainTrait, type OpenPoints, type Person } from "../../src/evaluator/index.ts";
import { functions } from "../../src/query/index.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { ask, day, did, hour, now, nowMs, person, row, who, withTrait, type Expected } from "./people.ts";

type Rows = readonly [comparison: string, value: JsonValue | undefined, expected: Expected][];

const oddNumber = "nothing says which texts are read as numbers";
const list = "nothing says how a list or an object reads as a text";
const digits = "nothing says how many digits of a number Segment keeps";
const spelling = "nothing says whether a date is read that ISO 8601 lets write in this way";
const at = (agoMs: number): string => new Date(nowMs - agoMs).toISOString();

/** For each function, the comparison behind `trait('a')`, the value of the trait, and what follows from API.md 4.9. */
const tables: Readonly<Record<string, Rows>> = {
  equals: [
    ["= 'pro'", "pro", true],
    ["= 'pro'", "free", false],
    ["= 'pro'", undefined, false],
    ["= 'pro'", null, false],
    ["= ''", "", true],
    ["= 5", 5, true],
    ["= 5", "5", true],
    ["= '5'", 5, true],
    ["= 1.0", 1, true],
    ["= .20", 0.2, true],
    ["= 'true'", true, true],
    ["= true", "true", true],
    ["= 'true'", false, false],
    ["= 5", 6, false],
    ["= 5", "five", false],
    ["= 5", "5.0", ["coercion"]],
    ["= 'pro'", "PRO", ["textCase"]],
    ["= true", true, true],
    ["= 'TRUE'", true, ["coercion", "textCase"]],
    ["= 2023-12-07T18:50:00Z", "2023-12-07T18:50:00.000+00:00", true],
    ["= 2023-12-07T18:50:00Z", "2023-12-07T19:50:00+01:00", ["coercion"]],
    ["= 2023-12-07T18:50:00Z", "2023-12-07T18:51:00Z", false],
    ["= 2023-12-07T18:50:00Z", "soon", false],
    ["= 9007199254740993", 9007199254740992, [digits]],
    ["= 9007199254740992", 9007199254740992, true],
    ["= 9007199254740993", "9007199254740993", [digits]],
    ["= 9007199254740993", 9007199254740994, false],
    ["= 0.10000000000000000555", 0.1, [digits]],
    ["= 123456789012345678", 5, false],
    // Each of two texts may stand for what it spells.
    ["= '5.0'", "5", ["coercion"]],
    ["= '5.0'", "6", false],
    ["= 'x5'", "x5.0", false],
    ["= '2023-12-07T18:50:00Z'", "2023-12-07T18:50:00+00:00", ["coercion"]],
    ["= '2023-12-07T18:50:00Z'", "2023-12-07T18:51:00Z", false],
    ["= 'a'", ["a"], ["coercion", list]],
    ["= null", undefined, false],
    ["= TRUE", undefined, false],
    ["= TRUE", "TRUE", ["nothing says what a value in equals(…) stands for"]],
    ["= TRUE", true, ["nothing says what a value in equals(…) stands for"]],
    ["= null", "null", ["nothing says what a value in equals(…) stands for"]],
    ["= 7 days", 7, ["nothing says what a value in equals(…) stands for"]],
    [".equals(1, 2)", 1, ["equals(…) is documented with 1 value, not with 2"]],
    [".equals(at: 1)", 1, ["nothing says what at: is in equals(…)"]],
  ],
  differs: [
    ["!= 'pro'", "free", true],
    ["!= 'pro'", "pro", false],
    ["!= 'pro'", undefined, false],
    ["!= 5", "5", false],
    ["!= 5", "5.0", ["coercion"]],
  ],
  exists: [
    [".exists()", "x", true],
    [".exists()", "", true],
    [".exists()", false, true],
    [".exists()", undefined, false],
    [".exists()", null, false],
    [".exists('a')", "x", ["exists(…) is documented with 0 values, not with 1"]],
  ],
  absent: [
    [".absent()", undefined, true],
    [".absent()", null, true],
    [".absent()", "", false],
    [".absent()", 0, false],
  ],
  greater_than: [
    ["> 5", 6, true],
    ["> 5", 5, false],
    ["> 5", undefined, false],
    ["> 5", "6", ["orderOfTexts", "textNumbers"]],
    ["> 5", "six", ["orderOfTexts"]],
    ["> 'B'", ["a"], ["orderOfTexts"]],
    ["> 'a'", "Z", ["orderOfTexts"]],
    ["> 2024-01-01T00:00:00Z", "2023-12-31T23:30:00-05:00", ["orderOfTexts"]],
    ["> 5", "+6", ["orderOfTexts", oddNumber, "textNumbers"].toSorted()],
    ["> busiest('a')", undefined, false],
  ],
  at_least: [
    [">= 9007199254740993", 9007199254740992, [digits]],
    [">= 9007199254740993", 9007199254740990, false],
    [">= 9007199254740993", 9007199254740994, true],
    [">= 9007199254740992", 9007199254740992, true],
    [">= 5", 5, true],
    [">= 5", 4, false],
    [">= 5", undefined, false],
    [">= -1.5", -1.5, true],
  ],
  less_than: [
    ["< 5", 4, true],
    ["< 5", 5, false],
    ["< 5", undefined, false],
  ],
  at_most: [
    ["<= 5", 5, true],
    ["<= 5", 6, false],
    ["<= 5", undefined, false],
    ["<= 5", "6", ["orderOfTexts", "textNumbers"]],
  ],
  contains: [
    [".contains('hoe', 'x')", "shoes", true],
    [".contains('y', 'x')", "shoes", false],
    [".contains('x')", undefined, false],
    [".contains('SHOE')", "shoes", ["textCase"]],
    [".contains('5')", 150, true],
    [".contains(5)", "150", true],
    [".contains('ru')", true, true],
    [".contains('shoes')", ["shoes", "hats"], true],
    [".contains('shoes')", [{ kind: "red shoes" }], true],
    [".contains('ties')", ["shoes"], [list]],
    [".contains('SHOES')", ["shoes"], [list, "textCase"]],
  ],
  contains_one: [
    [".contains_one('hoe', 'x')", "shoes", true],
    [".contains_one('y')", "shoes", false],
    [".contains_one('x')", undefined, false],
  ],
  omits: [
    [".omits('x')", "shoes", true],
    [".omits('hoe')", "shoes", false],
    [".omits('x')", undefined, true],
    [".omits('x', 'y')", "shoes", ["omits(…) is documented with 1 value, not with 2"]],
  ],
  starts_with: [
    [".starts_with('sh')", "shoes", true],
    [".starts_with('es')", "shoes", false],
    [".starts_with('sh')", undefined, false],
    [".starts_with(15)", 150, true],
    [".starts_with('Sh')", "shoes", ["textCase"]],
    [".starts_with(1.50)", "1.50", ["nothing says which letters 1.50 stands for without quotes"]],
    [".starts_with(5.0)", undefined, false],
    [".starts_with(2024-01-01)", "2024-01-01T10:00:00Z", true],
    [
      ".starts_with(2024-01-01T00:00:00.000Z)",
      "2024-01-01T00:00:00.000Z",
      ["nothing says which letters 2024-01-01T00:00:00.000Z stands for without quotes"],
    ],
    [".starts_with('sh')", ["shoes"], [list]],
  ],
  ends_with: [
    [".ends_with('es')", "shoes", true],
    [".ends_with('sh')", "shoes", false],
    [".ends_with('es')", undefined, false],
  ],
  one_of: [
    [".one_of('a', 'b')", "b", true],
    [".one_of('a', 'b')", "c", false],
    [".one_of('a', 'b')", undefined, false],
    [".one_of('5')", 5, true],
    [".one_of('A', 'b')", "b", true],
    [".one_of('B', 'c')", "b", ["textCase"]],
  ],
  none_of: [
    [".none_of('a', 'b')", "c", true],
    [".none_of('a', 'b')", "b", false],
    [".none_of('a', 'b')", undefined, ["noneOfAbsent"]],
  ],
  before_date: [
    [".before_date(2023-12-07T18:50:00Z)", "2023-12-07T18:49:59Z", true],
    [".before_date('2023-12-07T18:50:00Z')", "2023-12-07T18:50:01Z", false],
    [".before_date(2023-12-07T18:50:00Z)", "2023-12-07T18:50:00Z", ["dateBorder"]],
    [".before_date(2023-12-07T18:50:00Z)", "2023-12-07T19:00:00+01:00", true],
    [".before_date(2023-12-07T18:50:00Z)", "2023-12-07T18:00:00", true],
    [".before_date(2023-12-07)", "2023-12-06T23:59:59Z", true],
    [".before_date(2023-12-07)", "2023-12-07T10:00:00Z", ["dateBorder"]],
    [".before_date(2023-12-07T18:50:00Z)", "2023-12-07", ["dateBorder"]],
    [".before_date(2023-12-07)", "2023-12-08", false],
    [".before_date(2023-12-07)", undefined, false],
    [".before_date(2023-12-07)", "yesterday", false],
    [".before_date(2023-12-07)", 1701975000, false],
    [".before_date(2023-12-07)", "20231206", [spelling]],
    [".before_date(2023-12-07)", "2023-W49-3", [spelling]],
    [".before_date(2023-12-07)", "2023-12", [spelling]],
    [".before_date(2023-12-07)", "2023-12-06T10", [spelling]],
    [".before_date(2023-12-07)", "2023-02-30", false],
  ],
  after_date: [
    [".after_date(2023-12-07T18:50:00Z)", "2023-12-07T18:50:01Z", true],
    [".after_date(2023-12-07T18:50:00Z)", "2023-12-07T18:49:59Z", false],
    [".after_date(2023-12-07T18:50:00Z)", "2023-12-07T18:50:00.000Z", ["dateBorder"]],
    [".after_date(2023-12-07)", "2023-12-08T00:00:00Z", true],
    [".after_date(2023-12-07)", undefined, false],
    [".after_date(2023-12-07)", "2023-02-30", false],
  ],
  within_last: [
    [".within_last(7 days)", now, true],
    [".within_last(7 days)", at(6 * day), true],
    [".within_last(7 days)", at(9 * day), false],
    [".within_last(7 days)", at(-2 * day), false],
    // On the border day, at an instant that is more than seven times 24 hours ago.
    [".within_last(7 days)", "2026-02-22T01:00:00Z", ["relativeDates"]],
    [".within_last(48 hours)", at(48 * hour), true],
    [".within_last(48 hours)", at(48 * hour + 1), false],
    [".within_last(7 days)", undefined, false],
    [".within_last(7 days)", "soon", false],
    [".within_last(7 days)", "20260225", [spelling]],
    [".within_last(2 moons)", now, ["nothing says how long 2 moons is in within_last(…)"]],
    [".within_last(2 weeks)", now, ["nothing says how long 2 weeks is in within_last(…)"]],
  ],
  within_next: [
    [".within_next(7 days)", at(-6 * day), true],
    [".within_next(7 days)", at(-9 * day), false],
    [".within_next(7 days)", at(2 * day), false],
    [".within_next(7 days)", undefined, false],
    [".within_next(2 hours)", at(-2 * hour), true],
  ],
  before_last: [
    [".before_last(7 days)", at(9 * day), true],
    [".before_last(7 days)", at(5 * day), false],
    [".before_last(7 days)", undefined, false],
    // The border day belongs to it.
    [".before_last(7 days)", at(7 * day), true],
  ],
  after_next: [
    [".after_next(7 days)", at(-9 * day), true],
    [".after_next(7 days)", at(-5 * day), false],
    [".after_next(7 days)", undefined, false],
    [".after_next(7 days)", at(-7 * day), true],
  ],
};

it("each comparison of the language has its table", () => {
  const known = [...functions].flatMap(([name, { kind }]) => (kind === "comparison" ? [name] : []));
  expect(Object.keys(tables).toSorted()).toEqual(known.toSorted());
});

describe.each(Object.keys(tables))("%s", (name) => {
  it.each(tables[name] ?? [])("trait('a')%s for %j gives %j", (comparison, value, expected) => {
    const subject = value === undefined ? person() : withTrait(value);
    expect(ask(`trait('a')${comparison}`, subject)).toEqual(expected);
  });
});

const pair = (a: JsonValue | undefined, b: JsonValue | undefined): Person =>
  person({ traits: { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) } });
const toAbsent = ["nothing says how a value compares to one that is absent"];

const chains: readonly [query: string, subject: Person, expected: Expected][] = [
  ["trait('a') = trait('b')", pair(5, "5"), true],
  ["trait('a') = trait('b')", pair("x", "y"), false],
  ["trait('a') > trait('b')", pair(5, 4), true],
  ["trait('a') > trait('b')", pair(4, 5), false],
  ["trait('a') = trait('b')", pair(undefined, undefined), false],
  ["trait('a') = trait('b')", pair(5, undefined), toAbsent],
  ["trait('a') > trait('b')", pair(5, undefined), toAbsent],
  ["trait('a') != trait('b')", pair(5, undefined), toAbsent],
  ["trait('a') != trait('b')", pair(undefined, 5), false],
  ["trait('a') = trait('b')", pair(["x"], ["x"]), ["nothing says what a list or an object is equal to"]],
  ["trait('a') >= event('A').count()", person({ traits: { a: 1 }, events: [did("A", day)] }), true],
  ["event('A').count() < trait('a')", who(did("A", day)), toAbsent],
  ["event('A').count() >= '1'", who(did("A", day)), ["nothing says how a count compares to a text"]],
  ["event('A').unique(property('p')).count() = '0'", who(), ["nothing says how a count compares to a text"]],
  [
    "event('A').count() = trait('a')",
    person({ traits: { a: "1" }, events: [did("A", day)] }),
    ["nothing says how a count compares to a text"],
  ],
  ["event('A').count() < trait('a')", person({ traits: { a: 2 }, events: [did("A", day)] }), true],
  [
    "event('A').where(property('p') >= trait('a')).count() = 1",
    person({ traits: { a: 10 }, events: [did("A", day, { p: 10 }), did("A", day, { p: 9 })] }),
    true,
  ],
  ["trait('a') = literal(5)", withTrait(5), true],
  ["literal(5) = 5", person(), ["no function is documented to follow a fixed value"]],
];

describe("a comparison with another value of the person", () => {
  it.each(chains)("answers %s as documented, row %#", (query, subject, expected) => {
    expect(ask(query, subject)).toEqual(expected);
  });
});

const columns: readonly [query: string, value: JsonValue, expected: Expected][] = [
  ["property('p') = 5", 5, true],
  ["property('p') = 5", 6, false],
  ["property('p') = '5'", "5", true],
  ["property('p') = 5", "5", ["nothing says how a column of an entity compares to a value of another type"]],
  ["property('p') = 5", "six", false],
  ["property('p') = 1.0", 1, ["nothing says how a column of an entity compares to a value of another type"]],
  ["property('p') = 2.5", 2.5, true],
  ["property('p') = true", true, ["nothing says what a value in equals(…) stands for"]],
  [
    "property('p') = 2024-01-01",
    "2024-01-01",
    ["nothing says how a column of an entity compares to a value of another type"],
  ],
  ["property('p') = '2024-01-01'", "2024-01-01", true],
  ["property('p') = 'PRO'", "pro", false],
  ["property('p').contains('R')", "pro", false],
  ["property('p').one_of('PRO')", "pro", false],
  ["property('p') = 'true'", true, ["nothing says how a column of an entity compares to a value of another type"]],
  ["trait('a') = 'true'", "x", true],
  ["trait('a') = property('p')", true, true],
  [
    "trait('a') = property('p')",
    "true",
    ["nothing says how a column of an entity compares to a value of another type"],
  ],
];

describe("a column of an entity", () => {
  it.each(columns)("%s for %j gives %j", (condition, p, expected) => {
    const subject = person({ traits: { a: true }, entities: { orders: [row({ p })] } });
    expect(ask(`entity('orders').where(${condition}).count() >= 1`, subject)).toEqual(expected);
  });
});

/** Odd values, and what is open about each. */
const odd: readonly [condition: string, value: JsonValue, expected: Expected][] = [
  [".contains('e+')", 1e21, ["nothing says how a number of many digits reads as a text"]],
  [".starts_with('0.00')", 1e-7, ["nothing says how a number of many digits reads as a text"]],
  [".contains('a\"b')", ['a"b'], [list]],
  [".contains('ab')", ["xaby"], true],
  ["= 2024-01-01T00:00:00Z", "20240101T000000Z", ["coercion", spelling]],
  ["= '2024-01-01T00:00:00Z'", "20240101T000000Z", ["coercion", spelling]],
  [".before_date('2025-01-01')", "+002024-01-01", [spelling]],
  ["= 'STRASSE'", "straße", ["textCase"]],
  ["= '1,500'", "1500", ["coercion", oddNumber].toSorted()],
];

describe("an odd value", () => {
  it.each(odd)("%s for %j gives %j", (comparison, value, expected) => {
    expect(ask(`trait('a')${comparison}`, withTrait(value))).toEqual(expected);
  });

  it("is a column that is no text and is looked into as one", () => {
    const subject = person({ entities: { orders: [row({ p: 5 })] } });
    const why = "nothing says how a column of an entity that is no text reads as one";
    expect(ask("entity('orders').where(property('p').ends_with('5')).count() >= 1", subject)).toEqual([why]);
  });

  it("is any sum that binary arithmetic may give", () => {
    const sum = "event('A').sum(property('p'))";
    const why = ["nothing says how Segment rounds sums of fractions"];
    const subject = who(did("A", day, { p: 0.1 }), did("A", day, { p: 0.2 }));
    expect(ask(`${sum} = 0.30000000000000004`, subject)).toEqual(why);
    expect(ask(`${sum} = 0.31`, subject)).toBe(false);
  });
});

const crossing = "nothing says which entries of two lists are compared to each other";
const emptyInside = "nothing says whether an empty list in a list counts as an entry without a value";
const noList = "nothing says what $ finds in what is no list";

/** Of two paths with `$` in one event, for each list what comes out where `arrayMatch` is settled. */
const entries: readonly [condition: string, properties: JsonObject, expected: Expected][] = [
  [
    "property('l.$.a') > property('l.$.b')",
    {
      l: [
        { a: 1, b: 5 },
        { a: 9, b: 10 },
      ],
    },
    [crossing],
  ],
  ["property('l.$.a') > property('l.$.b')", { l: [] }, false],
  ["property('l.$.a') > property('l.$.b')", {}, false],
  ["property('l.$.a') > 3", { l: [{ a: 1 }, { a: 9 }] }, true],
  ["property('l.$.a') > property('b')", { l: [{ a: 1 }, { a: 9 }], b: 3 }, true],
  ["property('b') > property('l.$.a')", { l: [{ a: 1 }, { a: 9 }], b: 3 }, true],
  ["property('l.$.a') = 1", { l: { a: 1 } }, [noList]],
  ["property('l.$') = 1", { l: 1 }, [noList]],
  ["property('l.$').exists()", { l: "[1]" }, [noList]],
  ["property('l.$').exists()", { l: null }, false],
  ["property('l.$.m.$') = 1", { l: [{ m: [1] }, { m: 1 }] }, [noList]],
  ["property('l.$.m.$') = 1", { l: [{ m: [1, 2] }, { m: [] }] }, true],
  ["property('l.$.m.$').none_of(7)", { l: [{ m: [7] }, { m: [] }] }, ["noneOfAbsent", emptyInside]],
];

describe("entries of a list", () => {
  it.each(entries)("%s for %j gives %j", (condition, properties, expected) => {
    const query = `event('A').where(${condition}).count() >= 1`;
    expect(ask(query, who(did("A", day, properties)), { arrayMatch: "any-entry" })).toEqual(expected);
  });
});

const settled: readonly [comparison: string, value: JsonValue, points: Partial<OpenPoints>, expected: Expected][] = [
  ["= 'a'", ["a"], { coercion: "as-text" }, [list]],
  ["= 'a'", ["a"], { coercion: "as-number" }, false],
  ["!= 'a'", { b: "a" }, { coercion: "as-text" }, [list]],
  ["> 'B'", ["a"], { orderOfTexts: "code-units" }, [list]],
  ["> 'B'", ["a"], { orderOfTexts: "false" }, false],
  [".contains('SHOES')", ["shoes"], { textCase: "ignored" }, true],
  // Bare `true` is the text `'true'`, also where values are read as numbers.
  ["= true", "TRUE", { coercion: "as-number", textCase: "exact" }, true],
  ["= true", "TRUE", { coercion: "as-text", textCase: "exact" }, false],
  ["= '5.0'", "5", { coercion: "as-text" }, false],
  ["= '5.0'", "5", { coercion: "as-number" }, true],
  ["= 'TRUE'", true, { coercion: "as-number", textCase: "exact" }, true],
];

describe("where a point is settled", () => {
  it.each(settled)("trait('a')%s for %j, with %j, gives %j", (comparison, value, points, expected) => {
    expect(ask(`trait('a')${comparison}`, withTrait(value), points)).toEqual(expected);
  });
});

const uncertain = new UncertainTrait([4, 6, undefined], "the run of a batch trait");

describe("a trait that is not certain", () => {
  it.each([
    ["> 5", ["the run of a batch trait"]],
    ["> 6", false],
    ["= 5", false],
    [".exists()", ["the run of a batch trait"]],
    [".none_of(7)", ["noneOfAbsent", "the run of a batch trait"]],
  ] as const)("is the same for all that it may be, or open: %s", (comparison, expected) => {
    expect(ask(`trait('a')${comparison}`, withTrait(uncertain))).toEqual(expected);
  });

  it("is open for every question when nobody says what it may be", () => {
    const anything = new UncertainTrait([], "a trait that nobody gave");
    expect(ask("trait('a') = 5", withTrait(anything))).toEqual(["a trait that nobody gave"]);
  });
});

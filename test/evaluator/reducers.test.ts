import { describe, expect, it } from "vitest";
import type { ComputedValue, OpenPoints, Person } from "../../src/evaluator/index.ts";
import { functions } from "../../src/query/index.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { ask, compute, day, did, person, row, treeOf, who, type Expected } from "./people.ts";

const known = (value: JsonValue): ComputedValue => ({ type: "known", value });
const absent: ComputedValue = { type: "absent" };
const uncertain = (
  candidates: readonly (JsonValue | undefined)[] | "anything",
  ...unknowns: string[]
): ComputedValue => ({ type: "uncertain", candidates, unknowns });

/** Events `A`, the first one the oldest, with these properties. */
const seen = (...properties: JsonObject[]): Person =>
  who(...properties.map((of, index) => did("A", (properties.length - index) * day, of)));
const p = (...values: JsonValue[]): Person => seen(...values.map((value) => ({ p: value })));

type Rows = readonly [call: string, subject: Person, expected: ComputedValue, settled?: Partial<OpenPoints>][];

/** So much may be lost of 0.1 and 0.2 in binary arithmetic: twice the smallest step, of a sum of 0.3. */
const lost = 2 * Number.EPSILON * (0.1 + 0.2);
const rounding = "nothing says how Segment rounds sums of fractions";
const otherwise = "nothing says which values that are written otherwise count as one";
const unreadable = "nothing says how a list or an object reads as a text";

/** For each reducer, what it gives behind `event('A')` by API.md 4.9. */
const tables: Readonly<Record<string, Rows>> = {
  count: [
    ["count()", p(1, 2), known(2)],
    ["count()", person(), known(0)],
    ["where(property('p') = 'x').count()", p("x", "X", "X"), uncertain([1, 2, 3], "textCase")],
    ["count('A')", p(1), uncertain("anything", "count(…) is documented with 0 values, not with 1")],
  ],
  sum: [
    ["sum(property('p'))", p(1, 2.5), known(3.5)],
    ["sum(property('p'))", p(0.1, 0.2), uncertain([0.3 - lost, 0.3, 0.3 + lost], rounding)],
    ["sum(property('p'))", p(0.25, 0.5), known(0.75)],
    ["sum(property('p'))", p(2 ** 52, 1, -1), known(2 ** 52)],
    ["sum(property('p'))", p(2 ** 52, 0.25, 0.75), uncertain([2 ** 52 - 2, 2 ** 52 + 1, 2 ** 52 + 4], rounding)],
    ["sum(property('p'))", seen({ p: 1 }, {}, { p: null }, { p: true }, { p: "many" }), known(1)],
    ["sum(property('p'))", p(1, "2"), uncertain([1, 3], "textNumbers")],
    ["sum(property('p'))", person(), uncertain([0, undefined], "emptySum")],
    ["sum(property('p.$'))", seen({ p: [1, 2] }, {}), uncertain([0, 3, undefined], "emptySum", "reducerOverArray")],
    ["sum(property('p.$'))", p([1, 2], 3), uncertain("anything", "nothing says what $ finds in what is no list")],
    ["sum(property('p.$.q.$'))", p([{ q: [1, 2] }, { q: [] }]), known(3), { reducerOverArray: "each-entry" }],
    ["sum(property('p.$'))", p([1, 2], [3]), known(6), { reducerOverArray: "each-entry" }],
    ["sum(trait('p'))", p(1), uncertain("anything", "sum(…) needs a property")],
    ["sum(property('p') as string)", p(1), uncertain("anything", "nothing says what sum(…) gives as string")],
  ],
  avg: [
    ["avg(property('p'))", p(1, 2), known(1.5)],
    ["avg(property('p'))", p(1, 2, 2), uncertain([1.6666666666666663, 5 / 3, 1.6666666666666672], rounding)],
    ["avg(property('p'))", p(0.1, 0.2), uncertain([0.15 - lost / 2, 0.15, 0.15 + lost / 2], rounding)],
    ["avg(property('p'))", seen({}), absent, { emptySum: "absent" }],
    ["avg(property('p'))", seen({}), known(0), { emptySum: "0" }],
  ],
  max: [
    ["max(property('p'))", p(3, 20, 1), known(20)],
    ["max(property('p') as number)", p(3, 20, 1), known(20)],
    ["max(property('p'))", p("x"), absent],
    ["max(property('p'))", person(), absent],
    // A text that is no more than the largest number makes no difference.
    ["max(property('p'))", p(20, "3"), known(20)],
    ["max(property('p') as string)", p("apple", "pear"), known("pear")],
    ["max(property('p') as string)", p(9, 10), known("9")],
    ["max(property('p') as string)", p("a", "B"), uncertain(["B", "a"], "textOrder")],
    ["max(property('p') as string)", p("a", "B"), known("a"), { textOrder: "code-units" }],
    ["max(property('p') as string)", p("ä", "z"), uncertain(["z", "ä"], "textOrder")],
    ["max(property('p') as string)", p(["a"]), uncertain("anything", unreadable)],
  ],
  min: [
    ["min(property('p'))", p(3, 20, 1), known(1)],
    ["min(property('p'))", p(0, -1), known(-1)],
    ["min(property('p') as string)", p("apple", "pear"), known("apple")],
    ["min(property('p'))", seen({}), absent],
  ],
  mode: [
    ["mode(property('p'), 2)", p("x", "y", "x"), known("x")],
    ["mode(property('p'), 2)", p("x", "y"), absent],
    ["mode(property('p'), 1)", p("y", "x"), known("x")],
    ["mode(property('p'), 1)", p(5, 5, 6), known("5")],
    ["mode(property('p') as number, 1)", p(5, 5, 6), known("5")],
    ["mode(property('p'), 2)", p(5, "5"), known("5")],
    ["mode(property('p'), 1)", p("a", "B"), uncertain(["B", "a"], "textOrder")],
    ["mode(property('p.$'), 2)", p(["x", "y"], ["x"]), known("x")],
    ["mode(property('p.$') as array, 2)", p(["x", "y"], ["x", "y"]), uncertain("anything", unreadable)],
    ["mode(property('p.$') as array, 2)", p(["x", "y"]), absent],
    ["mode(property('p') as array, 1)", p(5, 5), known("5")],
    ["mode(property('p'), 1)", p(["x"]), uncertain("anything", unreadable)],
    ["mode(property('p'), 1)", p(1e21), uncertain("anything", unreadable)],
    ["mode(property('p'), 0)", p("x"), uncertain("anything", "mode(…) needs a whole number from 1")],
    ["mode(property('p'), 1)", person(), absent],
  ],
  first: [
    ["first(property('p'))", p("old", "new"), known("old")],
    ["first(property('p'))", seen({}, { p: "new" }), known("new")],
    ["first(property('p'))", seen({ p: null }, { p: "new" }), known("new")],
    ["first(property('p'))", person(), absent],
    ["first(property('p'))", who(did("A", day, { p: 1 }), did("A", day, { p: 1 })), known(1)],
    [
      "first(property('p'))",
      who(did("A", day, { p: 1 }), did("A", day, { p: 2 })),
      uncertain([1, 2], "nothing says which of several events at one instant comes first"),
    ],
    ["first(context('page'))", who(did("A", day, {}, { context: { page: "/" } })), known("/")],
  ],
  last: [
    ["last(property('p'))", p("old", "new"), known("new")],
    ["last(property('p'))", seen({ p: "old" }, {}), known("old")],
    ["last(property('p'))", p({ k: 1 }), known({ k: 1 })],
  ],
  unique: [
    ["unique(property('p'))", p("y", "x", "y"), known(["x", "y"])],
    ["unique(property('p'))", seen({ p: null }, {}, { p: "x" }), known(["x"])],
    ["unique(property('p'))", person(), uncertain([[], undefined], "emptyUnique")],
    ["unique(property('p'))", person(), known([]), { emptyUnique: "empty-list" }],
    ["unique(property('p'))", person(), absent, { emptyUnique: "absent" }],
    ["unique(property('p'))", p(5, "5", 5), uncertain([["5"], [5, "5"], [5]], otherwise)],
    ["unique(property('p'))", p("a", "B"), uncertain("anything", "textOrder")],
    ["unique(property('p'))", p("a", "B"), known(["B", "a"]), { textOrder: "code-units" }],
    ["unique(property('p'))", p("A", "a"), uncertain("anything", otherwise, "textOrder")],
    ["unique(property('p'))", p("a", "A"), uncertain("anything", otherwise, "textOrder")],
    ["unique(property('p')).count()", p("a", "B", "a"), known(2)],
    ["unique(property('p')).count()", p({ a: 1 }, { a: 1 }, [2]), known(2)],
    ["unique(property('p')).count()", p(5, "5"), uncertain([1, 2], otherwise)],
    ["unique(property('p')).count()", p({ a: 1, b: 2 }, { b: 2, a: 1 }), uncertain([1, 2], otherwise)],
    ["unique(property('p')).count()", p("5.0", 5), uncertain([1, 2], otherwise)],
    ["unique(property('p')).count()", p("a", "A"), uncertain([1, 2], otherwise)],
    [
      "unique(property('p')).count()",
      p("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000Z"),
      uncertain([1, 2], otherwise),
    ],
    ["unique(property('p'))", p(["a"]), uncertain("anything", unreadable)],
    ["unique(property('p')).count()", person(), known(0)],
  ],
};

it("each reducer of the language has its table", () => {
  const known = [...functions].flatMap(([name, { kind }]) => (kind === "reducer" ? [name] : []));
  expect(Object.keys(tables).toSorted()).toEqual(known.toSorted());
});

describe.each(Object.keys(tables))("%s", (name) => {
  it.each(tables[name] ?? [])("gives of %s what is documented, row %#", (call, subject, expected, settled) => {
    expect(compute(`event('A').${call}`, subject, settled)).toEqual(expected);
  });
});

describe("a reducer over items that may not be there", () => {
  const open = (...values: JsonValue[]): Person =>
    seen(...values.map((value, index) => ({ p: value, of: index === 0 ? "x" : "X" })));
  const filtered = (call: string): string => `event('A').where(property('of') = 'x').${call}`;

  it.each([
    ["sum(property('p'))", open(1, 2), uncertain([1, 3], "textCase")],
    ["sum(property('p'))", open(1, 0), known(1)],
    ["max(property('p'))", open(3, 2), known(3)],
    ["max(property('p'))", open(3, 4), uncertain([3, 4], "textCase")],
    ["first(property('p'))", open(3, 4), known(3)],
  ] as const)("gives what is the same whether they are, or all that is possible: %s", (call, subject, expected) => {
    expect(compute(filtered(call), subject)).toEqual(expected);
  });

  it("is known where all that is possible compares alike", () => {
    expect(ask(`${filtered("sum(property('p'))")} >= 1`, open(1, 2))).toBe(true);
    expect(ask(`${filtered("sum(property('p'))")} >= 2`, open(1, 2))).toEqual(["textCase"]);
  });

  it("is known where none of a thousand combinations compares otherwise", () => {
    expect(ask(`${filtered("mode(property('p'), 1)")} = 'A'`, open(12, 1, 3, 0, -1, 9, 2, 4, 5, 6))).toBe(false);
  });

  it("is not known where too many combinations are possible", () => {
    const many = open(...Array.from({ length: 20 }, (_, index) => index));
    expect(compute(filtered("sum(property('p'))"), many)).toEqual(uncertain("anything", "textCase"));
    expect(ask(`${filtered("count()")} <= 20`, many)).toBe(true);
  });

  it("names the reasons that make a difference only", () => {
    const subject = who(
      did("A", day, { p: 1, of: "X" }),
      did("a", day, { p: 9, of: "x" }),
      did("A", day, { p: 5, of: "x" }),
    );
    expect(compute(filtered("max(property('p'))"), subject)).toEqual(uncertain([5, 9], "eventNameCase"));
  });
});

it("goes through more events than fit into one call", () => {
  const many = person({ events: Array.from({ length: 200_000 }, (_, index) => did("A", index, { p: index })) });
  expect(compute("event('A').first(property('p'))", many)).toEqual(known(199_999));
  expect(compute("event('A').mode(property('p'), 2)", many)).toEqual(absent);
  expect(ask("event('A').count() >= 200000", many)).toBe(true);
});

describe("a computed trait", () => {
  const rows = person({ entities: { orders: [row({ p: 1 }), row({ p: 2 })] } });

  it("of rows has no first and no last", () => {
    expect(compute("entity('orders').first(property('p'))", rows)).toEqual(
      uncertain([1, 2, undefined], "entityWindow", "nothing says in which order the rows of an entity are"),
    );
  });

  it("takes the value of the only row for the last one only where rows count without a time", () => {
    const only = person({ entities: { orders: [row({ p: 1 })] } });
    const last = "entity('orders').last(property('p'))";
    expect(compute(last, only)).toEqual(uncertain([1, undefined], "entityWindow"));
    expect(compute(last, only, { entityWindow: "every-row" })).toEqual(known(1));
    expect(compute(last, only, { entityWindow: "no-row" })).toEqual(absent);
  });

  it("may be a trait", () => {
    expect(compute("trait('a.b')", person({ traits: { a: { b: [1, null] } } }))).toEqual(known([1, null]));
  });

  it("is open when the query is a condition", () => {
    expect(compute("trait('a') = 1", person())).toEqual(
      uncertain("anything", "there is a condition where a value is needed"),
    );
  });

  it("is open when the query is a stream", () => {
    expect(compute("event('A')", person())).toEqual(uncertain("anything", "a stream has to be reduced to a value"));
  });

  it("leaves the tree as it is for others", () => {
    const tree = treeOf("event('A').sum(property('p'))");
    const before = JSON.stringify(tree);
    compute("event('A').sum(property('p'))", p(1));
    expect(JSON.stringify(tree)).toBe(before);
  });
});

it.each<[values: number, expected: Expected]>([
  [10_000, true],
  [10_001, ["unique(…) gives 10,000 values at most"]],
])("unique of %i different values is known up to its documented limit", (values, expected) => {
  const events = Array.from({ length: values }, (_, index) => did("A", day, { p: index }));
  expect(ask("event('A').unique(property('p')).count() >= 1", person({ events }))).toEqual(expected);
});

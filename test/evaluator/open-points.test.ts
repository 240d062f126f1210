import { describe, expect, it } from "vitest";
import {
  nothingSettled,
  openPointRows,
  type Account,
  type OpenPoint,
  type OpenPoints,
  type Person,
} from "../../src/evaluator/index.ts";
import { functions } from "../../src/query/index.ts";
import { account, ask, compute, day, did, hour, minute, person, second, treeOf, who, withTrait } from "./people.ts";

/** A question about somebody: a condition, or what a computed trait gives. */
type Question = readonly [query: string, subject: Person | Account];

/** Whether a condition holds, or the text that a computed trait gives. */
type Answer = boolean | string;

interface Row {
  /** A question that only this point leaves open, when the others of `settled` are settled. */
  readonly decides: Question;
  readonly settled?: Partial<OpenPoints>;
  /** What each value makes of it. */
  readonly gives: Readonly<Record<string, Answer>>;
  /** A question that looks alike and that no value of the point changes, and its answer. */
  readonly same: readonly [query: string, subject: Person | Account, answer: Answer];
}

const two = account({ users: [who(did("A", day)), who(did("A", day))] });
const a = (agoMs: number): Person => who(did("A", agoMs));
const sum = "event('A').sum(property('p'))";
const session = "event('A').expires_after(1 hour).count()";
const funnel = "event('A').where(event('B').within(parent: 1 day).count() >= 1).count() >= 1";
const p = (...values: Person["events"][number]["properties"][string][]): Person =>
  who(...values.map((value, index) => did("A", day + index * hour, { p: value })));
/** An account of users with these plans, and each with so many events. */
const planned = (...users: readonly [plan: string, events: number][]): Account =>
  account({
    users: users.map(([plan, times]) => person({ traits: { plan }, events: [did("A", day, {}, { times })] })),
  });
const rowed = person({ entities: { r: [{ properties: {}, entities: {} }] } });
const lists = (value: Person["events"][number]["properties"][string]): Question => [
  "trait('a.$.b') = 1",
  withTrait(value),
];

/** For each open point, a question where it decides and one where it does not: API.md 4.9. */
const rows: Readonly<Record<OpenPoint, Row>> = {
  accountEvents: {
    decides: ["event('A').count() >= 2", two],
    gives: { "any-user": false, "all-users-together": true },
    same: ["event('A').count() >= 1", two, true],
  },
  allOfNobody: {
    decides: ["ALL trait('a') = 1", account()],
    gives: { true: true, false: false },
    same: ["ALL trait('a') = 1", account({ users: [withTrait(1)] }), true],
  },
  arrayMatch: {
    decides: ["trait('a.$') = 1", withTrait([1, 2])],
    gives: { "any-entry": true, "every-entry": false },
    same: ["trait('a.$') = 1", withTrait([1, 1]), true],
  },
  arraysInTraits: {
    decides: lists([{ b: 1 }]),
    gives: { "flattened-text": false, nested: true },
    same: [...lists([{ b: 2 }]), false],
  },
  coercion: {
    decides: ["trait('a') = 5", withTrait("5.0")],
    gives: { "as-text": false, "as-number": true },
    same: ["trait('a') = 5", withTrait("6.0"), false],
  },
  contextTimestamp: {
    decides: ["event('A').where(context('timestamp').exists()).count() = 1", a(day)],
    gives: { event: true, absent: false },
    same: [
      "event('A').where(context('timestamp').exists()).count() = 1",
      who(did("A", day, {}, { context: { timestamp: "2026-02-28T00:00:00Z" } })),
      true,
    ],
  },
  dateBorder: {
    decides: ["trait('a').after_date(2023-12-07)", withTrait("2023-12-07T18:00:00Z")],
    gives: { in: true, out: false },
    same: ["trait('a').after_date(2023-12-07)", withTrait("2023-12-08T18:00:00Z"), true],
  },
  defaultLookbackDays: {
    decides: ["event('A').count() >= 1", a(1500 * day)],
    gives: { unlimited: true, 1499: false, 1500: true },
    same: ["event('A').count() >= 1", a(1000 * day), true],
  },
  emptySum: {
    decides: [`${sum} < 1`, person()],
    gives: { absent: false, 0: true },
    same: [`${sum} > 1`, person(), false],
  },
  emptyUnique: {
    decides: ["event('A').unique(property('p'))", person()],
    gives: { absent: "absent", "empty-list": "[]" },
    same: ["event('A').unique(property('p')).count() = 0", person(), true],
  },
  entityWindow: {
    decides: ["entity('r').within(1 day).count() >= 1", rowed],
    gives: { "every-row": true, "no-row": false },
    same: ["entity('r').within(1 day).count() >= 2", rowed, false],
  },
  eventNameCase: {
    decides: ["event('a').count() >= 1", a(day)],
    gives: { exact: false, ignored: true },
    same: ["event('a').count() >= 1", who(did("A", day), did("a", day)), true],
  },
  firstLastOrder: {
    decides: [
      "event('A').last(property('p')) = 2",
      who(did("A", 2 * hour, { p: 1 }, { receivedMs: Number.MAX_SAFE_INTEGER }), did("A", hour, { p: 2 })),
    ],
    gives: { timestamp: true, received: false },
    same: ["event('A').last(property('p')) = 1", p(1, 2), true],
  },
  futureEvents: {
    decides: ["event('A').within(1 day).count() >= 1", a(-second)],
    gives: { out: false, in: true },
    same: ["event('A').between(1 day, 2 days).count() >= 1", a(-second), false],
  },
  modeWithoutEvent: {
    decides: ["mode(trait('plan'), 2)", planned(["pro", 1], ["pro", 1], ["free", 3])],
    gives: { "each-user": "pro", "each-event": "free" },
    same: ["mode(trait('plan'), 2)", planned(["pro", 1], ["pro", 1], ["free", 1]), "pro"],
  },
  noneOfAbsent: {
    decides: ["trait('a').none_of('x')", person()],
    gives: { true: true, false: false },
    same: ["trait('a').none_of('x')", withTrait(""), true],
  },
  orderOfTexts: {
    decides: ["trait('a') > 'b'", withTrait("c")],
    gives: { false: false, "code-units": true },
    same: ["trait('a') > 5", withTrait(6), true],
  },
  reducerOverArray: {
    decides: ["event('A').sum(property('p.$')) = 3", p([1, 2])],
    settled: { emptySum: "0" },
    gives: { "each-entry": true, whole: false },
    same: ["event('A').mode(property('p.$'), 2) = 'x'", p(["x"], ["x", "y"]), true],
  },
  relativeDates: {
    decides: ["trait('a').within_last(7 days)", withTrait("2026-02-22T01:00:00Z")],
    gives: { "utc-day": true, instant: false },
    same: ["trait('a').within_last(168 hours)", withTrait("2026-02-22T01:00:00Z"), false],
  },
  sameInstant: {
    decides: [funnel, who(did("A", day), did("B", day))],
    gives: { in: true, out: false },
    same: [funnel, who(did("A", day), did("B", day + 1)), false],
  },
  sessionAfterExpiry: {
    decides: [`${session} = 1`, a(61 * minute)],
    gives: { keep: true, empty: false },
    same: [`${session} = 1`, a(60 * minute), true],
  },
  sessionOf: {
    decides: [`${session} = 2`, who(did("A", minute), did("B", 50 * minute), did("A", 100 * minute))],
    gives: { "this-stream": false, "all-events": true },
    same: [`${session} = 2`, who(did("A", minute), did("B", 50 * minute), did("A", 60 * minute)), true],
  },
  textCase: {
    decides: ["trait('a').contains('X')", withTrait("axa")],
    gives: { exact: false, ignored: true },
    same: ["trait('a').contains('X', 'a')", withTrait("axa"), true],
  },
  textNumbers: {
    decides: ["trait('a') > 10", withTrait("9")],
    // As a text, 9 comes after 10.
    settled: { orderOfTexts: "code-units" },
    gives: { read: false, ignore: true },
    same: ["trait('a') > 10", withTrait(9), false],
  },
  textOrder: {
    decides: ["event('A').mode(property('p'), 1) = 'B'", p("a", "B")],
    gives: { "code-units": true },
    settled: { textCase: "exact" },
    same: ["event('A').mode(property('p'), 1) = 'a'", p("a", "b"), true],
  },
  traitOwner: {
    decides: ["trait('plan') = 'pro'", planned(["pro", 1])],
    gives: { account: false, "any-user": true },
    same: ["trait('plan') = 'pro'", { ...planned(["free", 1], ["pro", 1]), traits: { plan: "pro" } }, true],
  },
  windowBorder: {
    decides: ["event('A').within(1 day).count() = 1", a(day + 10 * minute)],
    gives: { exact: false, hour: true },
    same: ["event('A').within(1 day).count() = 1", a(day - 40 * minute), true],
  },
};

function answerTo([query, subject]: Question, points: Partial<OpenPoints>): Answer | readonly string[] {
  const tree = treeOf(query);
  if (tree.type !== "chain" || functions.get(tree.calls.at(-1)?.name ?? "")?.kind === "comparison")
    return ask(query, subject, points);
  const value = compute(query, subject, points);
  if (value.type === "known") return typeof value.value === "string" ? value.value : JSON.stringify(value.value);
  return value.type === "uncertain" ? value.unknowns : value.type;
}

/** How a value stands in the settings. */
function valueOf(point: OpenPoint, written: string): Partial<OpenPoints> {
  return { [point]: point === "defaultLookbackDays" && /^\d+$/.test(written) ? Number(written) : written };
}

it.each(["count()", "within(20 days).count()", "between(10 days, 20 days).count()"])(
  "no lookback below the documented three years takes events from %s",
  (counted) => {
    for (const defaultLookbackDays of [3, 1095, "unlimited"] as const)
      expect(ask(`event('A').${counted} >= 1`, a(15 * day), { defaultLookbackDays })).toBe(true);
  },
);

describe.each(Object.entries(rows) as [OpenPoint, Row][])("%s", (point, row) => {
  const { decides, settled = {}, gives, same } = row;
  it("leaves a question open unless it is settled, and is named for it", () => {
    expect(nothingSettled[point]).toBe("unknown");
    expect(answerTo(decides, settled)).toEqual([point]);
  });

  it.each(Object.entries(gives))("decides the question when it is %s", (value, expected) => {
    expect(answerTo(decides, { ...settled, ...valueOf(point, value) })).toBe(expected);
  });

  it("is shown with every value that it may have", () => {
    const shown = Object.keys(gives).map((value) => (/^\d\d+$/.test(value) ? "number" : value));
    expect([...new Set(shown)].toSorted()).toEqual([...openPointRows[point].allowed].toSorted());
  });

  it("does not matter where each of its values gives the same", () => {
    const [query, subject, expected] = same;
    for (const value of ["unknown", ...Object.keys(gives)])
      expect(answerTo([query, subject], { ...settled, ...valueOf(point, value) }), value).toBe(expected);
  });
});

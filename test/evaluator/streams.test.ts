import { describe, expect, it } from "vitest";
import type { Account, Person } from "../../src/evaluator/index.ts";
import { functions } from "../../src/query/index.ts";
import { ask, day, did, hour, minute, now, nowMs, person, row, second, who, type Expected } from "./people.ts";

type Rows = readonly [query: string, subject: Person | Account, expected: Expected][];

const a = (agoMs: number): Person => who(did("A", agoMs));
/** The event `A` so long ago, and the event `B` so much later. */
const pair = (agoMs: number, laterMs: number): Person => who(did("A", agoMs), did("B", agoMs - laterMs));
const funnel = (window: string): string => `event('A').where(event('B').${window}.count() >= 1).count() >= 1`;

const ofEmpty = "nothing says what holds of every entry of an empty list";
const inList = "nothing says what a path without $ finds in a list";

/** For each function, a query, a person, and what follows from API.md 4.9. */
const tables: Readonly<Record<string, Rows>> = {
  event: [
    ["event('A').count() >= 1", a(day), true],
    ["event('A').count() >= 1", who(did("B", day)), false],
    ["event('A').count() >= 1", person(), false],
    ["event('A').count() = 0", person(), true],
    ["event('A').count() >= 1", who(did("a", day)), ["eventNameCase"]],
    ["event('A').count() >= 1", who(did("a", day), did("A", day)), true],
    ["event('A').count() >= 1", a(-day), ["futureEvents"]],
    ["event('A').count() >= 1", a(1094 * day), true],
    ["event('A').count() >= 1", a(1096 * day), ["defaultLookbackDays"]],
    ["event('A').count() >= 1", a(0), true],
    ["event(parent: 'A').count() >= 1", a(day), ["nothing says what parent: is in event(…)"]],
    ["event(5).count() >= 1", a(day), ["event(…) needs a name in quotes"]],
    ["event('Page Viewed').count() >= 1", who(did("Page Viewed", day)), true],
  ],
  trait: [
    ["trait('address.city') = 'Wien'", person({ traits: { address: { city: "Wien" } } }), true],
    ["trait('address.city') = 'Wien'", person({ traits: { "address.city": "Wien" } }), false],
    [
      "trait('address\\.city') = 'Wien'",
      person({ traits: { "address.city": "Wien" } }),
      ["nothing says what one backslash before a dot is for"],
    ],
    ["trait('address\\\\.city') = 'Wien'", person({ traits: { "address.city": "Wien" } }), true],
    ["trait('address.city').exists()", person({ traits: { address: "Wien" } }), false],
    [
      "trait('a.0') = 'x'",
      person({ traits: { a: ["x"] } }),
      ["nothing says that a path can name one entry of a list by its number"],
    ],
    ["trait('toString').exists()", person(), false],
    ["trait('a.$') = 'x'", person({ traits: { a: ["x"] } }), true],
    ["trait('a.$') = 'x'", person({ traits: { a: ["x", "y"] } }), ["arrayMatch"]],
    ["trait('a.$') = 'x'", person({ traits: { a: [] } }), ["arrayMatch", ofEmpty]],
    ["NOT trait('a.b') = 'x'", person({ traits: { a: ["x"] } }), [inList]],
    ["NOT trait('a.b') = 'x'", person({ traits: { a: [{ b: "x" }] } }), ["arraysInTraits", inList]],
    ["trait('a.$.b') = 'x'", person({ traits: { a: [{ b: "x" }] } }), ["arraysInTraits"]],
    ["trait('a.$.b') = 'x'", person({ traits: { a: [{ b: "y" }] } }), false],
    // One object among other entries makes it a list of objects.
    ["trait('a.$.b') = 'x'", person({ traits: { a: [{ b: "x" }, "y"] } }), ["arrayMatch", "arraysInTraits"]],
    ["trait('staff') = 'true'", person({ traits: { staff: true } }), true],
    ["trait('staff') = 'true'", person(), false],
  ],
  property: [
    ["event('A').where(property('p') = 1).count() >= 1", who(did("A", day, { p: 1 })), true],
    ["event('A').where(property('p.q') = 1).count() >= 1", who(did("A", day, { p: { q: 1 } })), true],
    ["event('A').where(property('p.$.q') = 1).count() >= 1", who(did("A", day, { p: [{ q: 1 }, { q: 1 }] })), true],
    ["event('A').where(property('p.$.q') = 1).count() >= 1", who(did("A", day, { p: [{ q: 1 }, {}] })), ["arrayMatch"]],
    // One entry has the one and another the other, which is enough for two tests.
    [
      "event('A').where(property('p.$.q') > 1 AND property('p.$.q') < 1).count() >= 1",
      who(did("A", day, { p: [{ q: 1 }] })),
      false,
    ],
    [
      "property('p') = 1",
      who(did("A", day, { p: 1 })),
      ["property(…) and context(…) have a meaning only inside of where(…) or of a reducer"],
    ],
    [
      "event('A').where(property(parent: 'p') = 1).count() >= 1",
      who(did("A", day, { p: 1 })),
      ["property(parent: …) needs an event or entity around the one that it is in"],
    ],
    [
      "event('A').where(event('B').where(property('p') = property(parent: 'p')).count() >= 1).count() = 1",
      who(did("A", day, { p: 1 }), did("A", day, { p: 3 }), did("B", day, { p: 1 })),
      true,
    ],
  ],
  context: [
    [
      "event('A').where(context('page.url') = 'u').count() >= 1",
      who(did("A", day, {}, { context: { page: { url: "u" } } })),
      true,
    ],
    ["event('A').where(context('page.url') = 'u').count() >= 1", a(day), false],
    [
      "event('A').where(context('traits.plan') = 'u').count() >= 1",
      who(did("A", day, {}, { context: { traits: { plan: "u" } } })),
      ["traits in the context of an event cannot be looked at"],
    ],
    ["event('A').where(context('timestamp').within_last(48 hours)).count() >= 1", a(day), ["contextTimestamp"]],
    ["event('A').where(context('timestamp').within_last(48 hours)).count() >= 1", a(3 * day), false],
  ],
  literal: [
    ["trait('a') = literal('x')", person({ traits: { a: "x" } }), true],
    ["literal('x').exists()", person(), ["no function is documented to follow a fixed value"]],
  ],
  where: [
    ["event('A').where(trait('t') = 1).count() = 1", person({ traits: { t: 1 }, events: [did("A", day)] }), true],
    ["event('A').where(NOT property('p') = 1).count() = 1", a(day), true],
    ["event('A').where(property('p') != 1).count() = 1", a(day), false],
    // Two are certain and one is open: from two to three.
    [
      "event('A').where(property('p') = 'x').count() >= 2",
      who(did("A", day, { p: "x" }), did("A", day, { p: "x" }), did("A", day, { p: "X" })),
      true,
    ],
    [
      "event('A').where(property('p') = 'x').count() = 2",
      who(did("A", day, { p: "x" }), did("A", day, { p: "x" }), did("A", day, { p: "X" })),
      ["textCase"],
    ],
    [
      "event('A').where(property('p') = 'x').count() > 3",
      who(did("A", day, { p: "x" }), did("A", day, { p: "X" })),
      false,
    ],
    ["event('A').where(shines('x')).count() >= 1", a(day), ["nobody knows what shines(…) does"]],
    ["event('A').where(shines('x')).count() >= 1", person(), false],
    ["event('A').where(property('p')).count() >= 1", a(day), ["there is a value where a condition is needed"]],
    ["event('A').where(event('B').count() >= 1).count() = 1", who(did("A", day), did("B", 9 * day)), true],
  ],
  sources: [
    ["event('A').sources({exclude: 's', 't'}).count() >= 1", who(did("A", day, {}, { source: "s" })), false],
    ["event('A').sources({exclude: 's', 't'}).count() >= 1", who(did("A", day, {}, { source: "u" })), true],
    ["event('A').sources({exclude: 's'}).count() >= 1", a(day), ["it is not said which source an event came from"]],
    ["event('A').sources({exclude: 's'}).count() >= 1", person(), false],
    ["event('A').sources('s').count() >= 1", a(day), ["sources(…) needs exclude: before its values"]],
  ],
  within: [
    ["event('A').within(7 days).count() >= 1", a(6 * day), true],
    ["event('A').within(7 days).count() >= 1", a(7 * day - 40 * minute), true],
    ["event('A').within(7 days).count() >= 1", a(7 * day), ["windowBorder"]],
    ["event('A').within(7 days).count() >= 1", a(8 * day), false],
    // now is half past twelve: in the border hour, before the border and after it.
    ["event('A').within(7 days).count() >= 1", a(7 * day + 20 * minute), ["windowBorder"]],
    ["event('A').within(7 days).count() >= 1", a(7 * day + 40 * minute), false],
    ["event('A').within(24 hours).count() >= 1", a(day - 40 * minute), true],
    ["event('A').within(7 days).count() >= 1", a(-minute), ["futureEvents"]],
    ["event('A').within(2 weeks).count() >= 1", a(13 * day), ["nothing says how long 2 weeks is in within(…)"]],
    ["event('A').within(90 minutes).count() >= 1", a(day), ["nothing says how long 90 minutes is in within(…)"]],
    ["event('A').within(2 moons).count() >= 1", a(day), ["nothing says how long 2 moons is in within(…)"]],
    ["event('A').within(2 weeks).count() >= 1", who(), false],
    ["event('A').within(1.5 days).count() >= 1", a(day), ["1.5 days is no whole number of hours or days"]],
    ["event('A').within(2000 days).count() >= 1", a(1500 * day), ["defaultLookbackDays"]],
    [
      "event('A').within(parent: 1 day).count() >= 1",
      a(day),
      ["within(parent: …) needs an event around the one that it narrows down"],
    ],
    [funnel("within(parent: 2 days)"), pair(9 * day, day), true],
    [funnel("within(parent: 2 days)"), pair(9 * day, 2 * day), true],
    [funnel("within(parent: 2 days)"), pair(9 * day, 2 * day + 1), false],
    [funnel("within(parent: 2 days)"), pair(9 * day, -1), false],
    [funnel("within(parent: 2 days)"), pair(9 * day, 0), ["sameInstant"]],
    // The second event A fits, and one is enough.
    [funnel("within(parent: 2 days)"), who(did("A", 20 * day), did("A", 9 * day), did("B", 8 * day)), true],
  ],
  between: [
    ["event('A').between(7 days, 10 days).count() >= 1", a(8 * day), true],
    ["event('A').between(7 days, 10 days).count() >= 1", a(7 * day), ["windowBorder"]],
    ["event('A').between(7 days, 10 days).count() >= 1", a(10 * day), ["windowBorder"]],
    ["event('A').between(7 days, 10 days).count() >= 1", a(6 * day), false],
    ["event('A').between(7 days, 10 days).count() >= 1", a(11 * day), false],
    ["event('A').between(7 days, 10 days).count() >= 1", a(7 * day - 10 * minute), ["windowBorder"]],
    ["event('A').between(7 days, 10 days).count() >= 1", a(10 * day + 10 * minute), ["windowBorder"]],
    // An event after now lies outside, whether or not such events are looked at.
    ["event('A').between(0 days, 7 days).count() >= 1", a(-day), false],
    [funnel("between(parent: 1 day, 2 days)"), pair(9 * day, day + 2 * hour), true],
    [funnel("between(parent: 1 day, 2 days)"), pair(9 * day, day), ["windowBorder"]],
    [funnel("between(parent: 1 day, 2 days)"), pair(9 * day, hour), false],
    [funnel("between(parent: 1 day, 2 days)"), pair(9 * day, 3 * day), false],
    [funnel("between(parent: 1 day, 2 days)"), pair(9 * day, day - 10 * minute), ["windowBorder"]],
    [funnel("between(parent: 0 days, 2 days)"), pair(9 * day, 0), ["sameInstant", "windowBorder"]],
    [funnel("between(parent: 0 days, 2 days)"), pair(9 * day, -minute), false],
  ],
  expires_after: [
    // Two events are at most an hour apart, the third is not; the session still goes on.
    [
      "event('A').expires_after(1 hour).count() = 2",
      who(did("A", 10 * minute), did("A", 70 * minute), did("A", 131 * minute)),
      true,
    ],
    ["event('A').expires_after(1 hour).count() = 1", who(did("A", 61 * minute)), ["sessionAfterExpiry"]],
    ["event('A').expires_after(1 hour).count() = 0", person(), true],
    ["event('A').expires_after(3600 seconds).count() = 1", who(did("A", 3600 * second)), true],
    // Another event keeps the session of all events together.
    [
      "event('A').expires_after(1 hour).count() = 2",
      who(did("A", 10 * minute), did("B", 50 * minute), did("A", 100 * minute)),
      ["sessionOf"],
    ],
    // It looks at what is left by then.
    [
      "event('A').where(property('p') = 1).expires_after(1 hour).count() = 1",
      who(did("A", 10 * minute, { p: 1 }), did("A", 40 * minute, { p: 2 }), did("A", 80 * minute, { p: 1 })),
      ["sessionOf"],
    ],
    [
      "event('A').expires_after(1 second).count() = 1",
      a(minute),
      ["sessions are documented to last from 30 minutes to 90 days"],
    ],
    [
      "event('A').expires_after(parent: 1 hour).count() = 1",
      a(minute),
      ["nothing says what parent: is in expires_after(…)"],
    ],
  ],
  entity: [
    ["entity('orders').count() >= 1", person({ entities: { orders: [row({})] } }), true],
    ["entity('orders').count() = 0", person({ entities: { carts: [row({})] } }), true],
    ["entity('toString').count() = 0", person({ entities: { carts: [row({})] } }), true],
    ["entity('orders').count() >= 1", person(), ["entity(…) needs an audience of the type LINKED"]],
    [
      "entity('orders').where(entity('products').where(property('sku') = property(parent: 'sku')).count() = 1).count() = 1",
      person({
        entities: { orders: [row({ sku: 1 }, { products: [row({ sku: 1 }), row({ sku: 2 })] }), row({ sku: 3 })] },
      }),
      true,
    ],
    [
      "entity('orders').sum(property('total')) > 500",
      person({ entities: { orders: [row({ total: 300 }), row({ total: 201 })] } }),
      true,
    ],
    ["entity('orders').within(7 days).count() >= 1", person({ entities: { orders: [row({})] } }), ["entityWindow"]],
    ["entity('orders').within(7 days).count() >= 1", person({ entities: { carts: [row({})] } }), false],
    [
      "entity('orders').sources({exclude: 's'}).count() >= 1",
      person({ entities: { orders: [row({})] } }),
      ["nothing says what sources(…) does to the rows of an entity"],
    ],
    [
      "entity('orders').where(context('page') = 1).count() >= 1",
      person({ entities: { orders: [row({})] } }),
      ["rows of an entity have no context"],
    ],
    [
      "entity('orders').where(property('a.b') = 1).count() >= 1",
      person({ entities: { orders: [row({ a: { b: 1 } })] } }),
      ["linked audiences do not look into nested properties or traits"],
    ],
    [
      "entity('orders').where(event('A').within(parent: 1 day).count() >= 1).count() >= 1",
      person({ entities: { orders: [row({})] } }),
      ["within(parent: …) needs an event around the one that it narrows down"],
    ],
    // What makes no sense by itself makes none behind a session window.
    [
      "entity('orders').where(event('A').expires_after(1 hour).within(parent: 1 day).count() = 0).count() >= 1",
      person({ entities: { orders: [row({})] } }),
      ["within(parent: …) needs an event around the one that it narrows down"],
    ],
    [
      "entity('orders').where(trait('t') = property('t')).count() = 1",
      person({ traits: { t: 1 }, entities: { orders: [row({ t: 1 }), row({ t: 2 })] } }),
      true,
    ],
  ],
};

it("each extractor and each filter of the language has its table", () => {
  const known = [...functions].flatMap(([name, { kind }]) => (kind === "extractor" || kind === "filter" ? [name] : []));
  expect(Object.keys(tables).toSorted()).toEqual(known.toSorted());
});

describe.each(Object.keys(tables))("%s", (name) => {
  it.each(tables[name] ?? [])("answers %s as documented, row %#", (query, subject, expected) => {
    expect(ask(query, subject)).toEqual(expected);
  });
});

describe("chains that make no sense", () => {
  it.each([
    ["event('A').recent(3).count() >= 1", "nobody knows what recent(…) does"],
    ["event('A').count().shines()", "nobody knows what shines(…) does"],
    ["journey('A').count() >= 1", "nobody knows what journey(…) does"],
    ["event('A') >= 1", "at_least(…) is not allowed after what comes before it"],
    ["event('A')", "there is a value where a condition is needed"],
    ["trait('a').count() >= 1", "count(…) is not allowed after what comes before it"],
    ["count() >= 1", "count(…) cannot start a condition"],
    ["5", "there is a value where a condition is needed"],
    ["event('A').unique(property('p')) = 1", "equals(…) is not allowed after what comes before it"],
  ])("are open and say why: %s", (query, why) => {
    expect(ask(query, who(did("A", day)))).toEqual([why]);
  });

  it("leave what the rest settles", () => {
    const subject = person({ traits: { a: 1 } });
    expect(ask("trait('a') = 1 OR shines('x')", subject)).toBe(true);
    expect(ask("trait('a') = 2 AND shines('x')", subject)).toBe(false);
    expect(ask("trait('a') = 1 AND shines('x')", subject)).toEqual(["nobody knows what shines(…) does"]);
  });
});

it("takes the moment of the tests apart from full hours", () => {
  expect(new Date(nowMs).toISOString()).toBe(now);
  expect(nowMs % hour).toBe(30 * minute);
});

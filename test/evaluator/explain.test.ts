import { describe, expect, it } from "vitest";
import {
  explainCondition,
  explainValue,
  type Account,
  type Explanation,
  type Person,
} from "../../src/evaluator/index.ts";
import { account, circumstancesOf, day, did, hour, person, row, subjectOf, treeOf, who } from "./people.ts";

const explain = (query: string, subject: Person | Account): Explanation =>
  explainCondition(treeOf(query), subjectOf(subject), circumstancesOf(subject));

const ann = person({
  traits: { plan: "free", seats: 3 },
  events: [
    did("Order Completed", 3 * day, { total: 120 }),
    did("Order Completed", 3 * day, { total: 40 }),
    did("Order Completed", 31 * day, { total: 500 }),
  ],
});
const orders = "event('Order Completed').where(property('total') > 100).within(30 days).count()";

const sentences: readonly [query: string, subject: Person | Account, because: string][] = [
  ["trait('plan') = 'pro'", ann, `trait('plan') is "free", not = 'pro'`],
  ["trait('plan') = 'free'", ann, `trait('plan') is "free"`],
  ["trait('plan') = 'Free'", ann, `trait('plan') is "free", and textCase leaves it open`],
  ["trait('gone').exists()", ann, "trait('gone') is absent, so exists() does not hold"],
  ["trait('seats') < trait('plan')", ann, "trait('seats') is 3, and orderOfTexts leaves it open"],
  ["trait('seats') = trait('plan')", ann, `trait('seats') is 3, not = trait('plan'), which is "free"`],
  [
    "trait('plan') = 'pro' AND trait('gone').exists()",
    ann,
    `trait('plan') is "free", not = 'pro'; trait('gone') is absent, so exists() does not hold`,
  ],
  ["trait('plan') = 'free' AND trait('gone').exists()", ann, "trait('gone') is absent, so exists() does not hold"],
  ["trait('plan') = 'pro' OR trait('seats') = 3", ann, "trait('seats') is 3"],
  ["NOT trait('plan') = 'free'", ann, `trait('plan') is "free"`],
  ["shines('x')", ann, "nobody knows what shines(…) does"],
  [
    `${orders} >= 2`,
    ann,
    "1 of 3 'Order Completed' count (property('total') is 40, not > 100; it is 31 days old); count() is 1, not >= 2",
  ],
  ["event('Refund').count() >= 1", ann, "there is no 'Refund'; count() is 0, not >= 1"],
  [
    "event('order completed').count() >= 1",
    who(did("Order Completed", day)),
    `0 to 1 of 1 'order completed' counts (its name is written "Order Completed", and eventNameCase leaves it open); count() is 0 or 1, and eventNameCase leaves it open`,
  ],
  [
    "event('A').sources({exclude: 's'}).max(property('p')) > 1",
    who(did("A", day, { p: 5 }, { source: "s" })),
    "0 of 1 'A' counts (it came from the source s); max(property('p')) is absent, not > 1",
  ],
  [
    "event('A').where(event('B').within(parent: 1 day).count() = 1 AND property('x') = 1).count() = 1",
    who(did("A", 3 * day, { x: 2 }), did("A", 9 * day, { x: 1 }), did("B", day)),
    "0 of 2 'A' count (at 2026-02-26T12:30:00Z: 0 of 1 'B' counts (it lies 2 days after the event around it); count() is 0, not = 1; property('x') is 2, not = 1; at 2026-02-20T12:30:00Z: 0 of 1 'B' counts (it lies 8 days after the event around it); count() is 0, not = 1); count() is 0, not = 1",
  ],
  [
    "event('A').where(event('B').within(parent: 1 day).count() = 1).count() = 1",
    who(did("A", 3 * day), did("B", day)),
    "0 of 1 'A' counts (0 of 1 'B' counts (it lies 2 days after the event around it); count() is 0, not = 1); count() is 0, not = 1",
  ],
  [
    "event('A').expires_after(1 hour).count() = 2",
    who(did("A", hour / 2), did("A", 3 * hour)),
    "1 of 2 'A' count (it does not belong to the latest session); count() is 1, not = 2",
  ],
  [
    "entity('orders').where(property('total') > 5).count() >= 1",
    person({ entities: { orders: [row({ total: 3 })] } }),
    "0 of 1 'orders' counts (property('total') is 3, not > 5); count() is 0, not >= 1",
  ],
  ["ALL trait('plan') = 'free'", account({ users: [ann, person()] }), "user 2: trait('plan') is absent, not = 'free'"],
  ["ANY trait('plan') = 'free'", account({ users: [ann, person()] }), `user 1: trait('plan') is "free"`],
  ["ANY trait('plan') = 'free'", account(), "there is nobody to ask"],
  ["ALL trait('plan') = 'free'", account(), "allOfNobody leaves it open"],
];

describe("an explanation", () => {
  it.each(sentences)("of %s says what was seen, row %#", (query, subject, because) => {
    expect(explain(query, subject).because).toBe(because);
  });

  it("has a tree of conditions with their places in the query", () => {
    const query = "trait('plan') = 'pro' AND NOT event('Refund').count() >= 1";
    const { parts, ...whole } = explain(query, ann);
    const [first, second] = parts;
    expect(whole).toMatchObject({ truth: false, unknowns: [], start: 0, end: query.length });
    expect(first).toMatchObject({ truth: false, text: "trait('plan') = 'pro'", start: 0, end: 21 });
    expect(second).toMatchObject({ truth: true, start: 26, end: query.length });
    expect(second?.parts).toMatchObject([{ truth: false, start: 30, end: query.length }]);
  });

  it("has the value that was compared, and what it was compared to", () => {
    expect(explain("trait('seats') > trait('plan')", ann)).toMatchObject({
      left: { type: "known", value: 3 },
      right: { type: "known", value: "free" },
    });
    expect(explain("trait('gone') > 5", ann)).toMatchObject({ left: { type: "absent" } });
  });

  it("says of each event whether it counts, and why it does not", () => {
    const [stream] = explain(`${orders} >= 2`, ann).streams;
    expect(stream).toMatchObject({ type: "event", name: "Order Completed", start: 0, end: 24 });
    expect(stream?.items.map(({ truth, why }) => [truth, why])).toEqual([
      [true, undefined],
      [false, "property('total') is 40, not > 100"],
      [false, "it is 31 days old"],
    ]);
    expect(stream?.items[0]?.conditions).toMatchObject([
      { truth: true, because: "property('total') is 120", start: 31 },
    ]);
  });

  it("says what each user of an account did, and all together, when either may be asked", () => {
    const acme = account({ users: [ann, who(did("Order Completed", day))] });
    const { truth, unknowns, parts } = explain("event('Order Completed').count() >= 4", acme);
    expect({ truth, unknowns }).toEqual({ truth: "unknown", unknowns: ["accountEvents"] });
    expect(parts.map(({ of, truth }) => [of, truth])).toEqual([
      ["user 1", false],
      ["user 2", false],
      ["all users together", true],
    ]);
  });

  it("says whose traits are compared with the events, when they may be those of the account or of users", () => {
    const acme = account({ users: [ann] });
    const { parts } = explain("event('Order Completed').where(property('a') = trait('a')).count() >= 1", acme);
    expect(parts.map(({ of }) => of)).toEqual([
      "user 1, with the traits of the account",
      "all users together, with the traits of the account",
      "user 1, with the traits of users",
      "all users together, with the traits of users",
    ]);
  });
});

describe("what is open", () => {
  it("is said of the event that a window may hold", () => {
    const [stream] = explain("event('A').within(7 days).count() >= 1", who(did("A", 7 * day + hour / 3))).streams;
    expect(stream?.items).toMatchObject([
      { truth: "unknown", unknowns: ["windowBorder"], why: "it is 7 days old, and windowBorder leaves it open" },
    ]);
  });

  it("is said of each user in the words of the query, also where that asks for few", () => {
    const acme = account({ users: [who(did("A", day)), who(did("A", day), did("A", day))] });
    const { parts } = explain("event('A').count() < 2", acme);
    expect(parts.map(({ of, truth }) => [of, truth])).toEqual([
      ["user 1", true],
      ["user 2", false],
      ["all users together", false],
    ]);
  });
});

describe("an explained value", () => {
  it("has the events that it was made of", () => {
    const tree = treeOf("event('Order Completed').within(30 days).sum(property('total'))");
    const { value, streams } = explainValue(tree, subjectOf(ann), circumstancesOf(ann));
    expect(value).toEqual({ type: "known", value: 160 });
    expect(streams[0]?.items.map(({ truth }) => truth)).toEqual([true, true, false]);
  });

  it("says what was taken from each item that counts, and why another does not", () => {
    const tree = treeOf("event('Order Completed').within(30 days).max(property('total') as number)");
    const { streams } = explainValue(tree, subjectOf(ann), circumstancesOf(ann));
    expect(streams[0]?.items.map(({ why }) => why)).toEqual([
      "property('total') is 120",
      "property('total') is 40",
      "it is 31 days old",
    ]);
  });
});

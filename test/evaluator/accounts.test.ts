import { describe, expect, it } from "vitest";
import { evaluateCondition, evaluateValue, type Account } from "../../src/evaluator/index.ts";
import type { JsonValue } from "../../src/values/json.ts";
import {
  account,
  ask,
  compute,
  day,
  did,
  nowMs,
  person,
  row,
  settle,
  subjectOf,
  treeOf,
  who,
  type Expected,
} from "./people.ts";

const buyer = person({ traits: { plan: "pro" }, events: [did("A", day, { p: 2 }), did("A", day, { p: 3 })] });
const other = person({ traits: { plan: "free" }, events: [did("A", day, { p: 4 })] });
const keen = person({ events: [1, 2, 3, 4].map((p) => did("A", day, { p })) });
const idle = person({ traits: { plan: "pro" } });

const of = (...users: Account["users"]): Account => account({ traits: { plan: "team", seats: 3 }, users });

const nested = "nothing says what ANY and ALL mean in a where, or in each other";
const unequalled = "nothing says how a value compares to one that is absent";
const unpaired = "nothing says whose trait is compared with the events of all users together";

const rows: readonly [query: string, subject: Account, expected: Expected][] = [
  // Of the account, or of one user.
  ["trait('plan') = 'team'", of(buyer), ["traitOwner"]],
  ["trait('plan') = 'pro'", of(buyer), ["traitOwner"]],
  ["trait('plan') = 'big'", of(buyer), false],
  ["trait('plan') = 'team'", of(buyer, person({ traits: { plan: "team" } })), true],
  ["trait('seats').absent()", of(buyer), ["traitOwner"]],
  ["trait('city').absent()", of(buyer), true],
  ["trait('plan') = 'team'", of(), ["traitOwner"]],
  ["trait('plan') != 'pro'", of(), ["traitOwner"]],
  ["trait('plan') = 'big'", of(), false],
  ["ANY trait('plan') = 'pro'", of(buyer, other), true],
  ["ANY trait('plan') = 'team'", of(buyer, other), false],
  ["ANY trait('plan') = 'pro'", of(), false],
  ["ALL trait('plan') = 'pro'", of(buyer, idle), true],
  ["ALL trait('plan') = 'pro'", of(buyer, other), false],
  ["ALL trait('plan') = 'pro'", of(), ["allOfNobody"]],
  ["ALL NOT event('A').count() >= 1", of(idle), true],
  ["ALL NOT event('A').count() >= 1", of(idle, other), false],
  ["ANY event('A').count() >= 2", of(idle, buyer), true],
  ["ANY event('A').count() >= 3", of(other, buyer), false],
  ["ANY (event('A').count() >= 1 AND trait('plan') = 'free')", of(idle, other), true],
  ["NOT ANY event('A').count() >= 1", of(idle), true],
  ["ANY shines('x')", of(), false],
  ["ALL trait('plan') = 'Pro'", of(buyer, other), false],
  ["ALL trait('plan') = 'Pro'", of(buyer, idle), ["textCase"]],
  ["ANY ALL trait('plan') = 'pro'", of(buyer), ["nothing says what ANY and ALL mean in a where, or in each other"]],
  [
    "ANY event('A').where(ANY trait('plan') = 'pro').count() >= 1",
    of(buyer),
    ["nothing says what ANY and ALL mean in a where, or in each other"],
  ],
  // Outside of ANY and ALL: of one user, or of all together.
  ["event('A').count() >= 2", of(buyer, other), true],
  ["event('A').count() >= 3", of(buyer, other), ["accountEvents"]],
  ["event('A').count() >= 4", of(buyer, other), false],
  ["event('A').count() >= 1", of(), false],
  // As it stands: one user may have none, or all together.
  ["ANY (ANY trait('a') = 1)", of(), [nested]],
  ["event('A').count() = 0", of(), ["accountEvents"]],
  ["event('A').count() = 0", of(idle, other), ["accountEvents"]],
  ["event('A').count() = 0", of(other), false],
  ["NOT event('A').count() >= 1", of(idle, other), false],
  ["event('A').count() < 3", of(buyer, other), ["accountEvents"]],
  // One user is below a bound and another one above it: asked of any user, of all together, and of neither certain.
  ["event('A').count() < 3", of(idle, keen), ["accountEvents"]],
  ["event('A').count() <= 2", of(idle, keen), ["accountEvents"]],
  ["event('A').count() < 1.5", of(idle, keen), ["accountEvents"]],
  ["NOT event('A').count() >= 3", of(idle, keen), false],
  ["event('A').count() < 3", of(keen), false],
  ["event('A').count() < 3", of(idle), true],
  ["event('A').count() < 3", of(), ["accountEvents"]],
  ["event('A').count() < 1", of(idle, keen), ["accountEvents"]],
  ["event('A').count() <= 0", of(idle, keen), ["accountEvents"]],
  ["event('A').count() < 0.5", of(idle, keen), ["accountEvents"]],
  ["event('A').count() >= 1 AND event('A').count() = 0", of(idle, keen), ["accountEvents"]],
  ["NOT event('A').count() >= 3", of(buyer, other), ["accountEvents"]],
  ["event('A').count() = 1", of(buyer, other), ["accountEvents"]],
  // All users together have a count of 0 where there is no user. What one user of them has, nothing says.
  ["event('A').unique(property('p')).count() < 0", of(), false],
  ["event('A').count() >= 0", of(), ["accountEvents"]],
  ["event('A').count() < 0", of(), false],
  ["event('A').unique(property('p')).count() < 1", of(), ["accountEvents"]],
  ["event('A').max(property('p')) > 3", of(buyer, other), true],
  ["event('A').where(property('p') > trait('seats')).count() = 1", of(buyer, other), [unequalled, "traitOwner"]],
  ["event('A').where(trait('plan') = 'team').count() >= 1", of(other), ["traitOwner"]],
  ["trait('seats') = event('A').count()", of(buyer, other), ["accountEvents", "traitOwner"]],
];

describe("an account", () => {
  it.each(rows)("answers %s as documented, row %#", (query, subject, expected) => {
    expect(ask(query, subject)).toEqual(expected);
  });

  it.each([
    ["any-user", false],
    ["all-users-together", true],
  ] as const)("counts the events of %s when that is settled", (accountEvents, expected) => {
    expect(ask("event('A').count() >= 3", of(buyer, other), { accountEvents })).toBe(expected);
  });

  it.each([
    ["any-user", true],
    ["all-users-together", false],
  ] as const)("asks %s for fewer events when that is settled", (accountEvents, expected) => {
    expect(ask("event('A').count() < 3", of(idle, keen), { accountEvents })).toBe(expected);
  });

  it.each<[query: string, traitOwner: "account" | "any-user", expected: Expected]>([
    ["trait('plan') = 'team'", "account", true],
    ["trait('plan') = 'team'", "any-user", false],
    ["trait('plan') = 'pro'", "any-user", true],
    ["trait('plan').omits('pro')", "any-user", true],
    ["NOT trait('plan').contains('pro')", "any-user", false],
    ["trait('plan') != 'pro'", "any-user", true],
    ["event('A').where(property('p') > trait('seats')).count() = 1", "account", true],
    // Of all users together nothing says whose plan it is.
    [
      "event('A').where(property('p') >= 4 AND trait('plan') = 'free').count() = 1",
      "any-user",
      ["accountEvents", unpaired],
    ],
    ["event('A').where(property('p') > 4 AND trait('plan') = 'free').count() >= 1", "any-user", false],
    ["event('A').where(property('p') >= 4 AND trait('plan').exists()).count() = 1", "any-user", true],
    ["ANY trait('plan') = 'pro'", "account", true],
  ])("answers %s with the traits of the %s when that is settled", (query, traitOwner, expected) => {
    expect(ask(query, of(buyer, other), { traitOwner })).toEqual(expected);
  });

  it.each([
    ["account", 0],
    ["any-user", 4],
  ] as const)("computes a trait with the traits of the %s when that is settled", (traitOwner, expected) => {
    const query = "event('A').where(trait('plan') = 'free').sum(property('p'))";
    expect(compute(query, of(buyer, other), { traitOwner, emptySum: "0" })).toEqual({ type: "known", value: expected });
  });

  it("reads in a computed trait of each event whose plan it is, also where users share the event", () => {
    const [shared] = other.events;
    const users = ["a", "b"].map((plan) => person({ traits: { plan }, events: [shared ?? did("A", day)] }));
    const query = "event('A').where(trait('plan') = 'a' AND event('A').count() >= 1).count()";
    expect(compute(query, of(...users), { traitOwner: "any-user" })).toEqual({ type: "known", value: 1 });
  });

  it("makes a trait of the events of all its users", () => {
    expect(compute("event('A').sum(property('p'))", of(buyer, other))).toEqual({ type: "known", value: 9 });
  });

  it.each<[query: string, subject: Account, expected: JsonValue | undefined]>([
    // Of who did the event, as often as they did it: an account's own trait is not asked.
    ["event('A').mode(trait('plan'), 2)", of(buyer, other), "pro"],
    ["event('A').mode(trait('plan'), 3)", of(buyer, other), undefined],
    ["event('A').where(property('p') > 3).mode(trait('plan'), 1)", of(buyer, other, idle), "free"],
    ["event('A').mode(trait('nobody has it'), 1)", of(buyer, other), undefined],
    ["mode(trait('plan'), 2)", of(buyer, other, idle), "pro"],
    ["mode(trait('plan'), 2)", of(buyer, other), undefined],
    ["mode(trait('plan'), 1)", of(), undefined],
  ])("gives as %s what is most frequent among its users, row %#", (query, subject, expected) => {
    expect(compute(query, subject, { modeWithoutEvent: "each-user" })).toEqual(
      expected === undefined ? { type: "absent" } : { type: "known", value: expected },
    );
  });

  it("tells the users apart who share an event", () => {
    const [shared] = other.events;
    const users = [person({ traits: { plan: "a" } }), person({ traits: { plan: "b" } })].map((user) => ({
      ...user,
      events: [shared ?? did("A", day)],
    }));
    const last = person({ traits: { plan: "b" }, events: [did("B", day)] });
    expect(compute("event('A').mode(trait('plan'), 1)", of(last, ...users))).toEqual({ type: "known", value: "a" });
  });

  it("does not look at traits of users in a condition", () => {
    expect(ask("event('A').mode(trait('plan'), 1) = 'pro'", of(buyer))).toEqual([
      "traits of users can be read only in a computed trait, outside of where(…)",
    ]);
  });

  it("looks at its rows when it is linked", () => {
    expect(ask("entity('sites').count() = 1", account({ entities: { sites: [row({})] } }))).toBe(true);
  });
});

describe("a person", () => {
  it("has no users of whom a trait could be read", () => {
    for (const query of ["mode(trait('plan'), 1)", "event('A').mode(trait('plan'), 1)"])
      expect(compute(query, buyer), query).toMatchObject({ unknowns: ["traits of users are read of accounts only"] });
  });

  it("has no users", () => {
    expect(ask("ANY trait('a') = 1", who())).toEqual(["ANY and ALL ask the users of an account, and this is none"]);
  });
});

describe("a definition of another type", () => {
  const tree = treeOf("trait('a').absent()");

  it("does not look at a person when it is for accounts", () => {
    const circumstances = { nowMs, type: "ACCOUNTS", openPoints: settle() } as const;
    const verdict = evaluateCondition(tree, subjectOf(person()), circumstances);
    expect(verdict).toEqual({
      truth: "unknown",
      unknowns: ["it is computed for accounts, and this is a person"],
    });
  });

  it("does not look at an account when it is for users", () => {
    const circumstances = { nowMs, type: "USERS", openPoints: settle() } as const;
    expect(evaluateValue(treeOf("trait('a')"), subjectOf(account()), circumstances)).toMatchObject({
      candidates: "anything",
      unknowns: ["it is computed for users, and this is an account"],
    });
  });
});

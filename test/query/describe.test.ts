import { describe, expect, it } from "vitest";
import { describeQuery, parseQuery, type DefinitionType, type TraitName } from "../../src/query/index.ts";
import { functions } from "../../src/query/functions.ts";
import { frame } from "./examples.ts";

const names = new Map<string, TraitName>([
  ["known", { kind: "audience", name: "VIP customers" }],
  ["ltv", { kind: "trait", name: "Lifetime value" }],
]);

/** The words of a query that has to parse. */
function words(text: string, type?: DefinitionType): string {
  const { tree } = parseQuery(text);
  if (!tree) throw new Error(`${text} does not parse`);
  return describeQuery(tree, { nameOfTrait: (key) => names.get(key), ...(type && { type }) });
}

/** Queries of the documentation, and of live workspaces in shape, with their words. */
const documented: [text: string, english: string][] = [
  [
    "event('Order Done').where(property('price') > 100).within(30 days).count() >= 3",
    'did Order Done (where property "price" is over 100) at least 3 times in the last 30 days',
  ],
  ["trait('email_ok') = 'false' AND trait('SMS_ok') = 'false'", "trait email_ok is false, and trait SMS_ok is false"],
  [
    "event('Trial Begun').count() >= 1 AND event('Plan Begun').count() = 0",
    "did Trial Begun at least once, and did not do Plan Begun",
  ],
  [
    "event('Item Added').where(NOT event('Order Done').within(parent: 1 day).count() >= 1).within(7 days).count() >= 1",
    "did Item Added (where did not do Order Done within 1 day after the event around it) at least once in the last 7 days",
  ],
  ["event('Visit').between(30 days, 90 days).count() >= 1", "did Visit at least once between 30 days and 90 days ago"],
  [
    "ANY trait('role') = 'Admin' AND trait('industry') = 'Software'",
    'at least one user of the account (trait "role" is "Admin"), and trait "industry" is "Software"',
  ],
  [
    "NOT ANY event('Logged In').within(30 days).count() >= 1",
    'no user of the account (did "Logged In" at least once in the last 30 days)',
  ],
  ["ALL NOT event('Shoes Bought').count() >= 1", "every user of the account (did not do Shoes Bought)"],
  [
    "entity('accounts').where(property('due_on') < 2025-01-31 AND property('balance') > 0).count() >= 1",
    'has at least 1 related "accounts" (where property due_on is under 2025-01-31, and property "balance" is over 0)',
  ],
  ["NOT entity('orders').count() >= 1", 'has no related "orders"'],
  [
    "entity('orders').where(entity('order-products').count() >= 1).count() >= 1",
    'has at least 1 related "orders" (where has at least 1 related order-products)',
  ],
  ["trait('subscription.renewal_date').within_next(30 days)", "trait subscription.renewal_date is in the next 30 days"],
  ["trait('utm_source').contains('goog','bing')", 'trait utm_source contains "goog" or "bing"'],
  [
    "event('Order Done').within(365 days).sum(property('revenue')) >= 1000",
    'the total of property "revenue" over Order Done in the last 365 days is at least 1000',
  ],
  [
    "event('Item Viewed').within(7 days).unique(property('category')).count() >= 3",
    'the number of different values of property "category" over Item Viewed in the last 7 days is at least 3',
  ],
  [
    "event('Visit').max(property('app_version') as string) >= '2.10'",
    'the highest property app_version (as string) over Visit is at least "2.10"',
  ],
  [
    "event('Signed Up').sources({exclude: 'abC1', 'dEf2'}).count() >= 1",
    'did Signed Up (leaving out sources "abC1" and "dEf2") at least once',
  ],
  ["trait('email').is_set() AND trait('age').gte(18)", 'trait "email" is set, and trait "age" is at least 18'],
  [
    "NOT (trait('a') = 'true' OR trait('b') = 'true') AND trait('c') = 'true'",
    'it is not so that (trait "a" is true, or trait "b" is true), and trait "c" is true',
  ],
  ["trait('birthday') = 1990-05-01", 'trait "birthday" is 1990-05-01'],
  [
    "event('Shoes Bought').where(property('price') >= trait('avg_spend') AND event('Shoes Returned').within(parent: 5 days).count() >= 1).within(30 days).count() >= 1",
    'did Shoes Bought (where property "price" is at least trait avg_spend, and did Shoes Returned at least once within 5 days after the event around it) at least once in the last 30 days',
  ],
  [
    "event('Page Opened').where(context('timestamp').before_date('2023-08-25T02:00:00-07:00')).count() >= 1",
    'did Page Opened (where context "timestamp" [the time of the event, or what its context has] is before 2023-08-25T02:00:00-07:00) at least once',
  ],
  [
    "event('Shoes Bought').within(30 days).mode(property('spend'), 2)",
    'the most frequent property "spend" (seen at least twice) over Shoes Bought in the last 30 days',
  ],
  [
    "event('App Viewed').mode(trait('email'), 2)",
    'the most frequent trait "email" of the users (seen at least twice) over App Viewed',
  ],
  [
    "mode(trait('plan'), 1)",
    'the most frequent trait "plan" of the users (seen at least once) [each user once, or with each event]',
  ],
  ["event('Shoes Bought').count()", "the number of times they did Shoes Bought"],
  [
    "event('A').expires_after(1 hour).count()",
    "the number of times they did A in the latest session (which ends after 1 hour without activity) [activity: these events, or all events; when it is over: its events count, or do not]",
  ],
  ["event('A').unique(property('sku'))", 'the different values of property "sku" over A'],
];

/** Words that are easily less than true. */
const precise: [text: string, english: string][] = [
  ["event('A').count() > 2", "did A more than twice"],
  ["event('A').count() < 1", "did not do A"],
  ["event('A').count() > 0", "did A at least once"],
  ["event('A').count() != 0", "did A any number of times except 0 times"],
  ["event('A').count() <= 2", "did A at most twice (or never)"],
  ["event('A').count() != 2", "did A any number of times (or never) except twice"],
  ["NOT event('A').count() = 3", "it is not so that (did A exactly 3 times)"],
  ["NOT event('A').count() != 3", "did A exactly 3 times (and no other number)"],
  ["NOT event('A').count() != 0", "did A exactly 0 times (and no other number)"],
  ["NOT event('A').within(7 days).count() != 1", "did A exactly once (and no other number) in the last 7 days"],
  ["NOT entity('orders').count() != 3", 'has exactly 3 related "orders" (and no other number)'],
  ["NOT NOT event('A').count() != 3", "did A any number of times (or never) except 3 times"],
  ["entity('orders').count() != 0", 'has any number of related "orders" except 0'],
  ["NOT event('A').count() >= 1.5", "it is not so that (did A at least twice (at least 1.5))"],
  ["NOT event('A').count() >= 3", "it is not so that (did A at least 3 times)"],
  ["NOT event('A').count() < 3", "it is not so that (did A fewer than 3 times (or never))"],
  ["NOT event('A').count() >= 1", "did not do A"],
  ["ANY NOT event('A').count() >= 3", "at least one user of the account (did A fewer than 3 times (or never))"],
  ["NOT event('A').count() = 0", "did A at least once"],
  ["event('A').count() >= 1.50", "did A at least twice (at least 1.5)"],
  ["event('A').count() >= 2.0", "did A at least twice"],
  ["NOT event('A').count() >= 3.00", "it is not so that (did A at least 3 times)"],
  ["NOT entity('orders').count() >= 3.00", 'has fewer than 3 related "orders" (or none)'],
  ["event('A').count() > 2.5", "did A at least 3 times (more than 2.5)"],
  ["event('A').count() > 0.5", "did A at least once (more than 0.5)"],
  ["event('A').count() < 2.5", "did A at most twice (or never) (fewer than 2.5)"],
  ["event('A').within(7 days).count() <= .5", "did not do A (at most 0.5) in the last 7 days"],
  ["entity('orders').count() <= 1.5", 'has at most 1 related "orders" (or none) (at most 1.5)'],
  ["entity('orders').count() < 0.5", 'has no related "orders" (fewer than 0.5)'],
  ["event('A').count() >= trait('n')", 'the number of times they did A is at least trait "n"'],
  ["entity('orders').count() <= 3", 'has at most 3 related "orders" (or none)'],
  ["NOT trait('a') = 'x'", 'trait "a" is not "x" (or not set)'],
  ["trait('a') != 'x'", 'trait "a" is set to something other than "x"'],
  ["NOT trait('a').exists()", 'trait "a" is not set'],
  ["NOT trait('a').contains('x')", 'trait "a" does not contain "x" (or is not set)'],
  ["trait('a').omits('x')", 'trait "a" does not contain "x" (or is not set)'],
  ["NOT trait('a') > 5", 'it is not so that (trait "a" is over 5)'],
  ["trait('a').none_of('x', 'y')", 'trait "a" is none of "x" or "y" (or perhaps not set)'],
  ["NOT trait('a').none_of('x', 'y')", 'trait "a" is one of "x" or "y" (or perhaps not set)'],
  ["NOT (trait('a') = 1 AND trait('b') = 2)", 'it is not so that (trait "a" is 1, and trait "b" is 2)'],
  ["NOT ALL trait('a') = 1", 'not every user of the account (trait "a" is 1)'],
  [
    "event('A').where(property('plan') = trait('plan')).count() >= 1",
    'did A (where property "plan" is trait "plan") at least once',
  ],
  ["event('A').where(trait('plan') = 'pro').count() >= 1", 'did A (where trait "plan" is "pro") at least once'],
  [
    "event('A').where(event('B').where(property('id') = property(parent: 'id')).between(parent: 1 hour, 2 days).count() = 1).count() >= 1",
    'did A (where did B (where property "id" is property "id" of the event around it) exactly once between 1 hour and 2 days after the event around it) at least once',
  ],
  [
    "NOT event('A').unique(property('b')).count() = 3",
    'it is not so that (the number of different values of property "b" over A is 3)',
  ],
  [
    "event('A').unique(property('b')).count() != 3",
    'the number of different values of property "b" over A is other than 3',
  ],
  ["NOT event('A').count() = '3'", 'it is not so that (the number of times they did A is "3")'],
  ["NOT event('A').count() != '3'", 'the number of times they did A is "3" (and nothing else)'],
  [
    "NOT event('A').unique(property('b')).count() != 3",
    'the number of different values of property "b" over A is 3 (and nothing else)',
  ],
  ["NOT event('A').count().one_of(1, 2)", "it is not so that (the number of times they did A is one of 1 or 2)"],
  ["event('A').count().omits('1')", 'the number of times they did A does not contain "1"'],
  ["NOT event('A').count().contains('1')", 'it is not so that (the number of times they did A contains "1")'],
  ["NOT event('A').sum(property('b')) = 3", 'the total of property "b" over A is not 3 (or not set)'],
  ["event('A').count() != trait('n')", 'the number of times they did A is other than trait "n"'],
  ["entity('orders').count() != 2", 'has any number of related "orders" (or none) except 2'],
  ["trait('a') != trait('b')", 'trait "a" is set to something other than trait "b"'],
  [
    "trait('a') = 1 AND NOT NOT (trait('b') = 2 OR trait('c') = 3)",
    'trait "a" is 1, and (trait "b" is 2, or trait "c" is 3)',
  ],
  [
    "event('A').count() > event('B').within(7 days).count()",
    "(the number of times they did A) is over (the number of times they did B in the last 7 days)",
  ],
  ["trait('a') > event('B').sum(property('c'))", 'trait "a" is over (the total of property "c" over B)'],
  [
    "event('A').where(event('B').max(property('b')) > property('a')).count() >= 1",
    'did A (where (the highest property "b" over B) is over property "a") at least once',
  ],
  ["event('A.').count() >= 1", 'did "A." at least once'],
  ["trait('a') > 'b'", 'trait "a" is over "b" [in the order of texts, or never]'],
  ["NOT trait('a') <= 'b'", 'it is not so that (trait "a" is at most "b" [in the order of texts, or never])'],
  ["trait('a') > '5'", 'trait "a" is over "5"'],
  ["trait('A.$.B') = 1", 'trait "A.$.B" [one entry, or every entry; of a list of objects, perhaps none] is 1'],
  [
    "event('A').where(property('B.$.C') = 1).count() = 1",
    'did A (where property "B.$.C" [one entry, or every entry] is 1) exactly once',
  ],
  [
    "event('A').sum(property('B.$.C')) > 1",
    'the total of property "B.$.C" [each entry, or the list as a whole] over A is over 1',
  ],
  ["event('A').mode(property('B.$.C'), 1) = 1", 'the most frequent property "B.$.C" (seen at least once) over A is 1'],
  ["trait('a').before_last(7 days)", 'trait "a" is 7 days ago or longer'],
  ["trait('known') = 'true'", 'is in audience "VIP customers"'],
  ["NOT trait('${audience.internal-staff.key}') = 'true'", "is not in audience internal-staff"],
  ["trait('a') = true", 'trait "a" is true'],
  ["trait('a').one_of(true, false)", 'trait "a" is one of true or false'],
  ["trait('a') = literal(true)", 'trait "a" is true'],
  ["NOT trait('a') = true", 'trait "a" is not true (or not set)'],
  ["event('A').where(property('b') = true).count() >= 1", 'did A (where property "b" is true) at least once'],
  ["trait('known') = true", 'is in audience "VIP customers"'],
  ["trait('a').starts_with(true)", 'trait "a" starts with "true"'],
  ["trait('a').starts_with(5)", 'trait "a" starts with "5"'],
  ["trait('ltv') >= 1.50", 'computed trait "Lifetime value" is at least 1.5'],
  ["event('Order Done at least once').count() = 1", 'did "Order Done at least once" exactly once'],
  ["trait('a \"b\"') = 'it\\'s'", 'trait \'a "b"\' is "it\'s"'],
];

/** Queries with a part that nobody knows or that is documented not to work, with the part as it has to be told. */
const unknown: [text: string, english: string][] = [
  ["trait('x').older_than(30 days)", "`trait('x').older_than(30 days)` (meaning not known)"],
  ["NOT trait('x').older_than(30 days)", "does not meet `trait('x').older_than(30 days)` (meaning not known)"],
  ["trait('x').lower() = 'a'", "meets `trait('x').lower() = 'a'` (meaning not known)"],
  ["event('A').median(property('b'))", "`event('A').median(property('b'))` (meaning not known)"],
  [
    "event('A').where(trait('plan')).count() > 1",
    "did A (where meets `trait('plan')` (meaning not known)) more than once",
  ],
  ["trait('a') = trait('b').lower()", "meets `trait('a') = trait('b').lower()` (meaning not known)"],
  ["trait('a').constructor() = 1", "meets `trait('a').constructor() = 1` (meaning not known)"],
  [
    "entity('a').where(property('b') = true).count() >= 1",
    "has at least 1 related \"a\" (where meets `property('b') = true` (meaning not known))",
  ],
  [
    "entity('a').where(trait('known') = true).count() >= 1",
    "has at least 1 related \"a\" (where meets `trait('known') = true` (meaning not known))",
  ],
  ["entity('a').max(property('b')) = true", "meets `entity('a').max(property('b')) = true` (meaning not known)"],
  ["trait('a').starts_with(.20)", "meets `trait('a').starts_with(.20)` (meaning not known)"],
  ["trait('a') = null", "meets `trait('a') = null` (meaning not known)"],
  ["trait('a').exists('b')", "meets `trait('a').exists('b')` (meaning not known)"],
  ["trait('a').before_date('soon')", "meets `trait('a').before_date('soon')` (meaning not known)"],
  ["event('A').within(2 moons).count() = 1", "meets `event('A').within(2 moons).count() = 1` (meaning not known)"],
  [
    "event('A').between(9 days, 2 days).count() = 1",
    "meets `event('A').between(9 days, 2 days).count() = 1` (meaning not known)",
  ],
  [
    "event('A').within(parent: 2 days).count() = 1",
    "meets `event('A').within(parent: 2 days).count() = 1` (meaning not known)",
  ],
  [
    "event('A').where(event('B').within({parent: 2 days}).count() = 1).count() = 1",
    "did A (where meets `event('B').within({parent: 2 days}).count() = 1` (meaning not known)) exactly once",
  ],
  ["entity('a').within(2 days).count() = 1", "meets `entity('a').within(2 days).count() = 1` (meaning not known)"],
  [
    "event('A').expires_after(1 hour).within(9 days).count()",
    "`event('A').expires_after(1 hour).within(9 days).count()` (meaning not known)",
  ],
  [
    "event('A').where(context('traits') = 'x').count() = 1",
    "did A (where meets `context('traits') = 'x'` (meaning not known)) exactly once",
  ],
  [
    "event('A').where(context('traits.x') = 1).count() = 1",
    "did A (where meets `context('traits.x') = 1` (meaning not known)) exactly once",
  ],
  ["ANY ALL trait('a') = 1", "at least one user of the account (meets `ALL trait('a') = 1` (meaning not known))"],
  ["event('A').unique(property('b')) = 1", "meets `event('A').unique(property('b')) = 1` (meaning not known)"],
  ["literal(5) = trait('a')", "meets `literal(5) = trait('a')` (meaning not known)"],
  ["NOT literal(5).exists()", "does not meet `literal(5).exists()` (meaning not known)"],
  [
    "event('A').where(5 < property('b')).count() = 1",
    "did A (where meets `literal(5) < property('b')` (meaning not known)) exactly once",
  ],
  ["entity('a').first(property('b')) = 1", "meets `entity('a').first(property('b')) = 1` (meaning not known)"],
  ["entity('a').last(property('b')) > 1", "meets `entity('a').last(property('b')) > 1` (meaning not known)"],
  ["trait('a') = 1 AND event('B').count()", "trait \"a\" is 1, and meets `event('B').count()` (meaning not known)"],
];

describe("describeQuery", () => {
  it.each([...documented, ...precise])("reads %s as: %s", (text, english) => {
    expect(words(text)).toBe(english);
  });

  it.each(unknown)("does not guess at %s", (text, english) => {
    expect(words(text)).toBe(english);
  });

  it.each([...functions].map(([name, { example }]) => [name, example]))("knows words for %s", (_, example) => {
    expect(words(frame(example))).not.toContain("not known");
  });
});

it("a session that is shorter than any that is documented is not known", () => {
  const count = "event('A').expires_after(1 second).count() >= 1";
  expect(words(count)).toBe(`meets \`${count}\` (meaning not known)`);
});

describe("the words of a query of a linked audience", () => {
  it.each([
    ["trait('a.b') = 'x'", "meets `trait('a.b') = 'x'` (meaning not known)"],
    ["NOT trait('a.b').exists()", "does not meet `trait('a.b').exists()` (meaning not known)"],
    ["trait('a') = trait('b.$.c')", "meets `trait('a') = trait('b.$.c')` (meaning not known)"],
    [
      "event('A').where(property('a.b') = 'x').count() >= 1",
      "did A (where meets `property('a.b') = 'x'` (meaning not known)) at least once",
    ],
    ["entity('a').sum(property('b.c')) > 5", "meets `entity('a').sum(property('b.c')) > 5` (meaning not known)"],
  ])("say that nothing is known of %s, as it looks into nested values", (text, english) => {
    expect(words(text, "LINKED")).toBe(english);
  });

  it.each([
    ["trait('a\\\\.b') = 'x'", "trait 'a\\\\.b' is \"x\""],
    ["trait('${audience.vip.key}') = 'true'", 'is in audience "vip"'],
  ])("take the dot of %s for a part of the name", (text, english) => {
    expect(words(text, "LINKED")).toBe(english);
  });
});

describe("the words of a query that is computed for accounts", () => {
  const of = words;

  it.each([
    ["event('A').count() >= 2", "did A at least twice [one user, or all users together]"],
    ["NOT trait('VIP') = 'true'", "it is not so that (trait VIP is true [the account, or one user])"],
    [
      "NOT event('A').count() != 3",
      "it is not so that (did A any number of times (or never) except 3 times [one user, or all users together])",
    ],
    [
      "event('A').where(property('B1') = trait('C1')).count() >= 1",
      "did A (where property B1 is trait C1) at least once [events: of one user, or of all users together; traits: of the account, or of one user]",
    ],
    ["ANY event('A').count() >= 2", "at least one user of the account (did A at least twice)"],
    [
      "event('A').where(ANY trait('x') = 'a').count() > 2",
      "did A (where meets `ANY trait('x') = 'a'` (meaning not known)) more than twice [one user, or all users together]",
    ],
    ["trait('known') = 'true'", 'is in audience "VIP customers" [the account, or one user]'],
    ["event('A').count()", "the number of times they did A"],
    ["trait('B1')", "trait B1 [of the account, or of the user]"],
    [
      "event('A').where(NOT trait('B1') = 2).count()",
      "the number of times they did A (where trait B1 [of the account, or of the user] is not 2 (or not set))",
    ],
    [
      "event('A').where(trait('known') = 'true').count()",
      'the number of times they did A (where is in audience "VIP customers" [of the account, or of the user])',
    ],
    [
      "mode(trait('B1'), 2)",
      "the most frequent trait B1 of the users (seen at least twice) [each user once, or with each event]",
    ],
    ["foo('A') = 1", "meets `foo('A') = 1` (meaning not known)"],
  ])("of %s say of whom it is, where the query leaves that open", (text, words) => {
    expect(of(text, "ACCOUNTS")).toBe(words);
  });

  it("say nothing more for users", () => {
    expect(of("event('A').count() >= 2", "USERS")).toBe("did A at least twice");
  });
});

describe("a name that reads like words of the sentence", () => {
  it.each(["Did Not Do A", "A Or Never", "Twice", "At Least Once", "Logged In", "Where It Is", "NOT"])(
    "such as %s is in quotes",
    (name) => {
      expect(words(`event('${name}').count() = 1`)).toBe(`did "${name}" exactly once`);
      expect(words(`trait('${name}').exists()`)).toBe(`trait "${name}" is set`);
    },
  );

  it.each(["Order Completed", "Orange Notice", "A", "Opt-In", "is_set", "VIP"])("is none in %s", (name) => {
    expect(words(`event('${name}').count() = 1`)).toBe(`did ${name} exactly once`);
  });
});

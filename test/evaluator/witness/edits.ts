import type { DefinitionType } from "../../../src/query/index.ts";

/** Whom an edit moves: those who enter, those who leave, or both. */
export type Direction = "enters" | "leaves" | "both";

/** An edit of a query as people make it. */
export interface Edit {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly moves: Direction;
  /** Default: USERS. */
  readonly type?: DefinitionType;
}

const orders = "event('Order Completed')";
const cart = "event('Item Added')";

/** Typical edits, each with whom it moves. */
export const edits: readonly Edit[] = [
  edit("a lower threshold of a trait", "trait('ltv') >= 500", "trait('ltv') >= 100", "enters"),
  edit("a higher threshold of a trait", "trait('ltv') > 100", "trait('ltv') > 500", "leaves"),
  edit("a higher count", `${orders}.count() >= 1`, `${orders}.count() >= 5`, "leaves"),
  edit("a lower count", `${orders}.count() >= 50`, `${orders}.count() >= 20`, "enters"),
  edit("at least instead of more than", "trait('age') > 18", "trait('age') >= 18", "enters"),
  edit("the opposite operator", "trait('age') > 18", "trait('age') < 18", "both"),
  edit("equals instead of at least", `${orders}.count() >= 2`, `${orders}.count() = 2`, "leaves"),
  edit("a longer window", `${orders}.within(7 days).count() >= 1`, `${orders}.within(30 days).count() >= 1`, "enters"),
  edit("a shorter window", `${orders}.within(30 days).count() >= 2`, `${orders}.within(7 days).count() >= 2`, "leaves"),
  edit(
    "a window in hours",
    `${orders}.within(1 hour).count() >= 1`,
    `${orders}.within(6 hours).count() >= 1`,
    "enters",
  ),
  edit(
    "a longer window of the third step of a funnel",
    `${cart}.where(event('Viewed').within(parent: 1 day).where(${orders}.within(parent: 1 day).count() > 0).count() > 0).count() > 0`,
    `${cart}.where(event('Viewed').within(parent: 1 day).where(${orders}.within(parent: 2 days).count() > 0).count() > 0).count() > 0`,
    "enters",
  ),
  edit(
    "between instead of within",
    `${orders}.within(30 days).count() >= 1`,
    `${orders}.between(30 days, 60 days).count() >= 1`,
    "both",
  ),
  edit("a window where there was none", `${orders}.count() >= 1`, `${orders}.within(90 days).count() >= 1`, "leaves"),
  edit("OR instead of AND", "trait('a') = 'x' AND trait('b') = 'y'", "trait('a') = 'x' OR trait('b') = 'y'", "enters"),
  edit("AND instead of OR", "trait('a') = 'x' OR trait('b') = 'y'", "trait('a') = 'x' AND trait('b') = 'y'", "leaves"),
  edit("one more condition", "trait('plan') = 'pro'", "trait('plan') = 'pro' AND trait('country') = 'IT'", "leaves"),
  edit("one condition less", `trait('plan') = 'pro' AND ${orders}.count() >= 3`, "trait('plan') = 'pro'", "enters"),
  edit("an alternative more", "trait('plan') = 'pro'", `trait('plan') = 'pro' OR ${orders}.count() >= 10`, "enters"),
  edit("NOT before it", `${orders}.count() >= 1`, `NOT ${orders}.count() >= 1`, "both"),
  edit("an exclusion more", "trait('plan') = 'pro'", "trait('plan') = 'pro' AND NOT trait('staff') = 'true'", "leaves"),
  edit("another value", "trait('plan') = 'pro'", "trait('plan') = 'team'", "both"),
  edit("one value more in a list", "trait('c').one_of('IT','FR')", "trait('c').one_of('IT','FR','DE')", "enters"),
  edit("contains instead of equals", "trait('mail') = 'a@b.c'", "trait('mail').contains('a@b.c')", "enters"),
  edit("exists instead of a value", "trait('mail') = 'a@b.c'", "trait('mail').exists()", "enters"),
  edit("another event", `${orders}.count() >= 1`, "event('Signed Up').count() >= 1", "both"),
  edit(
    "at least instead of more than a trait",
    `${orders}.where(property('total') > trait('usual')).count() >= 1`,
    `${orders}.where(property('total') >= trait('usual')).count() >= 1`,
    "enters",
  ),
  edit(
    "another value of a property",
    `${orders}.where(property('brand') = 'a').count() >= 1`,
    `${orders}.where(property('brand') = 'b').count() >= 1`,
    "both",
  ),
  edit(
    "a threshold of a property",
    `${orders}.where(property('total') >= 100).within(7 days).count() >= 2`,
    `${orders}.where(property('total') >= 50).within(7 days).count() >= 2`,
    "enters",
  ),
  edit(
    "a condition on a property more",
    `${orders}.count() >= 1`,
    `${orders}.where(property('products.$.sku') = 'x').count() >= 1`,
    "leaves",
  ),
  edit("a higher sum", `${orders}.sum(property('total')) > 100`, `${orders}.sum(property('total')) > 1000`, "leaves"),
  edit(
    "a context",
    `event('Page Viewed').where(context('page.url').contains('/a')).count() >= 1`,
    `event('Page Viewed').where(context('page.url').contains('/b')).count() >= 1`,
    "both",
  ),
  edit(
    "a longer step of a funnel",
    `${orders}.where(event('Returned').within(parent: 2 days).count() >= 1).count() >= 1`,
    `${orders}.where(event('Returned').within(parent: 10 days).count() >= 1).count() >= 1`,
    "enters",
  ),
  edit(
    "a step of a funnel more",
    `${orders}.count() >= 1`,
    `${orders}.where(event('Returned').within(parent: 2 days).count() >= 1).count() >= 1`,
    "leaves",
  ),
  edit(
    "a member of another audience",
    "trait('vip') = 'true'",
    "trait('vip') = 'true' AND NOT trait('churned') = 'true'",
    "leaves",
  ),
  edit("a date", "trait('born').before_date('2000-01-01')", "trait('born').before_date('2010-01-01')", "enters"),
  edit(
    "a relative date",
    "trait('trial_end').within_last(7 days)",
    "trait('trial_end').within_last(30 days)",
    "enters",
  ),
  edit("a source less", `${orders}.count() >= 1`, `${orders}.sources({exclude: 'web'}).count() >= 1`, "leaves"),
  edit("a trait of an account", "trait('seats') >= 10", "trait('seats') >= 5", "enters", "ACCOUNTS"),
  edit(
    "a trait of a user of an account",
    "ANY trait('role') = 'admin'",
    "ANY trait('role') = 'owner'",
    "both",
    "ACCOUNTS",
  ),
  edit("ALL instead of ANY", `ANY ${orders}.count() >= 1`, `ALL ${orders}.count() >= 1`, "leaves", "ACCOUNTS"),
  edit(
    "a value of a row",
    "entity('orders').where(property('total') >= 100).count() >= 1",
    "entity('orders').where(property('total') >= 10).count() >= 1",
    "enters",
    "LINKED",
  ),
  edit(
    "a nested row",
    "entity('orders').count() >= 1",
    "entity('orders').where(entity('items').where(property('sku') = 'x').count() >= 1).count() >= 1",
    "leaves",
    "LINKED",
  ),
  edit("the next whole number and at least", "trait('x') > 5", "trait('x') >= 6", "leaves"),
  edit("a threshold with more digits", "trait('x') > 1.25", "trait('x') >= 1.26", "leaves"),
  edit("a threshold below nothing", "trait('x') > -0.5", "trait('x') >= -0.4", "leaves"),
  edit(
    "the upper end of a range between two whole numbers",
    "trait('x') > 5 AND trait('x') < 5.5",
    "trait('x') > 5 AND trait('x') < 5.2",
    "leaves",
  ),
  edit(
    "a range of a property",
    `${orders}.where(property('total') > 5).count() >= 1`,
    `${orders}.where(property('total') >= 6).count() >= 1`,
    "leaves",
  ),
  edit(
    "a sum with digits",
    `${orders}.sum(property('t')) > 500.25`,
    `${orders}.sum(property('t')) >= 500.26`,
    "leaves",
  ),
  edit(
    "a range of a column",
    "entity('orders').where(property('total') > 5).count() >= 1",
    "entity('orders').where(property('total') >= 6).count() >= 1",
    "leaves",
    "LINKED",
  ),
  edit("a relative date by a day", "trait('d').within_last(7 days)", "trait('d').within_last(8 days)", "enters"),
  edit(
    "a day between two windows",
    `${orders}.within(9 days).count() >= 1 AND NOT ${orders}.within(8 days).count() >= 1`,
    `${orders}.within(7 days).count() >= 1 AND NOT ${orders}.within(6 days).count() >= 1`,
    "both",
  ),
  edit("a count of thousands", `${orders}.count() >= 5000`, `${orders}.count() > 5000`, "leaves"),
  edit("a count of thousands to a few", `${orders}.count() >= 10000`, `${orders}.count() >= 10`, "enters"),
  edit(
    "a window of thousands",
    `${orders}.where(property('total') > 3).within(30 days).count() >= 5000`,
    `${orders}.where(property('total') > 3).within(7 days).count() >= 5000`,
    "leaves",
  ),
  edit(
    "thousands in a funnel",
    `${orders}.where(event('Returned').count() >= 2000).count() >= 1`,
    `${orders}.where(event('Returned').count() > 2000).count() >= 1`,
    "leaves",
  ),
  edit(
    "what a text has inside, beside its begin and its end",
    "trait('m').starts_with('ab') AND trait('m').ends_with('yz') AND trait('m').contains('mm')",
    "trait('m').starts_with('ab') AND trait('m').ends_with('yz') AND trait('m').contains('nn')",
    "both",
  ),
  edit(
    "one of several texts that have to be inside",
    "trait('m').contains('a1') AND trait('m').contains('b2') AND trait('m').contains('c3') AND trait('m').omits('d4')",
    "trait('m').contains('a1') AND trait('m').contains('b2') AND trait('m').contains('d4')",
    "both",
  ),
  edit(
    "the texts of a property",
    `${orders}.where(property('u').starts_with('https')).where(property('u').ends_with('.pdf') AND property('u').contains('docs')).count() >= 1`,
    `${orders}.where(property('u').starts_with('https')).where(property('u').ends_with('.pdf') AND property('u').contains('blog')).count() >= 1`,
    "both",
  ),
  edit(
    "how many values there are beside the most frequent one",
    `${orders}.mode(property('sku'), 3) = 'a' AND ${orders}.unique(property('sku')).count() >= 3`,
    `${orders}.mode(property('sku'), 3) = 'a' AND ${orders}.unique(property('sku')).count() >= 4`,
    "leaves",
  ),
  edit(
    "how often the most frequent value occurs",
    `${orders}.mode(property('sku'), 300) = 'a'`,
    `${orders}.mode(property('sku'), 301) = 'a'`,
    "leaves",
  ),
  edit(
    "how often the most frequent of many thousands of values occurs",
    `${orders}.mode(property('sku'), 30000) = 'a'`,
    `${orders}.mode(property('sku'), 30001) = 'a'`,
    "leaves",
  ),
  edit(
    "a count of many thousands",
    `${orders}.within(30 days).count() >= 50000`,
    `${orders}.within(30 days).count() >= 60000`,
    "leaves",
  ),
  edit(
    "how many different values there are",
    `${orders}.unique(property('sku')).count() >= 20`,
    `${orders}.unique(property('sku')).count() >= 21`,
    "leaves",
  ),
  edit(
    "one of many conditions",
    `trait('a') = '1' AND trait('b') = '2' AND trait('c') > 3 AND ${orders}.within(9 days).count() >= 4 AND NOT event('Churned').count() >= 1`,
    `trait('a') = '1' AND trait('b') = '2' AND trait('c') > 2 AND ${orders}.within(9 days).count() >= 4 AND NOT event('Churned').count() >= 1`,
    "enters",
  ),
  edit(
    "how long nothing may follow in a funnel",
    `${cart}.where(NOT ${orders}.within(parent: 1 day).count() >= 1).within(7 days).count() >= 1`,
    `${cart}.where(NOT ${orders}.within(parent: 2 days).count() >= 1).within(7 days).count() >= 1`,
    "leaves",
  ),
  edit(
    "how much may follow in a funnel",
    `${cart}.where(NOT ${orders}.within(parent: 1 day).count() >= 1).within(7 days).count() >= 1`,
    `${cart}.where(NOT ${orders}.within(parent: 1 day).count() >= 2).within(7 days).count() >= 1`,
    "enters",
  ),
  edit(
    "a funnel in which nothing may follow, ever",
    `${cart}.where(NOT ${orders}.within(parent: 1 day).count() >= 1).within(7 days).count() >= 1`,
    `${cart}.where(NOT ${orders}.count() >= 1).within(7 days).count() >= 1`,
    "leaves",
  ),
  edit(
    "what may not follow in a funnel",
    `${cart}.where(NOT ${orders}.within(parent: 1 day).count() >= 1).count() >= 3`,
    `${cart}.where(NOT ${orders}.within(parent: 1 day).where(property('total') > 0).count() >= 1).count() >= 3`,
    "enters",
  ),
  edit(
    "how long the same thing may not follow in a funnel",
    `${cart}.where(NOT ${orders}.where(property('id') = property(parent: 'id')).within(parent: 1 day).count() >= 1).count() >= 1`,
    `${cart}.where(NOT ${orders}.where(property('id') = property(parent: 'id')).within(parent: 2 days).count() >= 1).count() >= 1`,
    "leaves",
  ),
];

function edit(what: string, before: string, after: string, moves: Direction, type?: DefinitionType): Edit {
  return { what, before, after, moves, ...(type && { type }) };
}

/** A query with a name that is wrong in it. */
export interface Misspelt {
  type?: "USERS" | "ACCOUNTS" | "LINKED";
  query: string;
  /** What the finding points at, as it is written. */
  at: string;
  code: string;
  /** What the hint or the message says of the right name. */
  says: string;
}

function row(code: string, query: string, at: string, says: string, type?: Misspelt["type"]): Misspelt {
  return { code, query, at, says, ...(type && { type }) };
}

const ordered = (condition: string): string => `event('Order Completed').where(${condition}).count() >= 1`;
const owned = (condition: string): string => `entity('owned-accounts').where(${condition}).count() >= 1`;

/** Names of every sort that a shop does not have, or has otherwise; see `smallShop`. */
export const misspelt: readonly Misspelt[] = [
  row(
    "catalog-unknown-event",
    "event('Order Complete').count() >= 1",
    "'Order Complete'",
    "'Order Completed', seen since",
  ),
  row("catalog-unknown-event", "event('order completed').count() >= 2", "'order completed'", "'Order Completed'"),
  row("catalog-unknown-event", "event('Order_Completed').count() >= 3", "'Order_Completed'", "'Order Completed'"),
  row("catalog-unknown-event", "event('Product View').count() >= 1", "'Product View'", "'Product Viewed'"),
  row("catalog-unknown-event", "event('Cart Abandonned').count() >= 1", "'Cart Abandonned'", "'Cart Abandoned'"),
  row("catalog-unknown-event", "event('NewsletterOpened').count() >= 1", "'NewsletterOpened'", "'Newsletter Opened'"),
  row("catalog-unknown-event", "event('Invoice Payed').count() >= 1", "'Invoice Payed'", "'Invoice Paid'"),
  row("catalog-unknown-event", "NOT event('Signed-Up').count() >= 1", "'Signed-Up'", "'Signed Up'"),
  row(
    "catalog-unknown-event",
    "event('Return Exchange Requested').count() >= 1",
    "'Return Exchange Requested'",
    "'Return/Exchange",
  ),
  row(
    "catalog-unknown-event",
    "ANY event('Invoice Overdu').count() >= 1",
    "'Invoice Overdu'",
    "'Invoice Overdue'",
    "ACCOUNTS",
  ),
  row("catalog-stale-event", "event('Review Written').count() >= 1", "'Review Written'", "has not seen it"),
  row(
    "catalog-stale-event",
    "event('Survey Answered').within(7 days).count() >= 1",
    "'Survey Answered'",
    "looks back 7 days",
  ),
  row(
    "catalog-stale-event",
    "event('Survey Answered').between(1 day, 10 days).count() >= 1",
    "'Survey Answered'",
    "10 days",
  ),
  row("catalog-deprecated-event", "event('Checkout Started').count() >= 1", "'Checkout Started'", "deprecated"),
  row("catalog-unknown-property", ordered("property('totl') > 5"), "'totl'", "'total'"),
  row("catalog-unknown-property", "event('Order Completed').sum(property('Total')) > 5", "'Total'", "'total'"),
  row("catalog-unknown-property", ordered("property('curency') = 'EUR'"), "'curency'", "'currency'"),
  row(
    "catalog-unknown-property",
    ordered("property('products.$.skew') = 'x'"),
    "'products.$.skew'",
    "'products.$.sku'",
  ),
  row("catalog-unknown-property", ordered("context('page.pth') = '/'"), "'page.pth'", "'page.path'"),
  row("catalog-unknown-property", ordered("property('locale') = 'de-DE'"), "'locale'", "context('locale')"),
  row("catalog-unknown-property", ordered("context('coupon') = 'SPRING'"), "'coupon'", "property('coupon')"),
  row("catalog-unknown-property", "event('Invoice Paid').max(property('ammount')) > 5", "'ammount'", "'amount'"),
  row("catalog-unknown-trait", "trait('emial').exists()", "'emial'", "'email', seen since"),
  row("catalog-unknown-trait", "trait('Country') = 'DE'", "'Country'", "'country'"),
  row("catalog-unknown-trait", "NOT trait('marketing-consent') = 'true'", "'marketing-consent'", "'marketing_consent'"),
  row("catalog-unknown-trait", "trait('address.citty') = 'Lyon'", "'address.citty'", "'address.city'"),
  row("catalog-unknown-trait", "trait('big_spender') = 'true'", "'big_spender'", "'big_spenders'"),
  row("catalog-unknown-trait", "trait('lifetime_valu') > 5", "'lifetime_valu'", "'lifetime_value'"),
  row("catalog-unknown-trait", "trait('industry') = 'Retail'", "'industry'", "a trait of accounts"),
  row("catalog-unknown-trait", "trait('seat') >= 5", "'seat'", "'seats'", "ACCOUNTS"),
  row(
    "catalog-unknown-trait",
    "trait('vip_custmers') = 'true'",
    "'vip_custmers'",
    "'vip_customers', the key of what this project",
  ),
  row("catalog-left-over", "trait('lapsed_members') = 'true'", "'lapsed_members'", "a deleted audience"),
  row(
    "catalog-unknown-entity",
    "entity('owned-account').count() >= 1",
    "'owned-account'",
    "'owned-accounts'",
    "LINKED",
  ),
  row(
    "catalog-unknown-entity",
    "entity('account').count() >= 1",
    "'account'",
    "'owned-accounts', the relationship that",
    "LINKED",
  ),
  row(
    "catalog-unknown-entity",
    "entity('account-payments').count() > 1",
    "'account-payments'",
    "owned-accounts → account",
    "LINKED",
  ),
  row(
    "catalog-unknown-entity",
    owned("entity('account-payment').count() >= 1"),
    "'account-payment'",
    "'account-payments'",
    "LINKED",
  ),
  row("catalog-unknown-column", owned("property('BALANC') > 5"), "'BALANC'", "'BALANCE'", "LINKED"),
  row("catalog-unknown-column", owned("property('STATUSS') = 'open'"), "'STATUSS'", "'STATUS'", "LINKED"),
  row("catalog-type", ordered("property('total') = 'lots'"), "'lots'", "declared as number"),
  row("catalog-type", "event('Order Completed').sum(property('category')) > 5", "'category'", "sum takes numbers"),
  row("catalog-type", "trait('big_spenders') = 'yes'", "'yes'", "'true' or 'false'"),
  row("catalog-type", "trait('seats') = 'many'", "'many'", "declared as integer", "ACCOUNTS"),
  row("catalog-type", owned("property('BALANCE') = 'high'"), "'high'", "of type NUMBER", "LINKED"),
  row("catalog-type", owned("property('STATUS') > 5"), "5", "of type VARCHAR", "LINKED"),
  row(
    "catalog-type",
    owned("property('BALANCE').within_last(7 days)"),
    "within_last(7 days)",
    "looks for a time",
    "LINKED",
  ),
  row("catalog-unknown-value", ordered("property('currency') = 'EURO'"), "'EURO'", "'EUR'"),
  row("catalog-unknown-value", "trait('plan').one_of('free', 'teem')", "'teem'", "'team'"),
];

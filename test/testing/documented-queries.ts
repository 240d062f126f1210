/** A query with people of whom its documentation says whether it holds, or what it gives. */
export interface DocumentedQuery {
  query: string;
  type?: "USERS" | "ACCOUNTS" | "LINKED";
  /** `people`, `accounts`, `entities` and `settings` of a test, as YAML. At noon of 2026-03-01 in UTC. */
  world: string;
  /** Of an audience. */
  members?: readonly string[];
  notMembers?: readonly string[];
  /** Of a computed trait, by person: the value as YAML. */
  values?: Readonly<Record<string, string>>;
}

/** An event so many days ago. */
function ev(event: string, days: number, properties = "", more = ""): string {
  return `{event: ${event}, at: -${days * 24} hours${properties && `, properties: {${properties}}`}${more && `, ${more}`}}`;
}

/** People by name, each with what they did or have. */
function people(by: Record<string, string>): string {
  return `  people: {${Object.entries(by)
    .map(([name, what]) => `${name}: {${what}}`)
    .join(", ")}}`;
}

const did = (...events: string[]): string => `events: [${events.join(", ")}]`;
const has = (traits: string): string => `traits: {${traits}}`;
const bought = ev("Shoes Bought", 2);
/** What a company is asked about: which users it has. */
const companies = (by: Record<string, string>, accounts: Record<string, string>): string =>
  `${people(by)}\n  accounts: {${Object.entries(accounts)
    .map(([name, what]) => `${name}: {${what}}`)
    .join(", ")}}`;
const rows = (by: Record<string, string>, more = ""): string =>
  `${people({ ...Object.fromEntries(Object.keys(by).map((name) => [name, ""])), nobody: "" })}\n  entities: {${Object.entries(
    by,
  )
    .map(([name, what]) => `${name}: {${what}}`)
    .join(", ")}}${more}`;

/** Queries that Segment's own pages and public projects show; names of events and traits are changed in some. */
export const documentedQueries: readonly DocumentedQuery[] = [
  {
    query: "event('Shoes Bought').where( property('price') >= 100 ).within(7 days).count() >= 1",
    world: people({
      in: did(ev("Shoes Bought", 2, "price: 100")),
      cheap: did(ev("Shoes Bought", 2, "price: 99")),
      old: did(ev("Shoes Bought", 8, "price: 100")),
    }),
    members: ["in"],
    notMembers: ["cheap", "old"],
  },
  {
    query:
      "event('Shoes Bought').where( property('price') >= trait('avg_spend') AND event('Shoes Returned').within(parent: 5 days).count() >= 1 ).within(30 days).count() >= 1",
    world: people({
      in: `${has("avg_spend: 50")}, ${did(ev("Shoes Bought", 20, "price: 60"), ev("Shoes Returned", 17))}`,
      late: `${has("avg_spend: 50")}, ${did(ev("Shoes Bought", 20, "price: 60"), ev("Shoes Returned", 10))}`,
      before: `${has("avg_spend: 50")}, ${did(ev("Shoes Bought", 20, "price: 60"), ev("Shoes Returned", 22))}`,
      below: `${has("avg_spend: 70")}, ${did(ev("Shoes Bought", 20, "price: 60"), ev("Shoes Returned", 17))}`,
    }),
    members: ["in"],
    notMembers: ["late", "before", "below"],
  },
  {
    query: "NOT ( event('Shoes Bought').count() >= 1 AND trait('total_spend') > 200 )",
    world: people({
      none: "",
      poor: `${has("total_spend: 200")}, ${did(bought)}`,
      rich: `${has("total_spend: 201")}, ${did(bought)}`,
    }),
    members: ["none", "poor"],
    notMembers: ["rich"],
  },
  {
    query: "ALL ( event('Shoes Bought').count() >= 1 AND trait('total_spend') > 200 )",
    type: "ACCOUNTS",
    world: companies(
      {
        rich: `${has("total_spend: 201")}, ${did(bought)}`,
        idle: has("total_spend: 201"),
        poor: `${has("total_spend: 200")}, ${did(bought)}`,
      },
      { all: "users: [rich]", some: "users: [rich, idle]", most: "users: [rich, poor]" },
    ),
    members: ["all"],
    notMembers: ["some", "most"],
  },
  {
    query: "ALL NOT event('Shoes Bought').count() >= 1",
    type: "ACCOUNTS",
    world: companies({ buyer: did(bought), idle: "" }, { quiet: "users: [idle]", mixed: "users: [idle, buyer]" }),
    members: ["quiet"],
    notMembers: ["mixed"],
  },
  {
    query: "ANY event('Shoes Bought').count() >= 1",
    type: "ACCOUNTS",
    world: companies({ buyer: did(bought), idle: "" }, { quiet: "users: [idle]", mixed: "users: [idle, buyer]" }),
    members: ["mixed"],
    notMembers: ["quiet"],
  },
  {
    query: "entity('orders').where(entity('order-products').count() >= 1).count() >= 1",
    type: "LINKED",
    world: rows({
      in: "orders: [{entities: {order-products: [{properties: {ID: 1}}]}}]",
      empty: "orders: [{properties: {ID: 2}}]",
    }),
    members: ["in"],
    notMembers: ["empty", "nobody"],
  },
  {
    query: "entity('orders').count() >= 1 OR trait('VIP') = 'true'",
    type: "LINKED",
    world: `${people({ buyer: "", vip: has("VIP: true"), neither: has("VIP: false") })}\n  entities: {buyer: {orders: [{}]}}`,
    members: ["buyer", "vip"],
    notMembers: ["neither"],
  },
  {
    query: "entity('orders').where(property('total') > 500).count() >= 1",
    type: "LINKED",
    world: rows({ in: "orders: [{properties: {total: 501}}]", even: "orders: [{properties: {total: 500}}]" }),
    members: ["in"],
    notMembers: ["even", "nobody"],
  },
  {
    query: "event('Shoes Bought').within(30 days).avg(property('spend'))",
    world: people({
      two: did(
        ev("Shoes Bought", 2, "spend: 10"),
        ev("Shoes Bought", 20, "spend: 30"),
        ev("Shoes Bought", 40, "spend: 90"),
      ),
      one: did(ev("Shoes Bought", 2, "spend: 10")),
    }),
    values: { two: "20", one: "10" },
  },
  {
    query:
      "event('Shoes Bought').where( property('price') > 100 AND property('brand') = 'My Brand' ).min(property('spend'))",
    world: people({
      some: did(
        ev("Shoes Bought", 2, "price: 101, brand: My Brand, spend: 7"),
        ev("Shoes Bought", 3, "price: 200, brand: My Brand, spend: 5"),
        ev("Shoes Bought", 4, "price: 100, brand: My Brand, spend: 1"),
        ev("Shoes Bought", 5, "price: 300, brand: Other, spend: 2"),
      ),
    }),
    values: { some: "5" },
  },
  {
    query: "event('Shoes Bought').within(30 days).first(property('spend'))",
    world: people({
      some: did(
        ev("Shoes Bought", 2, "spend: 10"),
        ev("Shoes Bought", 20, "spend: 30"),
        ev("Shoes Bought", 40, "spend: 90"),
      ),
    }),
    values: { some: "30" },
  },
  {
    query: "event('Shoes Bought').within(30 days).mode(property('spend'), 2)",
    world: people({
      twice: did(
        ev("Shoes Bought", 2, "spend: 10"),
        ev("Shoes Bought", 3, "spend: 10"),
        ev("Shoes Bought", 4, "spend: 30"),
      ),
      never: did(ev("Shoes Bought", 2, "spend: 10"), ev("Shoes Bought", 3, "spend: 30")),
    }),
    values: { twice: "'10'", never: "null" },
  },
  {
    query: "event('Purchased').count() >= 1",
    world: people({ in: did(ev("Purchased", 2)), out: "" }),
    members: ["in"],
    notMembers: ["out"],
  },
  {
    query: "event('Purchased').count() >= 3",
    world: people({
      in: did(ev("Purchased", 2), ev("Purchased", 3), ev("Purchased", 4)),
      out: did(ev("Purchased", 2), ev("Purchased", 3)),
    }),
    members: ["in"],
    notMembers: ["out"],
  },
  {
    query: "event('Shoes Bought').count() >= 1",
    world: people({ in: did(bought), out: did(ev("Shoes Returned", 2)) }),
    members: ["in"],
    notMembers: ["out"],
  },
  {
    query: "event('Shoes Bought').count()",
    world: people({ two: did(bought, ev("Shoes Bought", 3)), none: "" }),
    values: { two: "2", none: "0" },
  },
  ...(
    [
      ["entity('owned-accounts').count() >= 1", "{owned-accounts: [{}]}", "{}"],
      ["entity('owned-accounts').count() > 1", "{owned-accounts: [{}, {}]}", "{owned-accounts: [{}]}"],
      ["entity('owned-accounts').count() > 2", "{owned-accounts: [{}, {}, {}]}", "{owned-accounts: [{}, {}]}"],
    ] as const
  ).map(([query, inside, outside]): DocumentedQuery => ({
    query,
    type: "LINKED",
    world: `${people({ in: "", out: "" })}\n  entities: {in: ${inside}, out: ${outside}}`,
    members: ["in"],
    notMembers: ["out"],
  })),
  {
    query: "event('Order Done').where(property('price') > 100).within(30 days).count() >= 3",
    world: people({
      in: did(...[1, 2, 3].map((days) => ev("Order Done", days, "price: 101"))),
      cheap: did(
        ev("Order Done", 1, "price: 101"),
        ev("Order Done", 2, "price: 101"),
        ev("Order Done", 3, "price: 100"),
      ),
      old: did(
        ev("Order Done", 1, "price: 101"),
        ev("Order Done", 2, "price: 101"),
        ev("Order Done", 31, "price: 101"),
      ),
    }),
    members: ["in"],
    notMembers: ["cheap", "old"],
  },
  {
    query: "trait('email_ok') = 'false' AND trait('SMS_ok') = 'false'",
    world: people({
      in: has("email_ok: false, SMS_ok: 'false'"),
      mail: has("email_ok: true, SMS_ok: false"),
      phone: has("email_ok: false, SMS_ok: true"),
      unknown: has("SMS_ok: false"),
    }),
    members: ["in"],
    notMembers: ["mail", "phone", "unknown"],
  },
  {
    query: "event('Trial Begun').count() >= 1 AND event('Plan Begun').count() = 0",
    world: people({ in: did(ev("Trial Begun", 5)), paid: did(ev("Trial Begun", 5), ev("Plan Begun", 1)), neither: "" }),
    members: ["in"],
    notMembers: ["paid", "neither"],
  },
  {
    query: "trait('user_favorite_article-category') = 'Engineering'",
    world: people({
      in: has("user_favorite_article-category: Engineering"),
      other: has("user_favorite_article-category: Design"),
      none: "",
    }),
    members: ["in"],
    notMembers: ["other", "none"],
  },
  {
    query: "event('Order Done').within(30 days).count() <= 0",
    world: people({ none: "", old: did(ev("Order Done", 40)), recent: did(ev("Order Done", 3)) }),
    members: ["none", "old"],
    notMembers: ["recent"],
  },
  {
    query:
      "event('Item Added').where(NOT event('Order Done').within(parent: 1 day).count() >= 1).within(7 days).count() >= 1",
    world: people({
      left: did(ev("Item Added", 3)),
      late: did(ev("Item Added", 5), ev("Order Done", 2)),
      ordered: did(ev("Item Added", 3), ev("Order Done", 2.5)),
      old: did(ev("Item Added", 9)),
    }),
    members: ["left", "late"],
    notMembers: ["ordered", "old"],
  },
  {
    query:
      "event('Session Begun').between(30 days, 90 days).count() >= 1 AND event('Session Begun').within(30 days).count() = 0",
    world: people({
      lapsed: did(ev("Session Begun", 60)),
      back: did(ev("Session Begun", 60), ev("Session Begun", 5)),
      gone: did(ev("Session Begun", 120)),
    }),
    members: ["lapsed"],
    notMembers: ["back", "gone"],
  },
  {
    query: "ANY trait('role') = 'Admin' AND trait('industry') = 'Software'",
    type: "ACCOUNTS",
    world: `  settings: {traitOwner: account}\n${companies(
      { admin: has("role: Admin"), user: has("role: User") },
      {
        in: "traits: {industry: Software}, users: [admin, user]",
        other: "traits: {industry: Retail}, users: [admin]",
        led: "traits: {industry: Software}, users: [user]",
      },
    )}`,
    members: ["in"],
    notMembers: ["other", "led"],
  },
  {
    query: "NOT ANY event('Logged In').within(30 days).count() >= 1",
    type: "ACCOUNTS",
    world: companies(
      { active: did(ev("Logged In", 3)), idle: did(ev("Logged In", 60)) },
      { quiet: "users: [idle]", lively: "users: [idle, active]" },
    ),
    members: ["quiet"],
    notMembers: ["lively"],
  },
  {
    query: "entity('accounts').where(property('due_on') < 2025-01-31 AND property('balance') > 0).count() >= 1",
    type: "LINKED",
    world: rows(
      {
        paid: "accounts: [{properties: {due_on: '2025-01-10', balance: 0}}]",
        none: "accounts: [{properties: {balance: 10}}]",
        overdue: "accounts: [{properties: {due_on: '2025-01-10', balance: 10}}]",
        later: "accounts: [{properties: {due_on: '2025-02-10', balance: 10}}]",
      },
      "\n  settings: {orderOfTexts: code-units}",
    ),
    members: ["overdue"],
    notMembers: ["paid", "none", "later", "nobody"],
  },
  {
    query: "NOT entity('orders').count() >= 1",
    type: "LINKED",
    world: rows({ buyer: "orders: [{}]" }),
    members: ["nobody"],
    notMembers: ["buyer"],
  },
  {
    query:
      "event('Page Viewed').within(14 days).count() >= 1 AND entity('carts').where(property('status').one_of('open', 'abandoned')).count() >= 1",
    type: "LINKED",
    world: `${people({ in: did(ev("Page Viewed", 3)), away: "", bought: did(ev("Page Viewed", 3)) })}
  entities: {in: {carts: [{properties: {status: open}}]}, away: {carts: [{properties: {status: open}}]}, bought: {carts: [{properties: {status: done}}]}}`,
    members: ["in"],
    notMembers: ["away", "bought"],
  },
  {
    query: "trait('subscription.renewal_date').within_next(30 days)",
    world: people({
      soon: has("subscription: {renewal_date: '2026-03-15T00:00:00Z'}"),
      later: has("subscription: {renewal_date: '2026-05-15T00:00:00Z'}"),
      past: has("subscription: {renewal_date: '2026-02-15T00:00:00Z'}"),
      none: "",
    }),
    members: ["soon"],
    notMembers: ["later", "past", "none"],
  },
  {
    query: "trait('utm_source').contains('goog','bing')",
    world: people({
      one: has("utm_source: google"),
      other: has("utm_source: bing-ads"),
      neither: has("utm_source: news"),
      none: "",
    }),
    members: ["one", "other"],
    notMembers: ["neither", "none"],
  },
  {
    query: "event('Order Done').within(365 days).sum(property('revenue')) >= 1000",
    world: people({
      in: did(ev("Order Done", 10, "revenue: 600"), ev("Order Done", 300, "revenue: 400")),
      less: did(ev("Order Done", 10, "revenue: 600"), ev("Order Done", 300, "revenue: 399")),
      old: did(ev("Order Done", 10, "revenue: 600"), ev("Order Done", 370, "revenue: 400")),
    }),
    members: ["in"],
    notMembers: ["less", "old"],
  },
  {
    query: "event('Item Viewed').within(7 days).unique(property('category')).count() >= 3",
    world: people({
      in: did(...["a", "b", "c"].map((each) => ev("Item Viewed", 2, `category: ${each}`))),
      same: did(...["a", "b", "b"].map((each) => ev("Item Viewed", 2, `category: ${each}`))),
    }),
    members: ["in"],
    notMembers: ["same"],
  },
  {
    query: "event('Visit').max(property('app_version') as string) >= '2.10'",
    world: `  settings: {textOrder: code-units, orderOfTexts: code-units}\n${people({
      in: did(ev("Visit", 2, "app_version: '2.9'")),
      out: did(ev("Visit", 2, "app_version: '1.9'")),
    })}`,
    members: ["in"],
    notMembers: ["out"],
  },
  {
    query: "event('Signed Up').sources({exclude: 'abC1', 'dEf2'}).count() >= 1",
    world: people({
      in: did(ev("Signed Up", 2, "", "source: web")),
      excluded: did(ev("Signed Up", 2, "", "source: abC1"), ev("Signed Up", 3, "", "source: dEf2")),
    }),
    members: ["in"],
    notMembers: ["excluded"],
  },
  {
    query: "event('Screen Viewed').where(property('screen_name').starts_with('Check')).count() >= 1",
    world: people({
      in: did(ev("Screen Viewed", 2, "screen_name: Checkout")),
      out: did(ev("Screen Viewed", 2, "screen_name: Cart Check")),
    }),
    members: ["in"],
    notMembers: ["out"],
  },
  {
    query: "trait('total_spend') > literal(100)",
    world: people({ in: has("total_spend: 101"), even: has("total_spend: 100"), none: "" }),
    members: ["in"],
    notMembers: ["even", "none"],
  },
  {
    query: "NOT (trait('a') = 'true' OR trait('b') = 'true') AND trait('c') = 'true'",
    world: people({ in: has("c: true"), a: has("a: true, c: true"), b: has("b: true, c: true"), none: "" }),
    members: ["in"],
    notMembers: ["a", "b", "none"],
  },
  {
    query: "trait('birthday') = 1990-05-01",
    world: people({ in: has("birthday: '1990-05-01'"), other: has("birthday: '1990-05-02'"), none: "" }),
    members: ["in"],
    notMembers: ["other", "none"],
  },
  {
    query: "trait('email').is_set() AND trait('age').gte(18)",
    world: people({
      in: has("email: a@example.com, age: 18"),
      young: has("email: a@example.com, age: 17"),
      none: has("age: 18"),
    }),
    members: ["in"],
    notMembers: ["young", "none"],
  },
  {
    query: "trait('plan').equals('pro') AND trait('seats').greater_than(5)",
    world: people({
      in: has("plan: pro, seats: 6"),
      few: has("plan: pro, seats: 5"),
      free: has("plan: free, seats: 6"),
    }),
    members: ["in"],
    notMembers: ["few", "free"],
  },
  {
    query: "event('Visit').where(property('n') != 5).count() != 2",
    world: people({
      one: did(ev("Visit", 2, "n: 4"), ev("Visit", 3, "n: 5")),
      two: did(ev("Visit", 2, "n: 4"), ev("Visit", 3, "n: 6")),
    }),
    members: ["one"],
    notMembers: ["two"],
  },
  {
    query: "ALL NOT trait('banned') = 'true'",
    type: "ACCOUNTS",
    world: companies(
      { good: has("banned: false"), bad: has("banned: true") },
      { clean: "users: [good]", mixed: "users: [good, bad]" },
    ),
    members: ["clean"],
    notMembers: ["mixed"],
  },
];

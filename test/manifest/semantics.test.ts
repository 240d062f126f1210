import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/project/load-project.ts";
import { loadDeclaredProject } from "../../src/planning/load-declared-project.ts";
import { load, projectText as withoutOne, show, writeFiles } from "./temp-project.ts";

const projectText = withoutOne.replace(/ {2}lint: .*\n/, "");

interface Declared {
  kind?: "Audience" | "ComputedTrait";
  query: string;
  display?: string;
  type?: string;
  spec?: string;
  metadata?: string;
}

/** A manifest whose query stands on line 10. */
function manifest(name: string, { kind = "Audience", query, display, type = "USERS", ...more }: Declared): string {
  const [above, inside] = kind === "Audience" ? [`  audienceType: ${type}\n`, ""] : ["", `    type: ${type}\n`];
  return `apiVersion: audiencectl/v1
kind: ${kind}
metadata:
  name: ${name}
${more.metadata ?? ""}spec:
  name: ${display ?? `The ${name} of them`}
${above}  definition:
${inside}    query: >-
      ${query}
${more.spec ?? ""}`;
}

/** What these rules tell of some manifests, a row for each finding without the hint. */
async function lint(
  declared: Record<string, Declared>,
  project = projectText,
  environment = "staging",
): Promise<string[]> {
  const files = Object.fromEntries(
    Object.entries(declared).map(([name, row]) => [`${name}.yaml`, manifest(name, row)]),
  );
  const { diagnostics } = await load(files, environment, project);
  const own = diagnostics.filter(({ code }) => code.startsWith("lint-"));
  return own.map((diagnostic) => show(diagnostic).replace(/ \[.*\]$/, ""));
}

async function hints(declared: Record<string, Declared>): Promise<(string | undefined)[]> {
  const files = Object.fromEntries(
    Object.entries(declared).map(([name, row]) => [`${name}.yaml`, manifest(name, row)]),
  );
  return (await load(files, "staging", projectText)).diagnostics.map(({ hint }) => hint);
}

const ignoring = (...codes: string[]): string =>
  projectText.replace("spec:\n", `spec:\n  lint: {ignore: [${codes.join()}]}\n`);

const vip: Declared = { query: "trait('tier') = 'gold'" };
const orders: Declared = { kind: "ComputedTrait", query: "event('Order Completed').count()" };
const brands: Declared = { kind: "ComputedTrait", query: "event('Order Completed').unique(property('brand'))" };
const favourite: Declared = { kind: "ComputedTrait", query: "event('Order Completed').mode(property('brand'), 2)" };
const latest: Declared = { kind: "ComputedTrait", query: "event('Order Completed').last(property('brand'))" };
const spend: Declared = { kind: "ComputedTrait", query: "event('Order Completed').sum(property('total'))" };

describe("what a reference is compared with", () => {
  test.each([
    ["audience.vip", "= 'yes'", "audience/vip gives true or false, and nothing documents what = 'yes' makes of that"],
    ["audience.vip", "= 1", "audience/vip gives true or false, and nothing documents what = 1 makes of that"],
    ["audience.vip", "> 0", "audience/vip gives true or false, and nothing documents what > 0 makes of that"],
    [
      "audience.vip",
      ".contains('true')",
      "audience/vip gives true or false, and nothing documents what contains('true') makes of that",
    ],
    [
      "audience.vip",
      ".within_last(7 days)",
      "audience/vip gives true or false, and nothing documents what within_last(7 days) makes of that",
    ],
    ["trait.orders", "= 'many'", "trait/orders gives a number, and nothing documents what = 'many' makes of that"],
    ["trait.orders", ">= '5'", "trait/orders gives a number, and nothing documents what >= '5' makes of that"],
    ["trait.orders", "= 'true'", "trait/orders gives a number, and nothing documents what = 'true' makes of that"],
    [
      "trait.orders",
      ".after_date(2024-01-01)",
      "trait/orders gives a number, and nothing documents what after_date(2024-01-01) makes of that",
    ],
    ["trait.orders", "< 0", "trait/orders gives a count, and no count is < 0"],
    ["trait.orders", "= 1.5", "trait/orders gives a count, and no count is = 1.5"],
    ["trait.orders", ".one_of(-1, 0.5)", "trait/orders gives a count, and no count is one_of(-1, 0.5)"],
    ["trait.favourite", "> 5", "trait/favourite gives a text, and nothing documents what > 5 makes of that"],
    ["trait.favourite", "<= -5.5", "trait/favourite gives a text, and nothing documents what <= -5.5 makes of that"],
    ["trait.brands", "= 'acme'", "trait/brands gives a list, and nothing documents what = 'acme' makes of that"],
    ["trait.brands", ">= 3", "trait/brands gives a list, and nothing documents what >= 3 makes of that"],
  ])("${%s.key} %s is told", async (reference, comparison, message) => {
    const query = `trait('\${${reference}.key}') ${comparison}`.replace(") .", ").");
    const [found, ...more] = await lint({ asks: { query }, vip, orders, brands, favourite });
    expect(found).toContain(`warning lint-reference-type: ${message}`);
    expect(more).toEqual([]);
  });

  test.each([
    ["audience.vip", "= 'true'"],
    ["audience.vip", "= true"],
    ["audience.vip", ".exists()"],
    ["audience.vip", ".one_of('true', 'false')"],
    ["audience.vip", "= trait('other')"],
    ["trait.orders", ">= 3"],
    ["trait.orders", "= '3'"],
    ["trait.orders", ".absent()"],
    ["trait.orders", ".one_of(-1, 2)"],
    ["trait.spend", "< 0"],
    ["trait.orders", ".one_of('3', 'none')"],
    ["trait.orders", ".starts_with('3')"],
    ["trait.favourite", "= 5"],
    ["trait.favourite", "= 'acme'"],
    ["trait.favourite", "> 'm'"],
    ["trait.favourite", ">= '2.10'"],
    ["trait.favourite", ".within_last(7 days)"],
    ["trait.brands", ".contains('acme')"],
    ["trait.brands", ".exists()"],
    ["trait.latest", "= 'acme'"],
    ["trait.latest", ".within_last(7 days)"],
  ])("${%s.key} %s is let through", async (reference, comparison) => {
    const query = `trait('\${${reference}.key}') ${comparison}`.replace(") .", ").");
    expect(await lint({ asks: { query }, vip, orders, brands, favourite, latest, spend })).toEqual([]);
  });

  test("has its place in the file, and a remedy", async () => {
    const query = "trait('${audience.vip.key}') = 'yes'";
    const { diagnostics } = await load({ "asks.yaml": manifest("asks", { query }), "vip.yaml": manifest("vip", vip) });
    expect(diagnostics.map(show)).toEqual([
      "asks.yaml:10:36-43 warning lint-reference-type: audience/vip gives true or false, and nothing documents what = 'yes' makes of that [write = 'true', or NOT before it for those who are not in it]",
    ]);
  });

  test("counts for a key that is known by adoption", async () => {
    const adopted = { ...vip, metadata: "  adopt: {key: vips}\n" };
    expect(await lint({ asks: { query: "trait('vips') > 3" }, vip: adopted }, ignoring("lint-raw-key"))).toHaveLength(
      1,
    );
  });
});

describe("an audience of users that asks for a computed trait of accounts", () => {
  const logins: Declared = { kind: "ComputedTrait", type: "ACCOUNTS", query: "event('Logged In').count()" };
  const accounts: Declared = { type: "ACCOUNTS", query: "trait('industry') = 'Software'" };

  test.each([
    ["alone", "trait('${trait.logins.key}') >= 3"],
    ["among others", "trait('plan') = 'pro' AND NOT trait('${trait.logins.key}').exists()"],
    ["within a where", "event('A').where(property('n') > trait('${trait.logins.key}')).count() >= 1"],
  ])("%s is told", async (_title, query) => {
    const [found = "", ...more] = await lint({ asks: { query }, logins });
    expect(found).toContain("warning lint-account-trait: trait/logins is of accounts, and traits of accounts are not");
    expect(more).toEqual([]);
  });

  test("is told at the name, with the way that is documented", async () => {
    const asks = manifest("asks", { query: "trait('${trait.logins.key}') >= 3" });
    const { diagnostics } = await load({ "asks.yaml": asks, "logins.yaml": manifest("logins", logins) });
    expect(diagnostics.map(show)).toEqual([
      "asks.yaml:10:13-34 warning lint-account-trait: trait/logins is of accounts, and traits of accounts are not available in an audience of users [put this condition into an audience of type ACCOUNTS, and ask here for those who are in it: trait('${audience.NAME.key}') = 'true']",
    ]);
  });

  test.each<[title: string, asks: Declared]>([
    ["an audience of users that asks for one of accounts", { query: "trait('${audience.accounts.key}') = 'true'" }],
    ["an audience of users that asks for a trait of users", { query: "trait('${trait.orders.key}') >= 3" }],
    ["an audience of accounts", { type: "ACCOUNTS", query: "trait('${trait.logins.key}') >= 3" }],
    ["an audience of accounts about users", { type: "ACCOUNTS", query: "ANY trait('${trait.orders.key}') >= 3" }],
    [
      "a linked audience, of which nothing is documented",
      { type: "LINKED", query: "trait('${trait.logins.key}') >= 3" },
    ],
    [
      "a linked audience that asks for classic ones",
      { type: "LINKED", query: "trait('${audience.accounts.key}') = 'true' AND trait('${audience.vip.key}') = 'true'" },
    ],
    ["a trait of users that has the name of the other", { query: "trait('logins') >= 3" }],
  ])("%s is let through", async (_title, asks) => {
    const found = await lint({ asks, logins, accounts, orders, vip }, ignoring("lint-raw-key"));
    expect(found).toEqual([]);
  });
});

test("a reference in a linked audience is no path into a nested trait", async () => {
  const asks = manifest("asks", { type: "LINKED", query: "trait('${audience.vip.key}') = 'true'" });
  const { diagnostics } = await load({ "asks.yaml": asks, "vip.yaml": manifest("vip", vip) });
  expect(diagnostics).toEqual([]);
});

describe("an audience compared with false", () => {
  test.each(["= 'false'", "= false", "!= 'true'", ".one_of('false')"])("%s is told", async (comparison) => {
    expect(
      await lint({ asks: { query: `trait('\${audience.vip.key}') ${comparison}`.replace(") .", ").") }, vip }),
    ).toEqual([
      expect.stringContaining(
        "warning lint-left-only: This finds people who left audience/vip, and nobody who was never in it",
      ),
    ]);
  });

  test.each([
    ["", "This finds people who left audience/vip, and nothing documents whether it finds those who were never in it"],
    [
      "NOT ",
      "With NOT, this finds people who are in audience/vip, and nothing documents whether it finds those who never were",
    ],
  ])("%snone_of('true') is told with what is open of it", async (not, message) => {
    const query = `${not}trait('\${audience.vip.key}').none_of('true')`;
    expect(await lint({ asks: { query }, vip })).toEqual([expect.stringContaining(message)]);
  });

  test("is told each time, where nothing else is asked of the audience", async () => {
    const left = "trait('${audience.vip.key}') = 'false'";
    const query = `${left} AND trait('a') = 1 OR ${left} AND trait('a').absent()`;
    expect(await lint({ asks: { query }, vip })).toHaveLength(2);
  });

  test("is told otherwise under NOT", async () => {
    const declared = { asks: { query: "NOT trait('${audience.vip.key}') = 'false'" }, vip };
    expect(await lint(declared)).toEqual([
      expect.stringContaining("With NOT, this finds people who were never in audience/vip besides those who are"),
    ]);
    expect(await hints(declared)).toEqual([
      "for those who are in it write trait('${audience.vip.key}') = 'true', without NOT",
    ]);
  });

  test.each([
    ["NOT trait('${audience.vip.key}') = 'true'"],
    ["trait('${audience.vip.key}') != 'false'"],
    ["trait('${audience.vip.key}').one_of('true', 'false')"],
    ["trait('${audience.vip.key}').none_of('false')"],
    ["trait('${trait.latest.key}').one_of('false')"],
    ["trait('${audience.vip.key}').exists() AND NOT trait('${audience.vip.key}') = 'true'"],
    ["trait('consent') = 'false'"],
    ["trait('${audience.vip.key}') = 'false' OR trait('${audience.vip.key}').absent()"],
    ["NOT trait('${audience.vip.key}').exists() OR trait('${audience.vip.key}') != 'true'"],
    ["trait('${audience.vip.key}') = 'true' OR trait('${audience.vip.key}') = 'false'"],
    ["NOT trait('${audience.vip.key}') = 'false' AND trait('${audience.vip.key}').exists()"],
    ["trait('tier') = 'x' AND (trait('${audience.vip.key}') = 'false' OR trait('${audience.vip.key}').absent())"],
    ["trait('${trait.latest.key}') = 'false'"],
  ])("%s is let through", async (query) => {
    expect(await lint({ asks: { query }, vip, latest })).toEqual([]);
  });
});

describe("references to what is disabled", () => {
  const off = { ...vip, spec: "  enabled: false\n" };
  const query = "trait('${audience.vip.key}') = 'true'";

  test("are told", async () => {
    expect(await lint({ asks: { query }, vip: off })).toEqual([
      "asks.yaml:10:13-34 warning lint-disabled-reference: audience/vip has enabled: false, so Segment does not compute what this asks for",
    ]);
  });

  test.each([
    ["from what is disabled as well", { asks: { query, spec: "  enabled: false\n" }, vip: off }],
    ["to what is enabled", { asks: { query }, vip: { ...vip, spec: "  enabled: true\n" } }],
    ["to what does not say", { asks: { query }, vip }],
  ])("%s are let through", async (_which, declared: Record<string, Declared>) => {
    expect(await lint(declared)).toEqual([]);
  });
});

describe("chains of references", () => {
  const step = (name: string): Declared => ({
    query: `trait('\${audience.${name}.key}') = 'true' AND trait('step') = '${name}'`,
  });

  test("of four are told where they begin", async () => {
    expect(await lint({ a: step("b"), b: step("c"), c: step("d"), d: step("e"), e: vip })).toEqual([
      "a.yaml:10:13-32 warning lint-long-chain: A chain of 4 references begins here: audience/a → audience/b → audience/c → audience/d → audience/e",
    ]);
  });

  test("of three are let through", async () => {
    expect(await lint({ b: step("c"), c: step("d"), d: step("e"), e: vip })).toEqual([]);
  });

  test("in a circle are left to the plan", async () => {
    const circle = { a: step("b"), b: step("c"), c: step("d"), d: step("e"), e: step("a") };
    expect(await lint(circle)).toEqual([]);
  });

  test("that lead into a circle are left to the plan, too", async () => {
    const circle = { z: step("a"), a: step("b"), b: step("c"), c: step("d"), d: step("a") };
    expect(await lint(circle, ignoring("lint-same-meaning"))).toEqual([]);
  });
});

describe("keys that are written out", () => {
  test("are certain when a manifest adopts by them", async () => {
    const declared = {
      asks: { query: "trait('vips_2023') = 'true'" },
      vip: { ...vip, metadata: "  adopt: {key: vips_2023}\n" },
    };
    expect(await lint(declared)).toEqual([
      "asks.yaml:10:13-24 warning lint-raw-key: 'vips_2023' is the key of audience/vip",
    ]);
    expect(await hints(declared)).toEqual(["write '${audience.vip.key}'"]);
  });

  test("are probable when a display name leads to them", async () => {
    const declared = { asks: { query: "trait('big_spenders') = 'true'" }, vip: { ...vip, display: "Big spenders" } };
    expect(await lint(declared)).toEqual([
      "asks.yaml:10:13-27 warning lint-raw-key: 'big_spenders' is probably the key of audience/vip",
    ]);
    expect(await hints(declared)).toEqual([
      "write '${audience.vip.key}'; or, when a trait of another origin is meant, list 'big_spenders' in spec.lint.names of the project file",
    ]);
  });

  test.each([
    ["an audience", "trait('newsletter') = 'true'", { ...vip, display: "Newsletter" }],
    ["an audience that is not to hold", "NOT trait('newsletter') = 'true'", { ...vip, display: "newsletter" }],
    ["an audience in snake case", "trait('vip_customers') = 'true'", { ...vip, display: "vip_customers" }],
    ["a count", "trait('orders') >= 3", { ...orders, display: "Orders" }],
    ["a value", "trait('brand') = 'acme'", { ...latest, display: "Brand" }],
  ])("are probable when they are one word, or the name already, of %s", async (_which, query, declared: Declared) => {
    const [found, ...more] = await lint({ asks: { query }, one: declared });
    expect(found).toMatch(/lint-raw-key: '\w+' is probably the key of (audience|trait)\/one$/);
    expect(more).toEqual([]);
  });

  test("are let through when the project file lists them as names of another origin", async () => {
    const project = projectText.replace("spec:\n", "spec:\n  lint: {names: [newsletter]}\n");
    const declared = { asks: { query: "trait('newsletter') = 'true'" }, vip: { ...vip, display: "Newsletter" } };
    expect(await lint(declared, project)).toEqual([]);
  });

  test("are let through when what is called so asks for the trait itself, which comes from elsewhere", async () => {
    const asking = "trait('newsletter') = 'true' AND event('Opened').count() >= 1";
    const declared = {
      asks: { query: "trait('newsletter') = 'true' AND trait('tier') = 'gold'" },
      readers: { query: asking, display: "Newsletter" },
    };
    expect(await lint(declared)).toEqual([]);
  });

  test.each([
    ["that no name leads to", "trait('big_spenders') = 'true'", "Bigger spenders"],
    ["of one word that nobody knows how to split", "trait('vip') = 'true'", "VIP"],
    ["with a digit, of which nobody knows whether it is a word", "trait('near1') = 'true'", "near1"],
    ["with signs, of which nobody knows what they become", "trait('big_spenders') = 'true'", "Big-spenders"],
    ["that are not asked for a membership", "trait('big_spenders') = 'gold'", "Big spenders"],
  ])("are let through %s", async (_which, query, display) => {
    expect(await lint({ asks: { query }, vip: { ...vip, display } })).toEqual([]);
  });

  test("are let through where a count is compared with what is no number", async () => {
    expect(await lint({ asks: { query: "trait('orders') = 'many'" }, one: { ...orders, display: "Orders" } })).toEqual(
      [],
    );
  });

  test("are let through where a manifest names its own", async () => {
    expect(await lint({ vip: { query: "trait('big_spenders') = 'true'", display: "Big spenders" } })).toEqual([]);
  });
});

describe("a key that is written out and probably that of a manifest", () => {
  const spenders: Declared = { ...vip, display: "Big spenders" };
  const logins: Declared = { kind: "ComputedTrait", type: "ACCOUNTS", query: "event('Logged In').count()" };
  const step = (key: string, display: string): Declared => ({
    query: `trait('${key}') = 'true' AND trait('step') = '${key}'`,
    display,
  });

  test.each<[rule: string, declared: Record<string, Declared>, message: string]>([
    [
      "left-only",
      { asks: { query: "trait('big_spenders') = 'false'" }, vip: spenders },
      "If 'big_spenders' is the key of audience/vip, this finds people who left audience/vip, and nobody who was never in it",
    ],
    [
      "disabled-reference",
      { asks: { query: "trait('big_spenders') = 'true'" }, vip: { ...spenders, spec: "  enabled: false\n" } },
      "If 'big_spenders' is the key of audience/vip, audience/vip has enabled: false, so Segment does not compute what this asks for",
    ],
    [
      "account-trait",
      { asks: { query: "trait('login_count') >= 4" }, logins: { ...logins, display: "Login count" } },
      "If 'login_count' is the key of trait/logins, trait/logins is of accounts, and traits of accounts are not available in an audience of users",
    ],
    [
      "long-chain",
      {
        a: step("step_b", "Step a"),
        b: step("step_c", "Step b"),
        c: step("step_d", "Step c"),
        d: step("big_spenders", "Step d"),
        vip: spenders,
      },
      "A chain of 4 references probably begins here: audience/a → audience/b → audience/c → audience/d → audience/vip",
    ],
  ])("is seen by lint-%s, which says that it is not certain", async (rule, declared, message) => {
    const found = await lint(declared, ignoring("lint-raw-key"));
    expect(found).toEqual([expect.stringContaining(`warning lint-${rule}: ${message}`)]);
  });
});

describe("names that are nearly the same", () => {
  test("are told at the rarer one, with the other's place", async () => {
    const declared = {
      a: { query: "event('Order Completed').count() >= 1" },
      b: { query: "event('Order Completed').count() >= 2" },
      c: { query: "event('Order completed').count() >= 3" },
    };
    expect(await lint(declared)).toEqual([
      "c.yaml:10:13-30 warning lint-near-name: The event 'Order completed' differs from 'Order Completed' in capital letters only",
    ]);
    expect(await hints(declared)).toEqual([
      "'Order Completed' is used 2 times, first at a.yaml:10:13; write one of the two everywhere, or, when both are meant, list 'Order completed' in spec.lint.names of the project file",
    ]);
  });

  test("are told of properties of one event", async () => {
    const where = (event: string, property: string): string =>
      `event('${event}').where(property('${property}') = 1).count() >= 1`;
    const [found, ...more] = await lint({ a: { query: where("A", "order_id") }, b: { query: where("A", "orderId") } });
    expect(found).toContain(
      "The property 'orderId' of the event 'A' differs from 'order_id' in blanks, _, - and capital",
    );
    expect(more).toEqual([]);
    expect(await lint({ a: { query: where("A", "order_id") }, b: { query: where("B", "orderId") } })).toEqual([]);
  });

  test.each([
    ["color", "colour"],
    ["total", "totals"],
    ["address.street", "adress.street"],
  ])("are told of the properties %s and %s of one event", async (one, other) => {
    const where = (property: string): Declared => ({
      query: `event('A').where(property('${property}') = 1).count() >= 1`,
    });
    expect(await lint({ a: where(one), b: where(other) })).toHaveLength(1);
  });

  test.each([
    ["a way into an object and a flat name", "plan.name", "plan_name"],
    ["a way into an object and one word", "plan.names", "plannames"],
    ["a way into an object and a key with a dot", "order.total", "order\\\\.total"],
    ["short names that differ in another letter", "price", "prize"],
    ["names that differ in a digit", "line1", "line"],
  ])("are let through of %s", async (_what, one, other) => {
    const where = (property: string): Declared => ({
      query: `event('A').where(property('${property}') = 1).count() >= 1`,
    });
    const trait = (name: string): Declared => ({ query: `trait('${name}') = 1` });
    expect(await lint({ a: where(one), b: where(other), c: trait(one), d: trait(other) })).toEqual([]);
  });

  test("are let through of short traits, of which there are many", async () => {
    expect(await lint({ a: { query: "trait('color') = 1" }, b: { query: "trait('colour') = 2" } })).toEqual([]);
  });

  test("are told of traits", async () => {
    const [found] = await lint({
      a: { query: "trait('lifetime_value') > 1" },
      b: { query: "trait('lifetime_valu') > 2" },
    });
    expect(found).toContain(
      "The trait 'lifetime_valu' differs from 'lifetime_value' in one letter, perhaps by mistake",
    );
  });

  test("are told of a trait and the key of what a manifest adopts, however often it is used", async () => {
    const declared = {
      asks: { query: "trait('tents_user_151') = 'true'" },
      asksToo: { query: "trait('tents_user_151') = 'false'" },
      tents: { ...vip, metadata: "  adopt: {key: tents_users_151}\n" },
    };
    const found = (await lint(declared)).filter((each) => each.includes("lint-near-name"));
    expect(found).toEqual([
      "asks.yaml:10:13-29 warning lint-near-name: The trait 'tents_user_151' differs from 'tents_users_151', the key of audience/tents, in one letter, perhaps by mistake",
    ]);
    expect((await hints(declared))[0]).toContain("write '${audience.tents.key}'; or,");
  });

  test.each([
    ["two keys", "tents_user_151"],
    ["digits alone", "tents_users_152"],
  ])("are let through of keys that differ in %s", async (what, name) => {
    const other = what === "two keys" ? { other: { ...vip, metadata: `  adopt: {key: ${name}}\n` } } : {};
    const found = await lint({
      asks: { query: `trait('${name}') = 'true'` },
      tents: { ...vip, metadata: "  adopt: {key: tents_users_151}\n" },
      ...other,
    });
    expect(found.filter((each) => each.includes("lint-near-name"))).toEqual([]);
  });

  test("are told over environments, once", async () => {
    const declared = {
      a: { query: "event('Order Completed').count() >= 1", metadata: "  environments: [production]\n" },
      b: { query: "event('Order completed').count() >= 3" },
    };
    expect(await lint(declared)).toEqual(await lint(declared, projectText, "production"));
  });

  test.each([
    ["of an event and a trait", "event('Order Completed').count() >= 1", "trait('order completed') = 'x'"],
    ["of two references", "trait('${audience.vip.key}') = 'true'", "trait('${trait.vip.key}') = 1"],
  ])("are let through %s", async (_which, a, b) => {
    const found = await lint({ a: { query: a }, b: { query: b }, vip, ...(a.includes("$") && { "vip-2": vip }) });
    expect(found.filter((each) => each.includes("lint-near-name"))).toEqual([]);
  });

  test("are let through when the project file lists them", async () => {
    const project = projectText.replace("spec:\n", "spec:\n  lint: {names: [Products Viewed]}\n");
    const declared = {
      a: { query: "event('Product Viewed').count() >= 1" },
      b: { query: "event('Products Viewed').count() >= 2" },
    };
    expect(await lint(declared)).toHaveLength(1);
    expect(await lint(declared, project)).toEqual([]);
  });
});

describe("manifests that compute the same", () => {
  const one: Declared = { query: "trait('a') = 5 AND event('B').count() > 0" };
  const other: Declared = { query: "event('B').count() >= 1 AND trait('a') = 5" };

  test("are told at the second", async () => {
    const declared = { one, other };
    expect(await lint(declared)).toEqual([
      "other.yaml:4:9-14 warning lint-same-meaning: audience/other computes the same as audience/one",
    ]);
    expect(await hints(declared)).toEqual([
      "the other one is at one.yaml:4:9; keep one of them, or change a condition",
    ]);
  });

  test("are told of computed traits", async () => {
    expect(await lint({ orders, more: orders })).toHaveLength(1);
  });

  test.each([
    ["another number", { ...other, query: other.query.replace(">= 1", ">= 2") }],
    ["another type", { ...other, type: "LINKED" }],
    ["another environment", { ...other, metadata: "  environments: [production]\n" }],
    ["enabled: false, as Segment does not compute it", { ...other, spec: "  enabled: false\n" }],
    ["another list of identifiers", { ...other, spec: "  options: {filterByExternalIds: [email]}\n" }],
  ])("are let through with %s", async (_what, changed: Declared) => {
    expect(await lint({ one, other: changed })).toEqual([]);
  });
});

describe("rules about the meaning of one query", () => {
  test("tell the place of both conditions", async () => {
    const query = "event('A').count() >= 5 AND event('A').count() < 3";
    const { diagnostics } = await load({ "a.yaml": manifest("a", { query }) });
    expect(diagnostics.map(show)).toEqual([
      "a.yaml:10:35-57 warning lint-contradiction: event('A').count() < 3 is never true together with event('A').count() >= 5: no count fulfils both [take one of them out, or join them with OR; the other one is at a.yaml:10:7]",
    ]);
  });

  test.each([
    ["lint-contradiction", "event('A').count() >= 5 AND event('A').count() < 3"],
    ["lint-always-true", "event('A').count() >= 5 OR event('A').count() < 9"],
    ["lint-call-name", "event('page').count() >= 1"],
    ["lint-result-type", "event('A').mode(property('x'), 1) > 5"],
  ])("%s can be left out", async (code, query) => {
    expect(await lint({ a: { query } })).toHaveLength(1);
    expect(await lint({ a: { query } }, ignoring(code))).toEqual([]);
  });

  test("of an event that is called like a call are silent for a name that the project file means", async () => {
    const project = projectText.replace("spec:\n", "spec:\n  lint: {names: [Page]}\n");
    const [found] = await lint({ a: { query: "event('Page').count() >= 1" } });
    expect(found).toContain("lint-call-name: event('Page') is an event that was given this name, not the page calls");
    expect(await lint({ a: { query: "event('Page').count() >= 1" } }, project)).toEqual([]);
    expect(await lint({ a: { query: "event('page').count() >= 1" } }, project)).toHaveLength(1);
  });

  test("say nothing of a query with an error", async () => {
    expect(await lint({ a: { query: "event('page').count() >= 1 AND event('A')" } })).toEqual([]);
  });

  test("leave it to two users of an account to fulfil one condition each", async () => {
    const query = "event('A').count() >= 5 AND event('A').count() < 3";
    expect(await lint({ a: { query, type: "ACCOUNTS" } })).toEqual([]);
    expect(await lint({ a: { query } })).toHaveLength(1);
  });
});

describe("names that a project has agreed on", () => {
  const settings = (text: string): string => projectText.replace("spec:\n", `spec:\n  lint: ${text}\n`);
  const agreed = settings("{namePatterns: ['Growth - *', 'Test ??'], names: [VIPs]}");
  const named = (display: string): Record<string, Declared> => ({ a: { ...vip, display } });

  test.each<[title: string, display: string, why: string]>([
    ["that fits no pattern", "Old buyers", "fits none of 'Growth - *', 'Test ??'"],
    ["that fits one but for capitals", "growth - new", "fits 'Growth - *' but for capital letters"],
    ["that has a character too many", "Test 123", "fits none of 'Growth - *', 'Test ??'"],
  ])("are held against a name %s, at its place", async (_title, display, why) => {
    expect(await lint(named(display), agreed)).toEqual([
      `a.yaml:6:9-${9 + display.length} warning lint-name-pattern: The display name "${display}" ${why}`,
    ]);
  });

  test.each(["Growth - new", "Test 12", "VIPs"])("let %s pass", async (display) => {
    expect(await lint(named(display), agreed)).toEqual([]);
  });

  test("are no matter of traits, nor of a project that has agreed on none", async () => {
    expect(await lint({ orders }, agreed)).toEqual([]);
    expect(await lint(named("Old buyers"))).toEqual([]);
  });

  test("can be left out", async () => {
    const left = settings("{ignore: [lint-name-pattern], namePatterns: ['Growth - *']}");
    expect(await lint(named("Old buyers"), left)).toEqual([]);
  });

  test("cost no time where a pattern has many stars", async () => {
    const found = await lint(named("a".repeat(60)), settings(`{namePatterns: ['${"*a".repeat(60)}b']}`));
    expect(found).toHaveLength(1);
  });

  test.each<[title: string, patterns: string, column: number]>([
    ["a list without any", "[]", 24],
    ["an empty one", "['Growth - *', '']", 39],
    ["what is no list", "Growth", 24],
    ["what is no text", "[7]", 25],
  ])("are refused at their place as %s", async (_title, patterns, column) => {
    const folder = writeFiles({ "audiencectl.yaml": settings(`{namePatterns: ${patterns}}`) });
    const { diagnostics } = await loadProject("audiencectl.yaml", folder);
    expect(diagnostics).toMatchObject([{ severity: "error", source: { line: 6, column } }]);
  });
});

test.each([
  "lint-reference-type",
  "lint-account-trait",
  "lint-left-only",
  "lint-disabled-reference",
  "lint-long-chain",
  "lint-raw-key",
  "lint-near-name",
  "lint-same-meaning",
])("%s can be left out", async (code) => {
  const step = (name: string): Declared => ({
    query: `trait('\${audience.${name}.key}') = 'true' AND trait('step') = '${name}'`,
  });
  const declared: Record<string, Declared> = {
    a: step("b"),
    b: step("c"),
    c: step("d"),
    d: step("vip"),
    vip,
    type: { query: "trait('${audience.vip.key}') = 7" },
    left: { query: "trait('${audience.vip.key}') = 'false'" },
    off: { query: "trait('x') = 'y'", spec: "  enabled: false\n", display: "Some people" },
    disabled: { query: "trait('${audience.off.key}') = 'true'" },
    raw: { query: "trait('some_people') = 'true' AND trait('z') = 1" },
    near: { query: "event('Order Completed').count() = 1" },
    nearer: { query: "event('order completed').count() = 2" },
    same: vip,
    logins: { kind: "ComputedTrait", type: "ACCOUNTS", query: "event('Logged In').count()" },
    account: { query: "trait('${trait.logins.key}') >= 4" },
  };
  const withCode = (found: readonly string[]): string[] => found.filter((each) => each.includes(` ${code}: `));
  expect(withCode(await lint(declared))).not.toEqual([]);
  expect(withCode(await lint(declared, ignoring(code)))).toEqual([]);
});

test.each(["quickstart", "ecommerce", "messaging"])("nothing is found in the example %s", async (name) => {
  const cwd = path.resolve(import.meta.dirname, "../../examples", name);
  for (const env of name === "ecommerce" ? ["staging", "production"] : ["demo"]) {
    const { warnings } = await loadDeclaredProject({ cwd, env });
    expect(warnings).toEqual([]);
  }
});

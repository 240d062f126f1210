import { describe, expect, test } from "vitest";
import { loadDeclaredProject } from "../../src/planning/load-declared-project.ts";
import { openTests } from "../../src/testing/open-tests.ts";
import { projectText, show, writeFiles } from "../manifest/temp-project.ts";
import { audienceOf, open, testOf, traitOf } from "./run.ts";

const manifests = {
  "a.yaml": [
    audienceOf(
      "buyers",
      "event('Order Completed').where(property('total') > 5 AND property('products.$.category') = 'a' AND context('page.url').exists()).count() >= 1",
    ),
    audienceOf("pros", "trait('plan') = 'pro' AND trait('address.city') = 'Rome' AND trait('a\\\\.b').exists()"),
    audienceOf("others", "event('Signed Up').where(property('discount') > 5).count() >= 1"),
    audienceOf("strange", "journey('Order Complex').count() >= 1"),
    audienceOf("rows", "entity('orders').where(property('amount') > 5).count() >= 1", { type: "LINKED" }),
    traitOf("lifetime-value", "event('Order Completed').sum(property('total'))"),
  ].join("---\n"),
};

/** What is said of a test with one person of these fields. */
async function warnings(person: string, { spec = "", project = projectText } = {}): Promise<string[]> {
  const text = testOf(`  people:\n    ann: {${person}}\n${spec}  expect: {audience/buyers: {notMembers: [ann]}}\n`);
  const { diagnostics } = await open({ "audiencectl.yaml": project, ...manifests, "tests/a.yaml": text });
  return diagnostics
    .filter(({ code }) => code === "test-near-name")
    .map((each) => show(each).replace("tests/a.yaml:", ""));
}

const event = (fields: string, name = "Order Completed"): string => `events: [{event: ${name}, at: now, ${fields}}]`;
const meant = (name: string, written: string): string =>
  `[did you mean '${name}'? if both are meant, list '${written.split(".").at(-1)}' in spec.lint.names of the project file]`;

describe("an event that is called like a kind of call", () => {
  test("is told once, with what to write", async () => {
    const events = "events: [{event: page, at: -3 days}, {event: page, at: -2 days}]";
    expect(await warnings(events)).toEqual([
      "7:28-32 warning test-near-name: 'page' is an event that was given this name, not the page calls [write event: Page Viewed for a page call; if an event has this name, list 'page' in spec.lint.names of the project file]",
    ]);
  });

  test("is not told where the name is meant", async () => {
    const project = projectText.replace("lint: {", "lint: {names: [page], ");
    expect(await warnings("events: [{event: page, at: -3 days}]", { project })).toEqual([]);
  });
});

describe("a name that no query gives and that is nearly one of theirs is told", () => {
  test.each([
    [
      "of an event",
      event("times: 1", "Order Complet"),
      `7:28-41 warning test-near-name: no query of the environment staging names the event 'Order Complet' ${meant("Order Completed", "Order Complet")}`,
    ],
    [
      "of an event in other letters",
      event("times: 1", "order completed"),
      `7:28-43 warning test-near-name: no query of the environment staging names the event 'order completed' ${meant("Order Completed", "order completed")}`,
    ],
    [
      "of a property",
      event("properties: {totl: 3}"),
      `7:67-71 warning test-near-name: no query of the environment staging names the property 'totl' of the event 'Order Completed' ${meant("total", "totl")}`,
    ],
    [
      "of a property within a list",
      event("properties: {products: [{categry: a}]}"),
      `7:79-86 warning test-near-name: no query of the environment staging names the property 'products.$.categry' of the event 'Order Completed' ${meant("products.$.category", "categry")}`,
    ],
    [
      "of a context field",
      event("context: {page: {uri: a}}"),
      `7:71-74 warning test-near-name: no query of the environment staging names the context field 'page.uri' of the event 'Order Completed' ${meant("page.url", "uri")}`,
    ],
    [
      "of a trait",
      "traits: {Plan: pro}",
      `7:20-24 warning test-near-name: no query of the environment staging names the trait 'Plan' ${meant("plan", "Plan")}`,
    ],
    [
      "of a trait within another one",
      "traits: {address: {citty: Rome}}",
      `7:30-35 warning test-near-name: no query of the environment staging names the trait 'address.citty' ${meant("address.city", "citty")}`,
    ],
    [
      "of an external id",
      "ids: {emial: x}",
      "7:17-22 warning test-near-name: no audience of the environment staging counts the external id 'emial' [did you mean 'email'? if both are meant, list 'emial' in spec.lint.names of the project file]",
    ],
    [
      "of the trait of an object",
      "traits: {lifetime_valu: 3}",
      `7:20-33 warning test-near-name: no query of the environment staging names the trait 'lifetime_valu' ${meant("lifetime_value", "lifetime_valu")}`,
    ],
  ])("%s", async (_what, person, warning) => {
    expect(await warnings(person)).toEqual([warning]);
  });

  test("of rows and their columns", async () => {
    const spec = "  entities: {ann: {order: [{properties: {}}], orders: [{properties: {amout: 3}}]}}\n";
    expect((await warnings("", { spec })).map((each) => /names the (.*?) \[/.exec(each)?.[1])).toEqual([
      "entity 'order'",
      "column 'amout' of the entity 'orders'",
    ]);
  });

  test("once, however often it is written", async () => {
    const twice = "events: [{event: Order Complet, at: now}, {event: Order Complet, at: now}]";
    expect(await warnings(twice)).toHaveLength(1);
  });

  test("of the whole project, when all of its environments were read", async () => {
    const text = testOf("  people: {ann: {traits: {Plan: pro}}}\n  expect: {audience/buyers: {notMembers: [ann]}}\n");
    const folder = writeFiles({ "audiencectl.yaml": projectText, ...manifests, "tests/a.yaml": text });
    const all = await Promise.all(["staging", "production"].map((env) => loadDeclaredProject({ cwd: folder, env })));
    const messages = all.flatMap((each) => openTests(each, folder, all).diagnostics.map(({ message }) => message));
    expect(new Set(messages)).toEqual(new Set(["no query of this project names the trait 'Plan'"]));
  });

  test("and the test is run all the same", async () => {
    const text = testOf(
      "  people: {ann: {events: [{event: Order Complet, at: now}]}}\n  expect: {audience/buyers: {notMembers: [ann]}}\n",
    );
    expect((await open({ ...manifests, "tests/a.yaml": text })).run.tests).toHaveLength(1);
  });
});

describe("nothing is said of a name", () => {
  test.each([
    ["that a query gives", `traits: {plan: a, address: {city: a}, a.b: 1}, ${event("properties: {total: 3}")}`],
    ["of an external id that is documented, or near to none", "ids: {anonymous_id: a, android.idfa: b, loyalty: c}"],
    ["that is near to none", `traits: {seats: 3, address: {street: a}}, ${event("properties: {coupon: a}")}`],
    ["that a query gives for something else", event("properties: {discount: 3, plan: a}")],
    ["that an unknown function may look at", event("times: 1", "Order Complex")],
    ["of a property of an event that no query looks at", event("properties: {totl: 3}", "Video Played")],
    ["by which an object is seen", "traits: {lifetime_value: 3, buyers: true}"],
    ["within what no query looks into", "traits: {plan: {citty: 3}}"],
  ])("%s", async (_what, person) => {
    expect(await warnings(person)).toEqual([]);
  });

  test("that the project file lists as meant", async () => {
    const project = projectText.replace("lint: {", "lint: {names: [totl], ");
    expect(await warnings(event("properties: {totl: 3}"), { project })).toEqual([]);
  });
});

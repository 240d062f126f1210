import { describe, expect, it, test } from "vitest";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { defaultState, type SimulatedSpace } from "../../src/simulator/state.ts";
import { audienceInput, audiencesPath, createTestApi, testNowMs, type Answer, type TestApi } from "./support/api.ts";
import { createPeopledApi } from "./support/tracking.ts";

const noLimits = { rateLimits: false } as const;
const shop = "/spaces/spa_shop";
const large = "/spaces/spa_large";

function shopApi(settings: Partial<SimulatorSettings> = {}): TestApi {
  return createTestApi({ state: smallShop(testNowMs), settings: { ...noLimits, ...settings } });
}

async function read(api: TestApi, path: string): Promise<Answer["data"]> {
  const { status, data } = await api.call("GET", path);
  expect([path, status]).toEqual([path, 200]);
  return data;
}

/** All pages of a list, walked by its cursors. */
async function walk(api: TestApi, path: string): Promise<Answer["data"][]> {
  const pages = [await read(api, path)];
  for (let next = pages[0]?.pagination.next; typeof next === "string"; next = pages.at(-1)?.pagination.next)
    pages.push(await read(api, `${path}&pagination.cursor=${encodeURIComponent(next)}`));
  return pages;
}

/** A space that holds what a test says. */
function spaceWith(collections: Partial<SimulatedSpace>, settings: Partial<SimulatorSettings> = {}): TestApi {
  const state = defaultState();
  Object.assign(state.spaces[0] ?? {}, collections);
  return createTestApi({ state, settings: { ...noLimits, ...settings } });
}

const here = "/spaces/spa_simulated";

describe("what is documented of lists of the space schema", () => {
  const largeApi = createTestApi({ state: largeSpace(1, testNowMs), settings: noLimits });
  const byKey = `${large}/traits?pagination.count=1000`;
  const byTime = `${byKey}&sortBy=lastSeenAt`;

  test.each([
    ["traits", byKey],
    ["traits by time", byTime],
    ["columns of an entity", `${shop}/entities/account/properties?pagination.count=1`],
  ])("%s are walked forwards only: no page has previous", async (_what, path) => {
    const api = path.startsWith(large) ? largeApi : shopApi();
    const pages = await walk(api, path);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.filter(({ pagination }) => "previous" in pagination)).toEqual([]);
  });

  test("events and properties can be walked in both directions", async () => {
    const api = shopApi();
    const [, second] = await walk(api, `${shop}/events?pagination.count=5`);
    expect(second?.pagination.previous).toEqual(expect.any(String));
  });

  test("the total of traits shrinks from page to page, to the number of different ones", async () => {
    const pages = await walk(largeApi, byKey);
    const totals = pages.map(({ pagination }) => pagination.totalEntries ?? 0);
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    expect(totals[0]).toBeGreaterThan(totals.at(-1) ?? 0);
    expect(totals.at(-1)).toBe(new Set(pages.flatMap(({ traits }) => traits.map(({ trait }) => trait))).size);
  });

  test("traits by time come twice in a space of more than 2,500", async () => {
    const keys = (await walk(largeApi, byTime)).flatMap(({ traits }) => traits.map(({ trait }) => trait));
    expect(keys.length).toBeGreaterThan(new Set(keys).size);
  });

  test("a walk by time still meets every trait", async () => {
    const keysOf = (pages: Answer["data"][]): string[] =>
      [...new Set(pages.flatMap(({ traits }) => traits.map(({ trait }) => trait)))].toSorted();
    expect(keysOf(await walk(largeApi, byTime))).toEqual(keysOf(await walk(largeApi, byKey)));
  });

  test("traits by key come once", async () => {
    const keys = (await walk(largeApi, byKey)).flatMap(({ traits }) => traits.map(({ trait }) => trait));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("traits by time come once in a space of no more than 2,500", async () => {
    const pages = await walk(shopApi(), `${shop}/traits?sortBy=lastSeenAt&pagination.count=3`);
    const keys = pages.flatMap(({ traits }) => traits.map(({ trait }) => trait));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("traits are sorted by key without a word", async () => {
    const { traits } = await read(shopApi(), `${shop}/traits`);
    const keys = traits.map(({ trait }) => trait);
    expect(keys).toEqual(keys.toSorted());
  });

  test("events come newest first without a word", async () => {
    const { events } = await read(shopApi(), `${shop}/events`);
    const times = events.map(({ lastSeenAt }) => lastSeenAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  test("a page has 200 entries without a count", async () => {
    expect((await read(largeApi, `${large}/events`)).events).toHaveLength(200);
  });

  test.each(["0", "1001"])("a page of %s entries is refused", async (count) => {
    expect((await largeApi.call("GET", `${large}/events?pagination.count=${count}`)).status).toBe(422);
  });

  test.each(["0", "101"])("%s samples are refused", async (count) => {
    const { status } = await largeApi.call("GET", `${large}/traits?includeSampleValues=true&samplesCount=${count}`);
    expect(status).toBe(422);
  });

  test("samples come only when they are asked for", async () => {
    const path = `${shop}/events/Order%20Completed/properties`;
    const [without, withThem] = [
      await read(shopApi(), path),
      await read(shopApi(), `${path}?includeSampleValues=true`),
    ];
    expect(without.eventProperties.filter((property) => "samples" in property)).toEqual([]);
    expect(withThem.eventProperties.find(({ name }) => name === "currency")?.samples).toEqual(["EUR", "USD"]);
  });

  test("as many samples come as are asked for", async () => {
    const { traits } = await read(shopApi(), `${shop}/traits?includeSampleValues=true&samplesCount=1&search=country`);
    expect(traits.map(({ samples }) => samples)).toEqual([["DE"]]);
  });

  test("sample values end at a thousand", async () => {
    const people = Array.from({ length: 1100 }, (_, index) => ({
      id: `p${index}`,
      idTypes: ["user_id"],
      traits: { number: index },
      events: [],
    }));
    const api = spaceWith({ people });
    expect((await read(api, `${here}/traits/number/sample-values`)).sampleValues).toHaveLength(1000);
  });

  test("the type of a property has to be said to get its sample values", async () => {
    const path = `${shop}/events/Order%20Completed/properties/category/sample-values`;
    expect((await shopApi().call("GET", path)).status).toBe(422);
    expect((await read(shopApi(), `${path}?propertyType=PROPERTY`)).sampleValues).toContain("shoes");
  });

  test.each([
    "events",
    "events/Order%20Completed/properties",
    "traits",
    "entity-paths",
    "entities/account/properties",
    "events/Order%20Completed/properties/category/sample-values?propertyType=PROPERTY",
    "traits/plan/sample-values",
    "entities/account/properties/STATUS/sample-values",
  ])("%s takes 25 requests a minute, of its own", async (path) => {
    const api = shopApi({ rateLimits: true });
    const statuses: number[] = [];
    for (let sent = 0; sent < 26; sent += 1) statuses.push((await api.call("GET", `${shop}/${path}`)).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([25, 429]);
  });
});

describe("traits", () => {
  it("have those of live audiences and computed traits, by whom they are for", async () => {
    const [ofUsers, ofAccounts] = [
      await read(shopApi(), `${shop}/traits`),
      await read(shopApi(), `${shop}/traits?collection=accounts`),
    ];
    const typesOf = ({ traits }: Answer["data"]): object =>
      Object.fromEntries(traits.map(({ trait, type }) => [trait, type]));
    expect(typesOf(ofUsers)).toMatchObject({
      recent_buyers: "AUDIENCE",
      owners_of_several_accounts: "AUDIENCE",
      lifetime_value: "COMPUTED",
      plan: "CUSTOM",
      churn_risk: "SQL",
    });
    expect(typesOf(ofAccounts)).toMatchObject({ companies_with_unpaid_invoices: "AUDIENCE", seats: "CUSTOM" });
    expect(typesOf(ofAccounts)).not.toHaveProperty("recent_buyers");
  });

  it.each([
    ["AUDIENCE", "AUDIENCE"],
    ["CUSTOM", "CUSTOM"],
  ] as const)("keep the key of a deleted audience, as %s by the setting deletedKeyTraitType", async (setting, type) => {
    const settings = { deletedKeyTraitType: setting, computeSeconds: 0, deleteWhileLocked: "allow" } as const;
    const api = createTestApi({ settings });
    const { id } = await api.create({ name: "Gone soon" });
    await api.call("DELETE", `${audiencesPath}/${id}`);
    const { traits } = await read(api, `${here}/traits`);
    expect(traits.map(({ trait, type: found }) => [trait, found])).toEqual([["gone_soon", type]]);
  });

  it("have a key once that a new audience took over", async () => {
    const api = createTestApi({ settings: { deleteWhileLocked: "allow" } });
    const { id } = await api.create({ name: "Twice" });
    await api.call("DELETE", `${audiencesPath}/${id}`);
    await api.create({ name: "Twice" });
    expect((await read(api, `${here}/traits`)).traits.map(({ trait }) => trait)).toEqual(["twice"]);
  });

  it("are found by a part of their key", async () => {
    const { traits } = await read(shopApi(), `${shop}/traits?search=BUY`);
    expect(traits.map(({ trait }) => trait)).toEqual(["recent_buyers"]);
  });

  it("are searched with capitals where the setting schemaSearchCase says so", async () => {
    const { traits } = await read(shopApi({ schemaSearchCase: "exact" }), `${shop}/traits?search=BUY`);
    expect(traits).toEqual([]);
  });
});

describe("what people of a simulated space sent", () => {
  const named = ({ data }: Answer, list: "events" | "eventProperties"): string[] =>
    (data[list] as { name: string; type: string }[]).map(({ name, type }) => `${type} ${name}`);

  it("counts as seen events and properties", async () => {
    const { send, call } = createPeopledApi(noLimits);
    const products = [{ sku: "a" }, { sku: "b" }];
    await send("track", {
      userId: "ann",
      event: "Bought",
      properties: { total: 5, products, address: { city: "Bonn" } },
    });
    expect(named(await call("GET", `${here}/events`), "events")).toEqual(["TRACK Bought"]);
    const properties = await call("GET", `${here}/events/Bought/properties?sortBy=name&sortDir=asc`);
    expect(named(properties, "eventProperties")).toEqual([
      "PROPERTY address.city",
      "PROPERTY products.$.sku",
      "PROPERTY total",
    ]);
  });

  it("counts without what is nested where the setting schemaNestedProperties says so", async () => {
    const { send, call } = createPeopledApi({ ...noLimits, schemaNestedProperties: "outermost" });
    await send("track", { userId: "ann", event: "Bought", properties: { address: { city: "Bonn" } } });
    const properties = await call("GET", `${here}/events/Bought/properties`);
    expect(named(properties, "eventProperties")).toEqual(["PROPERTY address"]);
  });

  it("has the context apart from the properties", async () => {
    const { send, call } = createPeopledApi(noLimits);
    await send("track", { userId: "ann", event: "Bought", context: { page: { path: "/" } } });
    const properties = await call("GET", `${here}/events/Bought/properties`);
    expect(named(properties, "eventProperties")).toEqual(["CONTEXT page.path"]);
  });

  it.each([
    ["viewed", "PAGE Page Viewed"],
    ["call", "PAGE Home"],
  ] as const)("names page calls by the setting schemaPageEventName: %s", async (schemaPageEventName, name) => {
    const { send, call } = createPeopledApi({ ...noLimits, schemaPageEventName });
    await send("page", { userId: "ann", name: "Home" });
    expect(named(await call("GET", `${here}/events`), "events")).toEqual([name]);
  });

  it("has stored page calls by their names where the setting schemaPageEventName says so", async () => {
    const { events } = await read(shopApi({ schemaPageEventName: "call" }), `${shop}/events?sortBy=name&sortDir=asc`);
    const pages = events.flatMap(({ name, type }) => (type === "PAGE" ? [name] : []));
    expect(pages).toEqual(["Home", "Sale"]);
  });

  it("has lists of objects in traits as texts, and goes into objects", async () => {
    const { send, call } = createPeopledApi(noLimits);
    await send("identify", { userId: "ann", traits: { pets: [{ name: "Rex" }], address: { city: "Bonn" } } });
    const { traits } = (await call("GET", `${here}/traits?includeSampleValues=true`)).data;
    expect(traits.map(({ trait, samples }) => [trait, samples])).toEqual([
      ["address.city", ["Bonn"]],
      ["pets", ['[{"name":"Rex"}]']],
    ]);
  });

  it("is in the schema only after schemaDelaySeconds", async () => {
    const { send, call, wait } = createPeopledApi({ ...noLimits, schemaDelaySeconds: 60 });
    await send("track", { userId: "ann", event: "Bought" });
    expect(named(await call("GET", `${here}/events`), "events")).toEqual([]);
    wait(60_000);
    expect(named(await call("GET", `${here}/events`), "events")).toEqual(["TRACK Bought"]);
  });

  it("has traits with their most frequent values first", async () => {
    const { send, call } = createPeopledApi(noLimits);
    for (const [userId, plan] of Object.entries({ ann: "pro", bob: "free", cat: "free" }))
      await send("identify", { userId, traits: { plan } });
    await send("group", { userId: "ann", groupId: "acme", traits: { seats: 5 } });
    expect((await call("GET", `${here}/traits/plan/sample-values`)).data.sampleValues).toEqual(["free", "pro"]);
    const { data } = await call("GET", `${here}/traits?collection=accounts`);
    expect(data.traits.map(({ trait }) => trait)).toEqual(["seats"]);
  });
});

describe("a name that the space has not seen", () => {
  const unknown = [
    `${shop}/events/Order%20Complete/properties`,
    `${shop}/events/Order%20Completed/properties/totl/sample-values?propertyType=PROPERTY`,
    `${shop}/traits/vipp/sample-values`,
    `${shop}/entities/acount/properties`,
    `${shop}/entities/account/properties/BALANC/sample-values`,
  ];

  test.each(unknown)("%s is not found", async (path) => {
    expect((await shopApi().call("GET", path)).status).toBe(404);
  });

  test.each(unknown)("%s is empty where the setting schemaUnknownName says so", async (path) => {
    const { status, data } = await shopApi({ schemaUnknownName: "empty" }).call("GET", path);
    const { eventProperties, entityProperties, sampleValues } = data as Partial<Answer["data"]>;
    expect([status, eventProperties ?? entityProperties ?? sampleValues]).toEqual([200, []]);
  });
});

describe("the data graph", () => {
  it("has a way to each entity, with what lies above and below", async () => {
    const { entityPaths } = await read(shopApi(), `${shop}/entity-paths`);
    expect(entityPaths).toMatchObject([
      {
        entityName: "Account",
        pathName: "Owned accounts",
        entitySlug: "account",
        relationshipSlugs: ["owned-accounts"],
        childRelationshipSlugs: ["account-payments"],
        parentRelationshipSlugPath: "",
      },
      {
        entityName: "Payment",
        pathName: "Owned accounts → Payments",
        entitySlug: "payment",
        relationshipSlugs: ["owned-accounts", "account-payments"],
        childRelationshipSlugs: [],
        parentRelationshipSlugPath: "owned-accounts",
      },
    ]);
  });

  it("is searched by the names of entities and ways", async () => {
    const { entityPaths } = await read(shopApi(), `${shop}/entity-paths?search=payments`);
    expect(entityPaths.map(({ entitySlug }) => entitySlug)).toEqual(["payment"]);
  });

  it("has columns with their types", async () => {
    const { entityProperties } = await read(shopApi(), `${shop}/entities/account/properties`);
    expect(entityProperties[0]).toEqual({ name: "ID", primaryKey: true, dataType: "VARCHAR" });
  });
});

describe("an event with any name", () => {
  test.each(["Return/Exchange", "100% off?", "Größe #3", "🎉 Party", "a.b", "%2F"])("%s is found", async (event) => {
    const { send, call } = createPeopledApi(noLimits);
    await send("track", { userId: "ann", event, properties: { total: 1 } });
    const { data } = await call("GET", `${here}/events/${encodeURIComponent(event)}/properties`);
    expect(data.eventProperties.map(({ name, eventName }) => [eventName, name])).toEqual([[event, "total"]]);
  });
});

test.each([401, 403, 404] as const)("a token that may not read the schema gets %s", async (schemaAccess) => {
  expect((await shopApi({ schemaAccess }).call("GET", `${shop}/events`)).status).toBe(schemaAccess);
});

test("what the schema knows changes nothing of what audiences may say", async () => {
  const { status } = await shopApi().call("POST", `${shop}/audiences`, { body: audienceInput() });
  expect(status).toBe(200);
});

import { describe, expect, it, test } from "vitest";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { createTestApi, testNowMs, testToken, type TestApi } from "./support/api.ts";

const shopApi = (settings: Partial<SimulatorSettings> = {}): TestApi =>
  createTestApi({ state: smallShop(testNowMs), settings });

describe("the workspace", () => {
  it("has a name", async () => {
    const { data } = await shopApi().call("GET", "/");
    expect(data).toEqual({ workspace: { id: "wsp_simulated", slug: "simulated", name: "Simulated workspace" } });
  });

  it("has users with opaque ids", async () => {
    const { users } = (await shopApi().call("GET", "/users")).data;
    expect(users.map(({ name }) => name)).toEqual(["Ada Meyer", "Bo Lindqvist", "Chioma Okafor"]);
    expect(users.every(({ id }) => /^[0-9A-Za-z]{22}$/.test(id))).toBe(true);
  });

  it("knows the authors of its audiences, but for one who has left", async () => {
    const api = shopApi();
    const { audiences } = (await api.call("GET", "/spaces/spa_shop/audiences")).data;
    const authors = [...new Set(audiences.map(({ createdBy }) => createdBy))];
    const statuses = await Promise.all(authors.map(async (id) => (await api.call("GET", `/users/${id}`)).status));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 404]);
  });

  it("does not know the user of a token", async () => {
    const api = createTestApi();
    const { createdBy } = await api.create();
    expect((await api.call("GET", `/users/${createdBy}`)).status).toBe(404);
  });

  it("has its warehouses apart from its destinations, with secrets masked", async () => {
    const { warehouses } = (await shopApi().call("GET", "/warehouses")).data;
    expect(warehouses).toMatchObject([
      { enabled: true, metadata: { name: "Warehouse" }, settings: { host: "warehouse.invalid" } },
    ]);
    expect(JSON.stringify(warehouses)).not.toContain("PLACEHOLDER");
  });

  it.each([
    ["/users", "usersAccess"],
    ["/users/any", "usersAccess"],
    ["/tracking-plans", "trackingPlansAccess"],
    ["/tracking-plans/any/rules", "trackingPlansAccess"],
  ] as const)("is refused to a token at %s by the setting %s", async (path, setting) => {
    expect((await shopApi({ [setting]: 403 }).call("GET", path)).status).toBe(403);
  });
});

describe("the catalogue of destinations", () => {
  it("has actions with typed fields", async () => {
    const { data } = await shopApi().call("GET", "/catalog/destinations/60ae8b97dcb6cc52d5d0d5ab");
    const [subscribe, hidden] = data.destinationMetadata.actions;
    expect(hidden?.hidden).toBe(true);
    expect(subscribe?.fields.map(({ fieldKey, type }) => [fieldKey, type])).toEqual([
      ["email", "STRING"],
      ["language", "STRING"],
      ["doubleOptIn", "BOOLEAN"],
      ["priority", "INTEGER"],
      ["tags", "STRING"],
      ["signingSecret", "PASSWORD"],
    ]);
    expect(subscribe?.fields[1]).toMatchObject({ choices: [{ value: "de" }, { value: "en" }], defaultValue: "en" });
  });

  it("says what destinations say of their kind", async () => {
    const api = shopApi();
    const { data } = await api.call("GET", "/destinations");
    for (const { metadata } of Object.values(data.destinations) as unknown as { metadata: { id: string } }[]) {
      const found = await api.call("GET", `/catalog/destinations/${metadata.id}`);
      expect(found.data.destinationMetadata).toEqual(metadata);
    }
  });

  it("knows of deprecated kinds and of regions", async () => {
    const api = shopApi();
    const read = async (id: string) => (await api.call("GET", `/catalog/destinations/${id}`)).data.destinationMetadata;
    expect((await read("old-crm")).status).toBe("DEPRECATED");
    expect((await read("actions-chat")).supportedRegions).toEqual(["us-west-2"]);
  });

  it("does not know others", async () => {
    expect((await shopApi().call("GET", "/catalog/destinations/none")).status).toBe(404);
  });
});

describe("a tracking plan", () => {
  const plan = "/tracking-plans/tp_000000000000000000000000001";

  it("is listed by its type", async () => {
    const idsOf = async (type: string): Promise<string[]> =>
      (await shopApi().call("GET", `/tracking-plans?type=${type}`)).data.trackingPlans.map(({ name = "" }) => name);
    expect([await idsOf("LIVE"), await idsOf("TEMPLATE")]).toEqual([["Shop"], []]);
  });

  it("is read without its rules", async () => {
    const { data } = await shopApi().call("GET", plan);
    expect(data).toMatchObject({ trackingPlan: { slug: "shop" } });
  });

  it("has several versions of a rule side by side, and one that is over", async () => {
    const { rules } = (await shopApi().call("GET", `${plan}/rules`)).data;
    const orders = rules.filter(({ key }) => key === "Order Completed");
    expect(orders.map(({ version }) => version)).toEqual([1, 2]);
    expect(rules.flatMap(({ key, deprecatedAt }) => (deprecatedAt === undefined ? [] : [key]))).toEqual([
      "Checkout Started",
    ]);
  });

  it("has rules without a key for traits", async () => {
    const { rules } = (await shopApi().call("GET", `${plan}/rules`)).data;
    expect(rules.filter(({ key }) => key === undefined).map(({ type }) => type)).toEqual(["IDENTIFY", "GROUP"]);
  });

  it("has sources, whose write keys are not told", async () => {
    const { data } = await shopApi().call("GET", `${plan}/sources`);
    const { sources } = data as unknown as { sources: { slug: string; writeKeys: string[] }[] };
    expect(sources.map(({ slug, writeKeys }) => [slug, writeKeys])).toEqual([
      ["web", []],
      ["app", []],
    ]);
  });

  it("takes 200 requests a minute for its rules", async () => {
    const api = shopApi();
    const statuses: number[] = [];
    for (let sent = 0; sent < 201; sent += 1) statuses.push((await api.call("GET", `${plan}/rules`)).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([200, 429]);
  });
});

describe("echo", () => {
  it("answers what it got, headers and all", async () => {
    const { data } = await createTestApi().call("GET", "/echo?message=hello", { headers: { "user-agent": "me" } });
    expect(data).toMatchObject({
      method: "get",
      message: "hello",
      headers: { "user-agent": "me", authorization: `Bearer ${testToken}` },
    });
  });

  test.each([
    ["triggerError=true", 400, 1],
    ["triggerMultipleErrors=true", 400, 2],
    ["triggerUnexpectedError=true", 500, 1],
    ["statusCode=409", 409, 1],
    ["statusCode=99", 422, 1],
  ])("fails on demand: %s", async (query, expected, faults) => {
    const { status, errors } = await createTestApi().call("GET", `/echo?message=oops&${query}`);
    expect([status, errors.length]).toEqual([expected, faults]);
  });

  it("fails with the status of the setting echoErrorStatus", async () => {
    const { call } = createTestApi({ settings: { echoErrorStatus: 404 } });
    const { status, errors } = await call("GET", "/echo?message=oops&triggerError=true");
    expect([status, errors[0]?.message]).toEqual([404, "oops"]);
  });

  it("answers with the status it is asked for", async () => {
    const { simulator } = createTestApi();
    const headers = { authorization: `Bearer ${testToken}` };
    const ask = async (status: number): Promise<number> =>
      (await simulator.fetch(new Request(`https://x.test/echo?message=a&statusCode=${status}`, { headers }))).status;
    expect([await ask(202), await ask(204)]).toEqual([202, 204]);
  });

  it("wants a message", async () => {
    expect((await createTestApi().call("GET", "/echo")).status).toBe(422);
  });
});

import { describe, expect, it } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audiencesPath, createTestApi, type TestApi } from "./support/api.ts";
import { realTimeQuery } from "./support/query.ts";

async function withAudiences(count: number, settings: Partial<SimulatorSettings> = {}): Promise<TestApi> {
  const api = createTestApi({ settings: { rateLimits: false, ...settings } });
  for (let index = 0; index < count; index += 1) await api.create({ name: `Audience ${index}` });
  return api;
}

async function listNames({ call }: TestApi, query = ""): Promise<string[]> {
  return (await call("GET", `${audiencesPath}${query}`)).data.audiences.map(({ name }) => name);
}

describe("a list of audiences", () => {
  it("is in order of creation", async () => {
    expect(await listNames(await withAudiences(3))).toEqual(["Audience 0", "Audience 1", "Audience 2"]);
  });

  it("comes in pages with cursors made from offsets", async () => {
    const { call } = await withAudiences(5);
    const { data } = await call("GET", `${audiencesPath}?pagination.count=2&pagination.cursor=Mg%3D%3D`);
    expect(data.pagination).toEqual({ current: "Mg==", next: "NA==", previous: "MA==", totalEntries: 5 });
  });

  it("is whole when the pages are followed", async () => {
    const { call } = await withAudiences(5);
    const names: string[] = [];
    let cursor: string | null | undefined = "MA==";
    while (typeof cursor === "string") {
      const query = `?pagination.count=2&pagination.cursor=${encodeURIComponent(cursor)}`;
      const { data } = await call("GET", audiencesPath + query);
      names.push(...data.audiences.map(({ name }) => name));
      cursor = data.pagination.next;
    }
    expect(names).toEqual(["Audience 0", "Audience 1", "Audience 2", "Audience 3", "Audience 4"]);
  });

  it("has null at both ends of its pages by default", async () => {
    const { data } = await (await withAudiences(1)).call("GET", audiencesPath);
    expect(data.pagination).toEqual({ current: "MA==", next: null, previous: null, totalEntries: 1 });
  });

  it("leaves the ends of its pages out when the setting says so", async () => {
    const { data } = await (await withAudiences(1, { paginationEnds: "absent" })).call("GET", audiencesPath);
    expect(data.pagination).toEqual({ current: "MA==", totalEntries: 1 });
  });

  it("has 200 entries a page when no count is given", async () => {
    expect(await listNames(await withAudiences(201))).toHaveLength(200);
  });

  it("is empty beyond its end", async () => {
    expect(await listNames(await withAudiences(1), "?pagination.count=2&pagination.cursor=OQ%3D%3D")).toEqual([]);
  });

  it.each([
    ["pagination.count=201", "pagination.count"],
    ["pagination.count=0", "pagination.count"],
    ["pagination.count=many", "pagination.count"],
    ["pagination.count=1.5", "pagination.count"],
    ["pagination.count=2&pagination.cursor=mine", "pagination.cursor"],
    ["pagination.cursor=MA%3D%3D", "pagination.count"],
  ])("refuses ?%s", async (query, field) => {
    const { status, errors } = await createTestApi().call("GET", `${audiencesPath}?${query}`);
    expect([status, errors.map((error) => error.field)]).toEqual([422, [field]]);
  });

  it("does not know bracketed pagination by default", async () => {
    const { status } = await createTestApi().call("GET", `${audiencesPath}?pagination[count]=1`);
    expect(status).toBe(422);
  });

  it("knows bracketed pagination when the setting says so", async () => {
    const api = await withAudiences(2, { bracketPagination: true });
    expect(await listNames(api, "?pagination[count]=1")).toEqual(["Audience 0"]);
  });

  it("ignores bracketed pagination when unknown parameters are ignored", async () => {
    const api = await withAudiences(2, { unknownQuery: "ignore" });
    expect(await listNames(api, "?pagination[count]=1")).toHaveLength(2);
  });

  it("silently leaves the newest out while counting them, when the setting says so", async () => {
    const { call } = await withAudiences(3, { hiddenFromList: 2 });
    const { data } = await call("GET", audiencesPath);
    expect([data.audiences.map(({ name }) => name), data.pagination]).toEqual([
      ["Audience 0"],
      { current: "MA==", next: null, previous: null, totalEntries: 3 },
    ]);
  });

  it("has schedules only when they are asked for", async () => {
    const { call } = await withAudiences(1);
    const plain = await call("GET", audiencesPath);
    const including = await call("GET", `${audiencesPath}?include=schedules`);
    expect([plain, including].map(({ data }) => data.audiences[0]?.schedules)).toEqual([undefined, []]);
  });

  it("of 10,000 audiences is quick to page through", async () => {
    const api = await withAudiences(1);
    const [space] = api.simulator.state.spaces;
    const [template] = space?.audiences ?? [];
    if (space === undefined || template === undefined) throw new Error("no audience was made");
    space.audiences = Array.from({ length: 10_000 }, (_, index) => ({ ...template, id: `aud_${index}` }));
    const startedAt = performance.now();
    for (let offset = 0; offset < 10_000; offset += 200) {
      const cursor = encodeURIComponent(btoa(String(offset)));
      const request = new Request(
        `https://api.example.test${audiencesPath}?pagination.count=200&pagination.cursor=${cursor}`,
        { headers: { authorization: "Bearer PLACEHOLDER" } },
      );
      await (await api.simulator.fetch(request)).text();
    }
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});

describe("a list that lags", () => {
  const lagging = { listLagSeconds: 10 };

  it("does not show a new audience", async () => {
    expect(await listNames(await withAudiences(1, lagging))).toEqual([]);
  });

  it("shows it once the lag is over", async () => {
    const api = await withAudiences(1, lagging);
    api.wait(10_000);
    expect(await listNames(api)).toEqual(["Audience 0"]);
  });

  it("shows an edited audience as it was", async () => {
    const api = await withAudiences(1, lagging);
    api.wait(10_000);
    const id = api.simulator.state.spaces[0]?.audiences[0]?.id ?? "";
    await api.call("PATCH", `${audiencesPath}/${id}`, { body: { name: "New name" } });
    expect(await listNames(api)).toEqual(["Audience 0"]);
  });

  it("still shows a deleted audience", async () => {
    const api = await withAudiences(1, lagging);
    api.wait(10_000);
    const id = api.simulator.state.spaces[0]?.audiences[0]?.id ?? "";
    await api.call("DELETE", `${audiencesPath}/${id}`);
    expect(await listNames(api)).toEqual(["Audience 0"]);
  });

  it("does not lag when a single audience is read", async () => {
    const api = await withAudiences(1, lagging);
    const id = api.simulator.state.spaces[0]?.audiences[0]?.id ?? "";
    expect((await api.read(id)).name).toBe("Audience 0");
  });
});

describe("a search", () => {
  async function search(type: string, text: string): Promise<string[]> {
    const api = createTestApi();
    await api.create({ name: "Big spenders", definition: { query: "event('Order Done').count() > 5" } });
    await api.create({ name: "Spenders", definition: { query: "event('Refund').count() > 5" } });
    return listNames(api, `?search.type=${type}&search.query=${encodeURIComponent(text)}`);
  }

  it("by KEY finds keys that begin with the text", async () => {
    expect(await search("KEY", "spend")).toEqual(["Spenders"]);
  });

  it("by NAME finds names that hold the text", async () => {
    expect(await search("NAME", "spenders")).toEqual(["Big spenders", "Spenders"]);
  });

  it("by DEFINITION finds queries that hold the text", async () => {
    expect(await search("DEFINITION", "Order Done")).toEqual(["Big spenders"]);
  });

  it("counts only what it found", async () => {
    const api = createTestApi();
    await api.create({ name: "One" });
    await api.create({ name: "Two" });
    const { data } = await api.call("GET", `${audiencesPath}?search.type=KEY&search.query=two`);
    expect(data.pagination.totalEntries).toBe(1);
  });

  it.each([
    ["search.type=KEY", "search.query"],
    ["search.query=a", "search.type"],
    ["search.type=ID&search.query=a", "search.type"],
    [`search.type=KEY&search.query=${"a".repeat(256)}`, "search.query"],
  ])("refuses ?%s", async (query, field) => {
    const { status, errors } = await createTestApi().call("GET", `${audiencesPath}?${query}`);
    expect([status, errors.map((error) => error.field)]).toEqual([422, [field]]);
  });
});

describe("spaces", () => {
  it("are listed", async () => {
    const { data } = await createTestApi().call("GET", "/spaces");
    expect(data.spaces).toEqual([{ id: "spa_simulated", slug: "simulated", name: "Simulated space" }]);
  });

  it("have pages of up to 1000", async () => {
    const { call } = createTestApi();
    const statuses = [
      await call("GET", "/spaces?pagination.count=1000"),
      await call("GET", "/spaces?pagination.count=1001"),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([200, 422]);
  });

  it("are never hidden from their list", async () => {
    const { data } = await createTestApi({ settings: { hiddenFromList: 1 } }).call("GET", "/spaces");
    expect(data.spaces).toHaveLength(1);
  });

  it("can be read", async () => {
    expect((await createTestApi().call("GET", "/spaces/spa_simulated")).data.space?.id).toBe("spa_simulated");
  });

  it("that are unknown read as null with status 200", async () => {
    const { status, data } = await createTestApi().call("GET", "/spaces/spa_other");
    expect([status, data]).toEqual([200, { space: null }]);
  });

  it.each([
    ["GET", "/spaces/spa_other/audiences", undefined],
    ["POST", "/spaces/spa_other/audiences", { name: "A", audienceType: "USERS", definition: { query: realTimeQuery } }],
    ["GET", "/spaces/spa_other/audiences/aud_1", undefined],
    ["PATCH", "/spaces/spa_other/audiences/aud_1", {}],
    ["DELETE", "/spaces/spa_other/audiences/aud_1", undefined],
  ])("that are unknown are a 404 for %s %s", async (method, path, body) => {
    const { status, errors } = await createTestApi().call(method, path, { body });
    expect([status, errors]).toEqual([
      404,
      [{ type: "not-found", message: "Space with id 'spa_other' not found.", data: null }],
    ]);
  });
});

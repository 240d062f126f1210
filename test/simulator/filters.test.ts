import { describe, expect, it } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { createTestApi, type Answer, type TestApi } from "./support/api.ts";

const integrationId = "spa_simulated";

interface FilterApi extends TestApi {
  send: (input?: object) => Promise<Answer>;
  patch: (id: string, body: object) => Promise<Answer>;
}

function createFilterApi(settings: Partial<SimulatorSettings> = {}): FilterApi {
  const api = createTestApi({ settings });
  return {
    ...api,
    send: (input) =>
      api.call("POST", "/filters", { body: { integrationId, name: "F", if: 'type = "track"', ...input } }),
    patch: (id, body) => api.call("PATCH", `/filters/${id}`, { body: { integrationId, ...body } }),
  };
}

async function withFilters(count: number, settings: Partial<SimulatorSettings> = {}): Promise<FilterApi> {
  const api = createFilterApi(settings);
  for (let index = 0; index < count; index += 1) await api.send({ name: `F${index}` });
  return api;
}

describe("a space filter", () => {
  it("is answered whole by create and get", async () => {
    const { send, call } = createFilterApi();
    const { data } = await send({ description: "Noise", drop: true });
    expect(data.filter).toEqual({
      id: expect.any(String) as string,
      workspaceId: "wsp_simulated",
      integrationId,
      enabled: true,
      name: "F",
      description: "Noise",
      if: 'type = "track"',
      drop: true,
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
    });
    expect((await call("GET", `/filters/${data.filter.id}`)).data.filter).toEqual(data.filter);
  });

  it.each([true, false])("is enabled by enabledDefault=%s", async (enabledDefault) => {
    expect((await createFilterApi({ enabledDefault }).send()).data.filter.enabled).toBe(enabledDefault);
  });

  it("is deleted with {deleted}", async () => {
    const { send, call } = createFilterApi();
    const { data } = await send();
    const path = `/filters/${data.filter.id}`;
    expect((await call("DELETE", path)).data).toEqual({ deleted: true });
    expect([(await call("GET", path)).status, (await call("DELETE", path)).status]).toEqual([404, 404]);
  });

  it("needs a space that exists", async () => {
    const { send, call, patch } = createFilterApi();
    expect((await send({ integrationId: "spa_other" })).status).toBe(404);
    expect((await call("GET", "/filters?integrationId=spa_other")).status).toBe(404);
    expect((await call("GET", "/filters")).errors[0]?.field).toBe("integrationId");
    const { data } = await send();
    expect((await patch(data.filter.id, { integrationId: "spa_other" })).status).toBe(404);
  });

  it.each([
    ["refuse", 422],
    ["accept", 200],
  ] as const)("with FQL that cannot be read follows invalidFilter=%s", async (invalidFilter, expected) => {
    const { send, patch } = createFilterApi({ invalidFilter });
    const { data } = await send();
    expect((await send({ if: "type = = 'track'" })).status).toBe(expected);
    expect((await patch(data.filter.id, { if: "event('A').count() >= 1" })).status).toBe(expected);
  });

  it.each([
    [422, 422],
    [409, 409],
  ] as const)("is the eleventh by filterLimitStatus=%i", async (filterLimitStatus, expected) => {
    const { send } = await withFilters(10, { filterLimitStatus });
    expect((await send()).status).toBe(expected);
  });
});

describe("changing a space filter", () => {
  it.each([
    ["keep", { name: "F", description: "Noise", drop: true }],
    ["clear", { name: undefined, description: undefined, drop: undefined }],
  ] as const)("treats what is left out by filterPatch=%s", async (filterPatch, expected) => {
    const { send, patch } = createFilterApi({ filterPatch });
    const { data } = await send({ description: "Noise", drop: true });
    const after = await patch(data.filter.id, { if: 'type = "page"' });
    const { name, description, drop, if: condition } = after.data.filter;
    expect({ name, description, drop }).toEqual(expected);
    expect([condition, after.data.filter.enabled]).toEqual(['type = "page"', true]);
  });

  it("moves updatedAt on, and nothing else by itself", async () => {
    const { send, patch } = createFilterApi();
    const { data } = await send();
    const after = await patch(data.filter.id, { name: "G" });
    expect(after.data.filter).toEqual({ ...data.filter, name: "G", updatedAt: "2026-01-01T00:00:00.001Z" });
  });

  it("needs integrationId", async () => {
    const { send, call } = createFilterApi();
    const { data } = await send();
    const { errors } = await call("PATCH", `/filters/${data.filter.id}`, { body: { name: "G" } });
    expect(errors[0]?.field).toBe("integrationId");
  });
});

describe("the list of space filters", () => {
  it("has ten a page and a number for a cursor", async () => {
    const { call } = await withFilters(10);
    const all = await call("GET", `/filters?integrationId=${integrationId}`);
    expect([all.data.filters.length, all.data.pagination]).toEqual([10, { current: 0, totalEntries: 10 }]);
    const some = await call("GET", `/filters?integrationId=${integrationId}&pagination.count=4&pagination.cursor=4`);
    expect(some.data.filters.map(({ name }) => name)).toEqual(["F4", "F5", "F6", "F7"]);
    expect(some.data.pagination).toEqual({ current: 4, next: 8, totalEntries: 10 });
  });

  it.each(["pagination.count=11", "pagination.count=0", "pagination.cursor=-1", "pagination.cursor=MA%3D%3D"])(
    "refuses %s",
    async (query) => {
      const { call } = createFilterApi();
      expect((await call("GET", `/filters?integrationId=${integrationId}&${query}`)).status).toBe(422);
    },
  );

  it("is silently short by hiddenFromList", async () => {
    const { call } = await withFilters(3, { hiddenFromList: 1 });
    const { data } = await call("GET", `/filters?integrationId=${integrationId}`);
    expect([data.filters.length, data.pagination.totalEntries]).toEqual([2, 3]);
  });

  it("lags by listLagSeconds", async () => {
    const { call, wait } = await withFilters(1, { listLagSeconds: 5 });
    expect((await call("GET", `/filters?integrationId=${integrationId}`)).data.filters).toEqual([]);
    wait(5000);
    expect((await call("GET", `/filters?integrationId=${integrationId}`)).data.filters).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audienceInput, audiencesPath, createTestApi } from "./support/api.ts";
import { batchQuery, inAudience, realTimeQuery } from "./support/query.ts";

const settled: Partial<SimulatorSettings> = { lockSeconds: 0, computeSeconds: 0 };

describe("creating an audience", () => {
  it("answers 200 with the summary shape", async () => {
    const { status, data } = await createTestApi().call("POST", audiencesPath, { body: audienceInput() });
    expect([status, data.audience]).toEqual([
      200,
      {
        id: expect.stringMatching(/^aud_[0-9A-Za-z]{27}$/) as string,
        spaceId: "spa_simulated",
        name: "Buyers",
        description: "",
        key: "buyers",
        enabled: true,
        definition: { query: realTimeQuery },
        status: "Preparing",
        createdBy: expect.any(String) as string,
        updatedBy: expect.any(String) as string,
        createdAt: "2026-01-01T00:00:00.000Z",
        updatedAt: "2026-01-01T00:00:00.000Z",
        audienceType: "USERS",
        options: {
          includeHistoricalData: false,
          filterByExternalIds: ["user_id", "email", "android.idfa", "ios.idfa"],
        },
      },
    ]);
  });

  it("enables it by default", async () => {
    expect((await createTestApi().create()).enabled).toBe(true);
  });

  it("leaves it disabled when the setting says so", async () => {
    expect((await createTestApi({ settings: { enabledDefault: false } }).create()).enabled).toBe(false);
  });

  it("targets profiles when a linked audience names no entity", async () => {
    const { definition } = await createTestApi().create({ audienceType: "LINKED" });
    expect(definition?.targetEntity).toBe("profile");
  });

  it("keeps the entity that a linked audience names", async () => {
    const input = {
      audienceType: "LINKED",
      definition: { query: "entity('a').count() > 1", targetEntity: "a" },
    } as const;
    expect((await createTestApi().create(input)).definition?.targetEntity).toBe("a");
  });

  it("refuses an entity for other audiences", async () => {
    const body = audienceInput({ definition: { query: realTimeQuery, targetEntity: "accounts" } });
    const { status, errors } = await createTestApi().call("POST", audiencesPath, { body });
    expect([status, errors[0]?.field]).toEqual([422, "definition.targetEntity"]);
  });

  it("refuses one more than the quota", async () => {
    const { create, call } = createTestApi({ settings: { audienceQuota: 1 } });
    await create();
    expect((await call("POST", audiencesPath, { body: audienceInput() })).status).toBe(422);
  });

  it("has no quota by default", async () => {
    const { create } = createTestApi();
    for (let count = 0; count < 5; count += 1) await create();
    expect((await create()).key).toBe("buyers_6");
  });
});

describe("an audience that is read", () => {
  it("has its cadence and, once live, its size", async () => {
    const { create, read } = createTestApi({ settings: settled });
    expect(await read((await create()).id)).toMatchObject({
      computeCadence: { type: "REALTIME" },
      size: { count: expect.any(Number) as number, type: "USERS" },
    });
  });

  it("has no size before it is live", async () => {
    const { create, read } = createTestApi();
    expect(await read((await create()).id)).not.toHaveProperty("size");
  });

  it("has the same size for the same query", async () => {
    const { create, read } = createTestApi({ settings: settled });
    const [one, two] = [await read((await create()).id), await read((await create()).id)];
    expect(one.size).toEqual(two.size);
  });

  it.each([
    ["USERS", "USERS", {}],
    ["ACCOUNTS", "ACCOUNTS", {}],
    ["LINKED", "USERS", {}],
    ["LINKED", "ENTITIES", { targetEntity: "owned-accounts" }],
  ] as const)("of type %s counts %s", async (audienceType, unit, target) => {
    const { create, read } = createTestApi({ settings: settled });
    const { id } = await create({ audienceType, definition: { query: realTimeQuery, ...target } });
    expect((await read(id)).size?.type).toBe(unit);
  });

  it("has an empty schedule list only when schedules are included", async () => {
    const { create, call } = createTestApi();
    const { id } = await create();
    const { data } = await call("GET", `${audiencesPath}/${id}?include=schedules`);
    expect(data.audience.schedules).toEqual([]);
  });

  it("keeps its query as it was sent by default", async () => {
    const { create, read } = createTestApi();
    const query = "trait('a  b')\n  =   'x'";
    expect((await read((await create({ definition: { query } })).id)).definition?.query).toBe(query);
  });

  it("has the white space of its query folded when the setting says so, but not within strings", async () => {
    const { create, read } = createTestApi({ settings: { queryEcho: "normalised" } });
    const { id } = await create({ definition: { query: "trait('a  b')\n  =   'x' " } });
    expect((await read(id)).definition?.query).toBe("trait('a  b') = 'x'");
  });

  it.each(["GET", "PATCH", "DELETE"])("is a 404 for %s when it is unknown", async (method) => {
    const options = method === "PATCH" ? { body: {} } : {};
    const { status, errors } = await createTestApi().call(method, `${audiencesPath}/aud_other`, options);
    expect([status, errors]).toEqual([
      404,
      [{ type: "not-found", message: "Audience with id 'aud_other' not found.", data: null }],
    ]);
  });
});

describe("updating an audience", () => {
  it("answers the summary shape and changes only what was sent", async () => {
    const { create, call } = createTestApi();
    const before = await create({ description: "Some" });
    const { data } = await call("PATCH", `${audiencesPath}/${before.id}`, { body: { enabled: false } });
    expect(data.audience).toEqual({
      ...before,
      enabled: false,
      status: "Disabled",
      updatedAt: expect.any(String) as string,
    });
  });

  it("never gives the same updatedAt twice", async () => {
    const { create, call } = createTestApi();
    const { id, updatedAt } = await create();
    const { data } = await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other" } });
    expect(Date.parse(data.audience.updatedAt)).toBeGreaterThan(Date.parse(updatedAt));
  });

  it("keeps the key when the name changes", async () => {
    const { create, call } = createTestApi();
    const { id } = await create();
    const { data } = await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other" } });
    expect(data.audience).toMatchObject({ name: "Other", key: "buyers" });
  });

  it.each([
    ["audienceType", { audienceType: "USERS" }],
    ["key", { key: "other" }],
    ["definition.targetEntity", { definition: { query: realTimeQuery, targetEntity: "a" } }],
  ])("does not accept %s", async (field, body) => {
    const { create, call } = createTestApi();
    const { id } = await create();
    const { status, errors } = await call("PATCH", `${audiencesPath}/${id}`, { body });
    expect([status, errors.map((error) => error.field)]).toEqual([422, [field]]);
  });

  it.each([
    [422, 422],
    [409, 409],
    ["accept", 200],
  ] as const)("to another cadence is answered by cadenceFlip=%s with %i", async (cadenceFlip, expected) => {
    const { create, call } = createTestApi({ settings: { cadenceFlip } });
    const { id } = await create();
    const body = { definition: { query: batchQuery } };
    expect((await call("PATCH", `${audiencesPath}/${id}`, { body })).status).toBe(expected);
  });

  it("that is refused changes nothing", async () => {
    const { create, call, read } = createTestApi();
    const { id } = await create();
    const before = await read(id);
    await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other", definition: { query: batchQuery } } });
    expect(await read(id)).toEqual(before);
  });

  it.each([
    ["refuse", 422],
    ["accept", 200],
  ] as const)(
    "to include anonymous_id is answered by anonymousIdPatch=%s with %i",
    async (anonymousIdPatch, expected) => {
      const { create, call } = createTestApi({ settings: { anonymousIdPatch } });
      const { id } = await create();
      const body = { options: { filterByExternalIds: ["email", "anonymous_id"] } };
      expect((await call("PATCH", `${audiencesPath}/${id}`, { body })).status).toBe(expected);
    },
  );

  it("may keep anonymous_id where it is", async () => {
    const { create, call } = createTestApi();
    const { id } = await create({ options: { filterByExternalIds: ["anonymous_id"] } });
    const body = { options: { filterByExternalIds: ["email", "anonymous_id"] } };
    expect((await call("PATCH", `${audiencesPath}/${id}`, { body })).status).toBe(200);
  });
});

describe("deleting an audience", () => {
  it("answers SUCCESS, and then it is gone", async () => {
    const { create, call } = createTestApi();
    const { id } = await create();
    expect((await call("DELETE", `${audiencesPath}/${id}`)).data).toEqual({ status: "SUCCESS" });
    expect((await call("GET", `${audiencesPath}/${id}`)).status).toBe(404);
  });

  it.each([
    ["allow", 200],
    [409, 409],
  ] as const)("that another refers to is answered by deleteWithDependants=%s with %i", async (policy, expected) => {
    const { create, call } = createTestApi({ settings: { deleteWithDependants: policy } });
    const { id } = await create();
    await create({ name: "Dependant", definition: { query: inAudience("buyers") } });
    expect((await call("DELETE", `${audiencesPath}/${id}`)).status).toBe(expected);
  });

  it("that nobody refers to is never refused", async () => {
    const { create, call } = createTestApi({ settings: { deleteWithDependants: 409 } });
    const { id } = await create();
    expect((await call("DELETE", `${audiencesPath}/${id}`)).status).toBe(200);
  });
});

describe("references between audiences", () => {
  it("may not form a cycle by an update", async () => {
    const { create, call } = createTestApi({ settings: settled });
    const { id } = await create({ name: "A", definition: { query: "trait('x') = 'y'" } });
    await create({ name: "B", definition: { query: inAudience("a") } });
    await create({ name: "C", definition: { query: inAudience("b") } });
    const { status, errors } = await call("PATCH", `${audiencesPath}/${id}`, {
      body: { definition: { query: inAudience("c") } },
    });
    expect([status, errors[0]?.field, errors[0]?.message]).toEqual([
      422,
      "definition.query",
      '"query" must not make a cycle of audiences: a > c > b > a',
    ]);
  });

  it("may not lead from a new audience to itself", async () => {
    const body = audienceInput({ name: "A", definition: { query: inAudience("a") } });
    expect((await createTestApi().call("POST", audiencesPath, { body })).status).toBe(422);
  });

  it("may meet again without a cycle", async () => {
    const { create } = createTestApi();
    await create({ name: "A" });
    await create({ name: "B", definition: { query: inAudience("a") } });
    const query = `${inAudience("a")} AND ${inAudience("b")}`;
    expect((await create({ name: "C", definition: { query } })).key).toBe("c");
  });
});

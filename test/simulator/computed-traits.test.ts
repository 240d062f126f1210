import { describe, expect, it } from "vitest";
import type { CreateComputedTraitAlphaInput } from "../../src/segment/generated/wire.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audiencesPath, createTestApi, type Answer, type TestApi } from "./support/api.ts";
import { inAudience, realTimeQuery } from "./support/query.ts";

const traitsPath = "/spaces/spa_simulated/computed-traits";
const definition = { type: "USERS", query: "event('Bought').count()" } as const;
const batch = { type: "USERS", query: "event('Bought').within(30 days).count()" } as const;

type Input = Partial<CreateComputedTraitAlphaInput>;

interface TraitApi extends TestApi {
  send: (input?: Input) => Promise<Answer>;
  /** Creates a trait, lets its computation end, and returns its path. */
  make: (input?: Input) => Promise<string>;
  patch: (path: string, body: object) => Promise<Answer>;
}

function createTraitApi(settings: Partial<SimulatorSettings> = {}): TraitApi {
  const api = createTestApi({ settings });
  const send: TraitApi["send"] = (input) =>
    api.call("POST", traitsPath, { body: { name: "Purchases", definition, ...input } });
  return {
    ...api,
    send,
    make: async (input) => {
      const { data } = await send(input);
      api.wait(60_000);
      return `${traitsPath}/${data.computedTrait.id}`;
    },
    patch: (path, body) => api.call("PATCH", path, { body }),
  };
}

describe("a computed trait", () => {
  it("is answered whole by create, get and list", async () => {
    const { send, call } = createTraitApi();
    const { data } = await send({ description: "How many", options: { includeAnonymousUsers: true } });
    const { computedTrait } = data;
    expect(computedTrait).toMatchObject({
      spaceId: "spa_simulated",
      name: "Purchases",
      key: "purchases",
      description: "How many",
      enabled: true,
      definition,
      status: "Backfilling",
      options: { includeHistoricalData: false, includeAnonymousUsers: true },
    });
    const read = await call("GET", `${traitsPath}/${computedTrait.id}`);
    const list = await call("GET", traitsPath);
    expect([read.data.computedTrait, list.data.computedTraits]).toEqual([computedTrait, [computedTrait]]);
  });

  it.each([true, false])("is enabled by enabledDefault=%s", async (enabledDefault) => {
    expect((await createTraitApi({ enabledDefault }).send()).data.computedTrait.enabled).toBe(enabledDefault);
  });

  it("has historical data forced on when its query needs it, and days only when they were sent", async () => {
    const { send } = createTraitApi();
    const forced = await send({ definition: batch, options: { includeHistoricalData: false } });
    expect(forced.data.computedTrait.options).toEqual({ includeHistoricalData: true, includeAnonymousUsers: false });
    const days = await send({ name: "B", options: { includeHistoricalData: true, backfillDurationDays: 3 } });
    expect(days.data.computedTrait.options?.backfillDurationDays).toBe(3);
  });

  it.each([
    [{ options: { filterByExternalIds: [] } as object }, "options.filterByExternalIds"],
    [{ options: { backfillEventDataDays: 7 } as object }, "options.backfillEventDataDays"],
    [{ definition: { query: "event('A').count()" } as object as typeof definition }, "definition.type"],
    [{ definition: { ...batch, type: "LINKED" } as object as typeof definition }, "definition.type"],
    [{ name: "" }, "name"],
    [{ audienceType: "USERS" } as Input, "audienceType"],
  ])("has option names of its own: %j is a fault of %s", async (input, field) => {
    const { status, errors } = await createTraitApi().send(input);
    expect([status, errors.map((error) => error.field)]).toEqual([422, [field]]);
  });

  it("is listed in pages", async () => {
    const { send, call } = createTraitApi();
    await send({ name: "A" });
    await send({ name: "B" });
    const { data } = await call("GET", `${traitsPath}?pagination.count=1`);
    expect([data.computedTraits.length, data.pagination.totalEntries]).toEqual([1, 2]);
  });

  it("is a 404 when it is unknown", async () => {
    const { call, patch } = createTraitApi();
    const path = `${traitsPath}/ctr_0`;
    const answers = [await call("GET", path), await patch(path, {}), await call("DELETE", path)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it("may be written ten times a minute, and deleted twenty times", async () => {
    const { send, patch, call, wait } = createTraitApi({ lockSeconds: 0 });
    const paths: string[] = [];
    for (let index = 0; index < 10; index += 1) {
      const { data } = await send({ name: `T ${index}` });
      paths.push(`${traitsPath}/${data.computedTrait.id}`);
    }
    expect((await send()).status).toBe(429);
    const [path = ""] = paths;
    for (let index = 0; index < 10; index += 1) expect((await patch(path, { enabled: true })).status).toBe(200);
    expect((await patch(path, {})).status).toBe(429);
    for (let index = 0; index < 20; index += 1) await call("DELETE", `${traitsPath}/ctr_0`);
    expect((await call("DELETE", path)).status).toBe(429);
    wait(60_000);
    expect((await call("DELETE", path)).data).toEqual({ status: "SUCCESS" });
  });
});

describe("changing a computed trait", () => {
  it("keeps what is left out, and its key", async () => {
    const { make, patch, call } = createTraitApi();
    const path = await make({ description: "Old" });
    await patch(path, { name: "Orders" });
    expect((await call("GET", path)).data.computedTrait).toMatchObject({
      name: "Orders",
      key: "purchases",
      description: "Old",
      definition,
    });
  });

  it("cannot change its options, and needs definition.type", async () => {
    const { make, patch } = createTraitApi();
    const path = await make();
    const options = await patch(path, { options: { includeHistoricalData: true } });
    const type = await patch(path, { definition: { query: definition.query } });
    expect([options.errors[0]?.field, type.errors[0]?.field]).toEqual(["options", "definition.type"]);
  });

  it.each([
    [422, 422],
    ["accept", 200],
  ] as const)("to another type follows traitTypePatch=%s", async (traitTypePatch, expected) => {
    const { make, patch } = createTraitApi({ traitTypePatch, cadenceFlip: "accept" });
    expect((await patch(await make(), { definition: { ...definition, type: "ACCOUNTS" } })).status).toBe(expected);
  });

  it.each([
    [422, 422],
    [409, 409],
    ["accept", 200],
  ] as const)("to another cadence follows cadenceFlip=%s", async (cadenceFlip, expected) => {
    const { make, patch } = createTraitApi({ cadenceFlip });
    expect((await patch(await make(), { definition: batch })).status).toBe(expected);
  });

  it("to a session window is no change of cadence", async () => {
    const { make, patch } = createTraitApi();
    const query = "event('Bought').expires_after(1 hour).count()";
    expect((await patch(await make(), { definition: { ...definition, query } })).status).toBe(200);
  });

  it.each([
    ["Computing", 409, "Computing"],
    ["Locked", 422, "Locked"],
  ] as const)("locks it, which shows as traitLockStatus=%s", async (traitLockStatus, lockErrorStatus, shown) => {
    const { make, patch, call, wait } = createTraitApi({ traitLockStatus, lockErrorStatus });
    const path = await make();
    expect((await patch(path, { definition })).data.computedTrait.status).toBe(shown);
    expect((await patch(path, { enabled: false })).status).toBe(lockErrorStatus);
    expect((await call("DELETE", path)).status).toBe(lockErrorStatus);
    wait(5000);
    expect((await patch(path, { enabled: false })).data.computedTrait.status).toBe("Disabled");
  });

  it.each([
    ["definition-and-options", "Live"],
    ["any", "Locked"],
  ] as const)("of its name locks by locksOn=%s", async (locksOn, status) => {
    const { make, patch } = createTraitApi({ locksOn, traitLockStatus: "Locked" });
    expect((await patch(await make(), { name: "B" })).data.computedTrait.status).toBe(status);
  });

  it.each([
    ["refuse", 422],
    ["accept", 200],
  ] as const)('to description "" follows emptyDescription=%s', async (emptyDescription, expected) => {
    const { make, patch } = createTraitApi({ emptyDescription });
    expect((await patch(await make(), { description: "" })).status).toBe(expected);
  });
});

describe("computed traits and audiences", () => {
  it("share one set of keys", async () => {
    const { create, send, call, make, wait } = createTraitApi({ deletedKeyReuse: false });
    await create({ name: "Purchases" });
    expect((await send()).data.computedTrait.key).toBe("purchases_2");
    await call("DELETE", await make({ name: "Gone" }));
    wait(60_000);
    expect((await create({ name: "Gone" })).key).toBe("gone_2");
  });

  it.each([409, 422] as const)("may not share a name when nameCollision is %i", async (nameCollision) => {
    const { create, send, make, patch, call } = createTraitApi({ nameCollision });
    const { id } = await create({ name: "Purchases" });
    expect((await send()).status).toBe(nameCollision);
    const path = await make({ name: "Other" });
    expect((await patch(path, { name: "Purchases" })).status).toBe(nameCollision);
    expect((await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other" } })).status).toBe(nameCollision);
  });

  it("may not make a cycle, from either side", async () => {
    const { create, make, patch, call, wait } = createTraitApi();
    const referring = { type: "USERS", query: `event('A').where(${inAudience("buyers")}).count()` } as const;
    const { id } = await create({ name: "Buyers" });
    const path = await make({ definition: referring, name: "Of buyers" });
    wait(60_000);
    const body = { definition: { query: "trait('of_buyers') > 1" } };
    const fromAudience = await call("PATCH", `${audiencesPath}/${id}`, { body });
    expect([fromAudience.status, fromAudience.errors[0]?.message]).toEqual([
      422,
      expect.stringContaining("buyers > of_buyers > buyers"),
    ]);
    const query = "event('A').where(trait('of_buyers') > 1).count()";
    expect((await patch(path, { definition: { type: "USERS", query } })).status).toBe(422);
  });

  it.each([
    ["allow", 200],
    [409, 409],
  ] as const)("may refer to each other by deleteWithDependants=%s", async (deleteWithDependants, expected) => {
    const { create, make, call } = createTraitApi({ deleteWithDependants });
    const named = await make({ name: "Named" });
    await create({ name: "Of named", definition: { query: "trait('named') > 1" } });
    expect((await call("DELETE", named)).status).toBe(expected);
    const { id } = await create({ name: "Buyers" });
    const query = `event('A').where(${inAudience("buyers")}).count()`;
    await make({ name: "Of buyers", definition: { type: "USERS", query } });
    expect((await call("DELETE", `${audiencesPath}/${id}`)).status).toBe(expected);
  });

  it.each([
    ["verbatim", "event('A')  .count()"],
    ["normalised", "event('A') .count()"],
  ] as const)("echo queries by queryEcho=%s", async (queryEcho, query) => {
    const { data } = await createTraitApi({ queryEcho }).send({
      definition: { type: "USERS", query: "event('A')  .count()" },
    });
    expect(data.computedTrait.definition?.query).toBe(query);
  });
});

describe("a query that cannot be read", () => {
  const broken = "event('Bought'.count() >= 1";

  it.each([
    ["refuse", 422],
    ["accept", 200],
  ] as const)("follows invalidQuery=%s", async (invalidQuery, expected) => {
    const { call, create, send, make, patch, wait } = createTraitApi({ invalidQuery });
    const { id } = await create({ definition: { query: realTimeQuery } });
    const path = await make();
    wait(60_000);
    const body = { definition: { query: broken } };
    const answers = [
      await call("POST", audiencesPath, { body: { name: "A", audienceType: "USERS", ...body } }),
      await call("PATCH", `${audiencesPath}/${id}`, { body }),
      await send({ name: "B", definition: { type: "USERS", query: broken } }),
      await patch(path, { definition: { type: "USERS", query: broken } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([expected, expected, expected, expected]);
  });

  it("is answered with the parser's first mistake", async () => {
    const { errors } = await createTraitApi().send({ definition: { type: "USERS", query: broken } });
    expect(errors).toEqual([
      {
        type: "input-validation",
        field: "definition.query",
        message: expect.stringMatching(/^"query" is not valid: ./) as string,
      },
    ]);
  });

  it.each([
    [50, 200],
    [51, 422],
  ])("because of its size has more than 50 expressions: %i", async (count, expected) => {
    const { call } = createTraitApi();
    const query = Array.from({ length: count }, (_, index) => `trait('t${index}') = 'a'`).join(" OR ");
    const body = { name: "A", audienceType: "USERS", definition: { query } };
    expect((await call("POST", audiencesPath, { body })).status).toBe(expected);
  });
});

import { describe, expect, test } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { defaultState, type SimulatorState } from "../../src/simulator/state.ts";
import { audiencesPath, testNowMs } from "./support/api.ts";
import { createPeopledApi, person, type PeopledApi } from "./support/tracking.ts";

const dayMs = 86_400_000;
const traitsPath = "/spaces/spa_simulated/computed-traits";

/** Audiences that say what the trait of another one says: that somebody is in, has left, or never was in. */
const spies = {
  In: "trait('buyers') = 'true'",
  Left: "trait('buyers') = 'false'",
  Never: "trait('buyers').absent()",
} as const;

interface SpiedApi extends PeopledApi {
  /** The id of Buyers. */
  id: string;
  patch: (body: object) => Promise<void>;
  /** What the trait of Buyers says, by how many. Of whom it is not known nobody counts. */
  said: () => Promise<[inside: number, left: number, never: number]>;
}

async function spiedApi(
  query: string,
  state: SimulatorState = defaultState(),
  settings: Partial<SimulatorSettings> = {},
  input: object = {},
): Promise<SpiedApi> {
  const api = createPeopledApi({ lockSeconds: 0, cadenceFlip: "accept", ...settings }, state);
  const { id } = await api.create({ definition: { query }, ...input });
  for (const [name, asks] of Object.entries(spies)) await api.create({ name, definition: { query: asks } });
  return {
    ...api,
    id,
    patch: async (body) => {
      const { status, errors } = await api.call("PATCH", `${audiencesPath}/${id}`, { body });
      if (status !== 200) throw new Error(JSON.stringify(errors));
    },
    said: async () => {
      const sizes = await api.sizes();
      return [sizes["In"] ?? -1, sizes["Left"] ?? -1, sizes["Never"] ?? -1];
    },
  };
}

const recent = "event('Bought').within(7 days).count() >= 1";

describe("the trait of an audience", () => {
  test("is false for who was in and left as time passed, and not there for who never was in", async () => {
    const { send, said, wait } = await spiedApi(recent);
    await send("identify", { userId: "bob" });
    await send("track", { userId: "ann", event: "Bought" });
    expect(await said()).toEqual([1, 0, 1]);
    wait(9 * dayMs);
    expect(await said()).toEqual([0, 1, 1]);
  });

  test("is false for who left by an event", async () => {
    const { send, said, wait } = await spiedApi("event('Bought').count() = 1");
    await send("track", { userId: "ann", event: "Bought" });
    wait(1);
    await send("track", { userId: "ann", event: "Bought" });
    expect(await said()).toEqual([0, 1, 0]);
  });

  test("is false for who left by a trait", async () => {
    const { send, said, wait } = await spiedApi("trait('age') > 30");
    await send("identify", { userId: "ann", traits: { age: 31 } });
    wait(1);
    await send("identify", { userId: "ann", traits: { age: 29 } });
    expect(await said()).toEqual([0, 1, 0]);
  });

  test("is false for who entered and left between two events, because a window ended", async () => {
    const { send, said, wait } = await spiedApi(`event('Seen').count() >= 1 AND NOT ${recent}`);
    await send("track", { userId: "ann", event: "Seen" });
    await send("track", { userId: "ann", event: "Bought" });
    wait(10 * dayMs);
    await send("track", { userId: "ann", event: "Bought" });
    expect(await said()).toEqual([0, 1, 0]);
  });

  test("is false for who left because the date of a trait went by", async () => {
    const renewal = new Date(testNowMs + 20 * dayMs).toISOString();
    const { send, said, wait } = await spiedApi("trait('renewal').within_next(48 hours)");
    await send("identify", { userId: "ann", traits: { renewal } });
    expect(await said()).toEqual([0, 0, 1]);
    wait(30 * dayMs);
    expect(await said()).toEqual([0, 1, 0]);
  });

  test("is false for who left because they left another audience", async () => {
    const { create, send, said, wait } = await spiedApi("trait('recent') = 'true'");
    await create({ name: "Recent", definition: { query: recent } });
    await send("track", { userId: "ann", event: "Bought" });
    wait(9 * dayMs);
    expect(await said()).toEqual([0, 1, 0]);
  });

  test("is not there for who met its query before the audience was made only", async () => {
    const state = defaultState();
    const timestamp = new Date(testNowMs - 20 * dayMs).toISOString();
    const ann = person("ann", { events: [{ event: "Bought", timestamp }] });
    Object.assign(state.spaces[0] as object, { people: [ann] });
    expect(await (await spiedApi(recent, state)).said()).toEqual([0, 0, 1]);
  });

  test("is not there for who was not there yet when its query would have held of them", async () => {
    const { send, said, wait } = await spiedApi("event('Bought').count() = 0");
    wait(1);
    await send("track", { userId: "ann", event: "Bought" });
    expect(await said()).toEqual([0, 0, 1]);
  });

  test("is not known of who is out once its query was edited, as whom it held before is not remembered", async () => {
    const { patch, send, said, wait } = await spiedApi(recent);
    await send("track", { userId: "ann", event: "Bought" });
    wait(dayMs);
    await patch({ definition: { query: "event('Sold').within(7 days).count() >= 1" } });
    expect(await said()).toEqual([0, 0, 0]);
  });

  test("says the same after an edit of its name", async () => {
    const { patch, send, said, wait } = await spiedApi(recent);
    await send("track", { userId: "ann", event: "Bought" });
    wait(9 * dayMs);
    await patch({ name: "Others" });
    expect(await said()).toEqual([0, 1, 0]);
  });

  test("is one of accounts for an audience of accounts, and users count from when they joined", async () => {
    const { send, said, wait, create, sizes } = await spiedApi(
      "ANY event('Bought').within(7 days).count() >= 1",
      defaultState(),
      {},
      { audienceType: "ACCOUNTS" },
    );
    await create({ name: "Gone", audienceType: "ACCOUNTS", definition: { query: spies.Left } });
    await send("track", { userId: "ann", event: "Bought" });
    await send("group", { userId: "bob", groupId: "acme" });
    await send("group", { userId: "ann", groupId: "other" });
    wait(9 * dayMs);
    await send("group", { userId: "ann", groupId: "acme" });
    expect([await said(), (await sizes())["Gone"]]).toEqual([[0, 0, 2], 1]);
  });
});

describe("an audience that is disabled", () => {
  test("holds whom it held then, for those who refer to it", async () => {
    const { patch, send, said, wait } = await spiedApi(recent);
    await send("track", { userId: "ann", event: "Bought" });
    wait(dayMs);
    await patch({ enabled: false });
    wait(dayMs);
    await send("track", { userId: "bob", event: "Bought" });
    wait(30 * dayMs);
    expect(await said()).toEqual([1, 0, 1]);
  });

  test("says nothing when disabledAudience says so", async () => {
    const { patch, send, said, wait } = await spiedApi(recent, defaultState(), { disabledAudience: "absent" });
    await send("track", { userId: "ann", event: "Bought" });
    await patch({ enabled: false });
    wait(1);
    expect(await said()).toEqual([0, 0, 1]);
  });

  test("from the start has never held anybody", async () => {
    const { send, said } = await spiedApi(recent, defaultState(), {}, { enabled: false });
    await send("track", { userId: "ann", event: "Bought" });
    expect(await said()).toEqual([0, 0, 1]);
  });

  test("from the start and enabled later holds people from then on", async () => {
    const query = "event('Bought').count() = 1";
    const { patch, send, said, wait } = await spiedApi(query, defaultState(), {}, { enabled: false });
    await send("track", { userId: "ann", event: "Bought" });
    wait(1);
    await send("track", { userId: "ann", event: "Bought" });
    wait(1);
    await patch({ enabled: true });
    expect(await said()).toEqual([0, 0, 1]);
  });
});

test("a computed trait that is disabled keeps the values that it had", async () => {
  const { call, create, send, sizes, wait } = createPeopledApi({ lockSeconds: 0 });
  const definition = { type: "USERS", query: "event('Bought').sum(property('total'))" };
  const { data } = await call("POST", traitsPath, { body: { name: "Spent", definition } });
  await create({ name: "Spenders", definition: { query: "trait('spent') = 8" } });
  await send("track", { userId: "ann", event: "Bought", properties: { total: 8 } });
  wait(1);
  await call("PATCH", `${traitsPath}/${data.computedTrait.id}`, { body: { enabled: false } });
  wait(1);
  await send("track", { userId: "ann", event: "Bought", properties: { total: 8 } });
  expect(await sizes()).toEqual({ Spenders: 1 });
});

describe("an audience that was deleted", () => {
  test("leaves its trait on profiles as it was", async () => {
    const { call, id, send, said, wait } = await spiedApi(recent);
    await send("track", { userId: "ann", event: "Bought" });
    wait(9 * dayMs);
    await send("track", { userId: "bob", event: "Bought" });
    await send("identify", { userId: "cy" });
    expect((await call("DELETE", `${audiencesPath}/${id}`)).status).toBe(200);
    wait(30 * dayMs);
    expect(await said()).toEqual([1, 1, 1]);
  });

  test("whose key somebody uses again is no longer seen", async () => {
    const { call, create, id, send, said, wait } = await spiedApi(recent);
    await send("track", { userId: "ann", event: "Bought" });
    await call("DELETE", `${audiencesPath}/${id}`);
    wait(1);
    await create({ name: "Buyers", definition: { query: "event('Sold').count() >= 1" } });
    expect(await said()).toEqual([0, 0, 1]);
  });
});

test.each([
  ["whose computation failed", { failure: "Failed" }],
  ["whose members are rows of an entity", { audienceType: "LINKED", targetEntity: "accounts" }],
])("an audience %s says nothing that is known", async (_title, more) => {
  const { said, send, simulator } = await spiedApi("trait('age') > 30");
  await send("identify", { userId: "ann", traits: { age: 31 } });
  const [space] = simulator.state.spaces;
  if (space)
    space.audiences = space.audiences.map((each) => (each.key === "buyers" ? { ...each, ...more } : each)) as never;
  expect(await said()).toEqual([0, 0, 0]);
});

import { describe, expect, test } from "vitest";
import { defaultState, type SimulatedSpace, type SimulatorState } from "../../src/simulator/state.ts";
import { audiencesPath, audienceInput, testNowMs } from "./support/api.ts";
import { createPeopledApi, person } from "./support/tracking.ts";

const bought = "event('Bought').count() >= 1";
const daysAgo = (days: number): string => new Date(testNowMs - days * 86_400_000).toISOString();

function holding(more: Partial<SimulatedSpace>): SimulatorState {
  const state = defaultState();
  Object.assign(state.spaces[0] as SimulatedSpace, more);
  return state;
}

describe("a space that holds people", () => {
  test("counts whoever an audience's query holds for, and somebody enters by an event", async () => {
    const { create, send, sizes } = createPeopledApi();
    await create();
    await send("identify", { userId: "ann" });
    expect(await sizes()).toEqual({ Buyers: 0 });
    await send("track", { userId: "ann", event: "Bought" });
    expect(await sizes()).toEqual({ Buyers: 1 });
  });

  test("lets people leave as their events grow old", async () => {
    const { create, send, sizes, wait } = createPeopledApi();
    await create({ definition: { query: "event('Bought').within(7 days).count() >= 1" } });
    await send("track", { userId: "ann", event: "Bought" });
    expect(await sizes()).toEqual({ Buyers: 1 });
    wait(8 * 86_400_000);
    expect(await sizes()).toEqual({ Buyers: 0 });
  });

  test("computes what a query refers to first: audiences and computed traits", async () => {
    const { call, create, send, sizes } = createPeopledApi();
    await call("POST", "/spaces/spa_simulated/computed-traits", {
      body: {
        name: "Spent",
        enabled: true,
        definition: { type: "USERS", query: "event('Bought').sum(property('total'))" },
      },
    });
    await create({ name: "Big", definition: { query: "trait('spent') > 100" } });
    await create({
      name: "Big and loyal",
      definition: { query: "trait('big') = 'true' AND event('Bought').count() > 1" },
    });
    await send("track", { userId: "ann", event: "Bought", properties: { total: 150 } });
    expect(await sizes()).toEqual({ Big: 1, "Big and loyal": 0 });
    await send("track", { userId: "ann", event: "Bought", properties: { total: 1 } });
    expect(await sizes()).toEqual({ Big: 1, "Big and loyal": 1 });
  });

  test("takes what a person's own trait says over what would be computed", async () => {
    const { create, sizes } = createPeopledApi({}, holding({ people: [person("ann", { traits: { buyers: true } })] }));
    await create();
    await create({ name: "Also", definition: { query: "trait('buyers') = 'true'" } });
    expect(await sizes()).toEqual({ Buyers: 0, Also: 1 });
  });

  test("asks accounts about all their users", async () => {
    const { create, send, sizes } = createPeopledApi();
    await create({ audienceType: "ACCOUNTS", definition: { query: `ANY ${bought}` } });
    await send("group", { userId: "ann", groupId: "acme", traits: { plan: "pro" } });
    await send("group", { userId: "bob", groupId: "acme" });
    expect(await sizes()).toEqual({ Buyers: 0 });
    await send("track", { userId: "bob", event: "Bought" });
    expect(await sizes()).toEqual({ Buyers: 1 });
  });

  test("computes a trait of accounts from traits of their users, which the app documents", async () => {
    const { call, create, send, sizes } = createPeopledApi();
    const { status } = await call("POST", "/spaces/spa_simulated/computed-traits", {
      body: {
        name: "Most active",
        enabled: true,
        definition: { type: "ACCOUNTS", query: "event('Bought').mode(trait('email'), 2)" },
      },
    });
    expect(status).toBe(200);
    await create({ audienceType: "ACCOUNTS", definition: { query: "trait('most_active') = 'bob@example.test'" } });
    for (const id of ["ann", "bob"]) {
      await send("identify", { userId: id, traits: { email: `${id}@example.test` } });
      await send("group", { userId: id, groupId: "acme" });
      await send("track", { userId: id, event: "Bought" });
    }
    expect(await sizes()).toEqual({ Buyers: 0 });
    await send("track", { userId: "bob", event: "Bought" });
    expect(await sizes()).toEqual({ Buyers: 1 });
  });

  test.each([
    ["account", { Buyers: 0 }],
    ["any-user", { Buyers: 1 }],
  ] as const)("asks outside of ANY for the trait of the %s, as traitOwner says", async (traitOwner, expected) => {
    const { create, send, sizes } = createPeopledApi({ traitOwner });
    await create({ audienceType: "ACCOUNTS", definition: { query: "trait('plan') = 'pro'" } });
    await send("identify", { userId: "ann", traits: { plan: "pro" } });
    await send("group", { userId: "ann", groupId: "acme", traits: { plan: "free" } });
    expect(await sizes()).toEqual(expected);
  });

  test("reads rows of a data graph for linked audiences", async () => {
    const rich = person("ann", { entities: { accounts: [{ properties: { BALANCE: 5 } }] } });
    const { create, sizes } = createPeopledApi({}, holding({ people: [rich, person("bob")] }));
    await create({
      audienceType: "LINKED",
      definition: { query: "entity('accounts').where(property('BALANCE') > 1).count() > 0" },
    });
    expect(await sizes()).toEqual({ Buyers: 1 });
  });

  test("leaves out who has none of the external ids that an audience asks for", async () => {
    const { create, send, sizes } = createPeopledApi();
    await create({ name: "Known" });
    await create({ name: "All", options: { filterByExternalIds: ["anonymous_id", "user_id"] } });
    await send("track", { anonymousId: "a-1", event: "Bought" });
    expect(await sizes()).toEqual({ Known: 0, All: 1 });
  });

  test.each([
    ["out", 0],
    ["in", 1],
  ] as const)(
    "counts a person of whom no documentation decides as %s, by a setting",
    async (undecidedMembers, count) => {
      const { create, sizes } = createPeopledApi(
        { undecidedMembers },
        holding({ people: [person("ann", { traits: { plan: "PRO" } })] }),
      );
      await create({ definition: { query: "trait('plan') = 'pro'" } });
      expect(await sizes()).toEqual({ Buyers: count });
    },
  );

  test("shows in a preview who would be in, and how many", async () => {
    const people = ["ann", "bob", "cy"].map((id) =>
      person(id, { events: id === "bob" ? [] : [{ event: "Bought", timestamp: daysAgo(1) }] }),
    );
    const { call } = createPeopledApi({}, holding({ people }));
    const { definition, audienceType } = audienceInput();
    const { data } = await call("POST", `${audiencesPath}/previews`, { body: { definition, audienceType } });
    const preview = (await call("GET", `${audiencesPath}/previews/${data.audiencePreview.id}`)).data.audiencePreview;
    expect(preview).toMatchObject({ results: [{ id: "ann" }, { id: "cy" }], size: { count: 2 } });
  });

  test("does not evaluate an audience whose members are rows, and makes its size up", async () => {
    const { create, sizes } = createPeopledApi({}, holding({ people: [person("ann")] }));
    await create({
      audienceType: "LINKED",
      definition: { query: "entity('x').count() > 0", targetEntity: "accounts" },
    });
    expect((await sizes())["Buyers"]).toBeGreaterThan(1);
  });
});

describe("a query that can be read and makes no sense", () => {
  const definition = { query: "event('Bought').count()" };

  test("is taken by a setting", async () => {
    const { call } = createPeopledApi({ querySense: "syntax" });
    expect((await call("POST", audiencesPath, { body: audienceInput({ definition }) })).status).toBe(200);
  });

  test("is refused with its first mistake", async () => {
    const { call } = createPeopledApi();
    const { status, errors } = await call("POST", audiencesPath, { body: audienceInput({ definition }) });
    expect([status, errors[0]?.field]).toEqual([422, "definition.query"]);
  });
});

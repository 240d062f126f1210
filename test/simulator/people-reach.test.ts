import { describe, expect, test } from "vitest";
import type { CreateAudienceInput, TraitOptions } from "../../src/segment/generated/wire.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { defaultState, type SimulatorState } from "../../src/simulator/state.ts";
import type { StoredEvent } from "../../src/simulator/state/people.ts";
import { audienceInput, audiencesPath, testNowMs } from "./support/api.ts";
import { createPeopledApi, person, type PeopledApi } from "./support/tracking.ts";

const dayMs = 86_400_000;
const daysAgo = (days: number): string => new Date(testNowMs - days * dayMs).toISOString();
const traitsPath = "/spaces/spa_simulated/computed-traits";

/** A space in which Ann bought something so many days ago. */
function boughtAgo(days: number, more: Partial<StoredEvent> = {}): SimulatorState {
  const state = defaultState();
  const ann = person("ann", { events: [{ event: "Bought", timestamp: daysAgo(days), ...more }] });
  Object.assign(state.spaces[0] as object, { people: [ann] });
  return state;
}

async function sizeOf(
  input: Partial<CreateAudienceInput>,
  state: SimulatorState,
  settings: Partial<SimulatorSettings> = {},
): Promise<number | undefined> {
  const { create, sizes } = createPeopledApi(settings, state);
  await create(input);
  return (await sizes())["Buyers"];
}

describe("an event from before an audience was made", () => {
  test.each([
    ["does not count without historical data", {}, 0],
    ["counts with it", { includeHistoricalData: true }, 1],
  ])("%s", async (_title, options, size) => {
    expect(await sizeOf({ options }, boughtAgo(3))).toBe(size);
  });

  test("counts when the query needs history, whatever was asked", async () => {
    const definition = { query: "event('Bought').within(30 days).count() >= 1" };
    expect(await sizeOf({ definition, options: { includeHistoricalData: false } }, boughtAgo(3))).toBe(1);
  });

  test.each([
    ["that were asked for", { backfillEventDataDays: 30 }, 20, 1],
    ["that were asked for", { backfillEventDataDays: 10 }, 20, 0],
    ["of which there are seven by default", {}, 6, 1],
    ["of which there are seven by default", {}, 8, 0],
  ])("counts within the days of events %s: %j, %i days ago", async (_title, options, days, size) => {
    expect(await sizeOf({ options: { includeHistoricalData: true, ...options } }, boughtAgo(days))).toBe(size);
  });

  test("goes back from the creation of the audience, so that nobody leaves as time passes", async () => {
    const { create, sizes, wait } = createPeopledApi({}, boughtAgo(6));
    await create({ options: { includeHistoricalData: true } });
    wait(30 * dayMs);
    expect(await sizes()).toEqual({ Buyers: 1 });
  });

  test.each([
    ["always", 0],
    ["never", 1],
  ] as const)("counts however old it is where days of events do not apply: %s", async (backfillDays, size) => {
    expect(await sizeOf({ options: { includeHistoricalData: true } }, boughtAgo(400), { backfillDays })).toBe(size);
  });

  test.each([
    ["left-out", 1],
    ["counted", 0],
  ] as const)("counts for a funnel as parentWindows=%s says", async (parentWindows, size) => {
    const events = [
      { event: "Seen", timestamp: daysAgo(2) },
      { event: "Bought", timestamp: daysAgo(1.7) },
    ];
    const state = boughtAgo(2);
    Object.assign(state.spaces[0] as object, { people: [person("ann", { events })] });
    const query = "event('Seen').where(event('Bought').within(parent: 1 day).count() >= 1).count() >= 1";
    expect(await sizeOf({ definition: { query } }, state, { parentWindows })).toBe(size);
  });

  test.each([
    ["received", 1],
    ["happened", 0],
  ] as const)("and that arrives after that counts as historicalBy=%s says", async (historicalBy, size) => {
    const { create, send, sizes } = createPeopledApi({ historicalBy });
    await create();
    await send("track", { userId: "ann", event: "Bought", timestamp: daysAgo(3) });
    expect(await sizes()).toEqual({ Buyers: size });
  });

  test("leaves the traits of its person as they are", async () => {
    const state = defaultState();
    Object.assign(state.spaces[0] as object, { people: [person("ann", { traits: { age: 40 } })] });
    expect(await sizeOf({ definition: { query: "trait('age') > 30" } }, state)).toBe(1);
  });
});

describe("a preview", () => {
  async function previewed(state: SimulatorState, settings: Partial<SimulatorSettings>, options = {}) {
    const api = createPeopledApi(settings, state);
    const { definition, audienceType } = audienceInput();
    const made = await api.call("POST", `${audiencesPath}/previews`, { body: { definition, audienceType, options } });
    const path = `${audiencesPath}/previews/${made.data.audiencePreview.id}`;
    return { ...api, size: async () => (await api.call("GET", path)).data.audiencePreview.size?.count };
  }

  test.each([
    ["included", 1],
    ["as-needed", 0],
  ] as const)("looks back as previewHistory=%s says", async (previewHistory, size) => {
    expect(await (await previewed(boughtAgo(3), { previewHistory })).size()).toBe(size);
  });

  test.each([
    [30, 1],
    [10, 0],
  ])("looks back for the days that were asked for: %i", async (backfillEventDataDays, size) => {
    expect(await (await previewed(boughtAgo(20), {}, { backfillEventDataDays })).size()).toBe(size);
  });

  test("that is done stays as it is, whatever arrives later", async () => {
    const { send, size, wait } = await previewed(boughtAgo(3), {});
    wait(1);
    await send("track", { userId: "bob", event: "Bought" });
    expect(await size()).toBe(1);
  });
});

describe("a computed trait", () => {
  /** How many people an audience holds that asks whether a trait is there, by the trait's options. */
  async function withTrait(api: PeopledApi, options: TraitOptions): Promise<void> {
    const definition = { type: "USERS", query: "event('Bought').sum(property('total'))" };
    await api.call("POST", traitsPath, { body: { name: "Spent", enabled: true, definition, options } });
    const asked = { includeHistoricalData: false, filterByExternalIds: ["user_id", "email", "anonymous_id"] };
    await api.create({ name: "Spenders", definition: { query: "trait('spent') > 0" }, options: asked });
  }

  const bought = (days: number): SimulatorState => boughtAgo(days, { properties: { total: 5 } });

  test.each<[string, TraitOptions, number, number]>([
    ["leaves events from before it out", {}, 3, 0],
    ["counts them with historical data", { includeHistoricalData: true }, 400, 1],
    ["counts them for so many days", { includeHistoricalData: true, backfillDurationDays: 30 }, 20, 1],
    ["leaves out older ones", { includeHistoricalData: true, backfillDurationDays: 10 }, 20, 0],
  ])("%s: %j", async (_title, options, days, size) => {
    const api = createPeopledApi({}, bought(days));
    await withTrait(api, options);
    expect(await api.sizes()).toEqual({ Spenders: size });
  });

  test.each([
    [false, "as-audiences", [], 0],
    [true, "as-audiences", [], 1],
    [false, "as-audiences", ["email"], 1],
    [false, "no-user-id", ["email"], 0],
    [true, "no-user-id", ["email"], 1],
  ] as const)(
    "with includeAnonymousUsers=%s and anonymousUsers=%s counts who has %j besides an anonymous_id: %i",
    async (includeAnonymousUsers, anonymousUsers, more, size) => {
      const state = defaultState();
      const someone = person("a-1", { idTypes: ["anonymous_id", ...more] });
      Object.assign(state.spaces[0] as object, { people: [someone] });
      const api = createPeopledApi({ anonymousUsers }, state);
      await withTrait(api, { includeAnonymousUsers });
      await api.send("track", { anonymousId: "a-1", event: "Bought", properties: { total: 5 } });
      expect(await api.sizes()).toEqual({ Spenders: size });
    },
  );
});

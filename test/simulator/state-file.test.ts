import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { seedDestinations } from "../../src/simulator/seeds/destinations.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import { StateFileError } from "../../src/simulator/state-file-error.ts";
import { createStateWriter, loadStateFile } from "../../src/simulator/state-file.ts";
import { defaultState, type SimulatorState } from "../../src/simulator/state.ts";
import { audiencesPath, createTestApi, testToken, type Answer } from "./support/api.ts";
import { createPeopledApi } from "./support/tracking.ts";

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "audiencectl-state-"));
  file = path.join(folder, "state.json");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function loadError(content: string): Promise<StateFileError> {
  await writeFile(file, content);
  const error: unknown = await loadStateFile(file).catch((thrown: unknown) => thrown);
  if (!(error instanceof StateFileError)) throw new Error(`not a StateFileError: ${String(error)}`);
  return error;
}

/** A state with everything in it that a simulator puts there. */
async function fillState(state: SimulatorState): Promise<void> {
  const { create, call } = createTestApi({ state });
  const { id } = await create({ description: "Some", options: { filterByExternalIds: ["email"] } });
  await call("PATCH", `${audiencesPath}/${id}`, { body: { options: { includeHistoricalData: true } } });
  await create({ audienceType: "LINKED", name: "Linked" });
  await call("DELETE", `${audiencesPath}/${(await create({ name: "Gone" })).id}`);
  await fillRest(state);
}

/** One of everything that is not an audience, made through the API where the API can make it. */
async function fillRest(state: SimulatorState): Promise<void> {
  const { call, create } = createTestApi({ state });
  const [space] = state.spaces;
  if (space === undefined) throw new Error("no space");
  space.destinations = seedDestinations;
  const root = `/spaces/${space.id}`;
  const linked = await create({ audienceType: "LINKED", name: "With everything", enabled: false });
  const path = `${root}/audiences/${linked.id}`;
  const config = { days: [1], hours: [9], timezone: "Europe/Berlin" };
  const send = async (method: string, where: string, body: unknown): Promise<Answer["data"]> => {
    const { status, data, errors } = await call(method, where, { body });
    expect([status, errors]).toEqual([200, undefined]);
    return data;
  };
  await send("POST", `${path}/schedules`, { strategy: "SPECIFIC_DAYS", config });
  const { connection } = await send("POST", `${path}/destination-connections`, {
    destination: { id: seedDestinations[3]?.id, type: "warehouse" },
    connectionSettings: { a: 1 },
  });
  await send("POST", `${path}/destination-connections/${connection.id}/activations`, {
    activationName: "a",
    activationType: "Entity Added",
    performResync: true,
    displayName: "A",
    personalization: { profile: {}, entities: [] },
    destinationMapping: { actionId: "any", settings: {} },
  });
  const trait = { name: "T", definition: { type: "USERS", query: "event('A').count()" } };
  const { computedTrait } = await send("POST", `${root}/computed-traits`, { ...trait, options: {} });
  await send("PATCH", `${root}/computed-traits/${computedTrait.id}`, { definition: trait.definition });
  await send("POST", "/filters", { integrationId: space.id, name: "F", if: "type = 'track'", drop: true });
  await send("POST", path.replace(linked.id, "previews"), {
    definition: { query: "event('A').count() > 1" },
    audienceType: "USERS",
    options: { backfillEventDataDays: 7 },
  });
  await send("PUT", `${root}/messaging-subscriptions`, {
    subscriptions: [{ key: "a@example.com", type: "EMAIL", groups: [{ name: "g", status: "UNSUBSCRIBED" }] }],
  });
}

/** People, what is known of their past, and what an audience left that was deleted. */
async function fillPeople(state: SimulatorState): Promise<void> {
  const [space] = state.spaces;
  if (space) space.sources = [{ id: "src_web", slug: "web", name: "Web" }];
  const { call, create, send, wait } = createPeopledApi({ lockSeconds: 0 }, state);
  const { id } = await create({ name: "Of people" });
  const late = await create({ name: "Late", enabled: false });
  await send("identify", { userId: "ann", traits: { plan: "free" } });
  await send("group", { userId: "ann", groupId: "acme", traits: { size: 1 } });
  wait(1000);
  await send("identify", { userId: "ann", traits: { plan: "pro" } });
  await send("group", { userId: "bob", groupId: "acme", traits: { size: 2 } });
  await send("track", { userId: "ann", event: "Bought", writeKey: "web" });
  await call("PATCH", `${audiencesPath}/${late.id}`, { body: { enabled: true } });
  await call("DELETE", `${audiencesPath}/${id}`);
  for (const trait of space?.traits ?? [])
    await call("PATCH", `/spaces/spa_simulated/computed-traits/${trait.id}`, { body: { enabled: false } });
}

describe("a state file", () => {
  it("that is missing is the default state", async () => {
    expect(await loadStateFile(file)).toEqual(defaultState());
  });

  it("is read as it was written", async () => {
    const state = defaultState();
    await fillState(state);
    await createStateWriter(file)(state);
    expect(await loadStateFile(file)).toEqual(state);
  });

  it("with people in it is read as it was written, with all that is known of their past", async () => {
    const state = defaultState();
    await fillState(state);
    await fillPeople(state);
    await createStateWriter(file)(state);
    expect(await loadStateFile(file)).toEqual(state);
    const held = await readFile(file, "utf8");
    const words = ["formerTraits", "joins", "sourceId", "values", "startedAt", "sameSince", "disabledSince"];
    expect(words.filter((word) => !held.includes(`"${word}"`))).toEqual([]);
  });

  it("of version 1 is read, with nothing but audiences in it", async () => {
    const { formatVersion: _, ...rest } = defaultState();
    await writeFile(file, JSON.stringify({ formatVersion: 1, ...rest }));
    expect(await loadStateFile(file)).toEqual(defaultState());
  });

  it.each([
    ["small shop", smallShop()],
    ["large space", largeSpace(1)],
  ])("of the %s is read as it was written", async (_name, state) => {
    await createStateWriter(file)(state);
    expect(await loadStateFile(file)).toEqual(state);
  });

  it("lets a simulator go on where another stopped", async () => {
    const first = createTestApi({ onChange: createStateWriter(file) });
    const { id, name } = await first.create();
    const second = createTestApi({ state: await loadStateFile(file) });
    expect((await second.read(id)).name).toBe(name);
  });

  it("is readable JSON without the token", async () => {
    await createTestApi({ onChange: createStateWriter(file) }).create();
    const text = await readFile(file, "utf8");
    expect(text).toMatch(/^\{\n {2}"formatVersion": 2,\n/);
    expect(text).not.toContain(testToken);
  });

  it("holds the last state after many quick changes, and nothing is left beside it", async () => {
    const { create, simulator } = createTestApi({ onChange: createStateWriter(file) });
    await Promise.all(Array.from({ length: 50 }, (_, index) => create({ name: `audience ${index}` })));
    const { spaces } = await loadStateFile(file);
    expect(spaces).toEqual(simulator.state.spaces);
    expect(spaces[0]?.audiences).toHaveLength(50);
    expect(await readdir(folder)).toEqual(["state.json"]);
  });

  it("holds each change by the time its write has settled", async () => {
    const write = createStateWriter(file);
    const state = defaultState();
    for (const id of ["spa_1", "spa_2", "spa_3"]) {
      state.spaces = [{ id, slug: "a", name: "A", audiences: [], deletedKeys: [] }];
      await write(state);
      expect((await loadStateFile(file)).spaces[0]?.id).toBe(id);
    }
  });

  it("that cannot be written fails each write, and a later one may succeed", async () => {
    const write = createStateWriter(file);
    await rm(folder, { recursive: true });
    await expect(write(defaultState())).rejects.toThrow("ENOENT");
    await import("node:fs/promises").then(({ mkdir }) => mkdir(folder));
    await write(defaultState());
    expect(await loadStateFile(file)).toEqual(defaultState());
  });
});

describe("a state file that cannot be used", () => {
  it.each(["", "{", '{"formatVersion":1', "\u{0}"])("is damaged when it holds %j", async (content) => {
    expect(await loadError(content)).toMatchObject({ code: "damaged", file });
  });

  it.each([
    ["not an object", []],
    ["without a version", { spaces: [] }],
    ["without spaces", { formatVersion: 2 }],
    ["with an unknown key", { ...defaultState(), tokens: [] }],
    ["with a damaged audience", { formatVersion: 2, spaces: [{ ...defaultState().spaces[0], audiences: [{}] }] }],
  ])("is damaged when it is JSON %s", async (_what, value) => {
    expect((await loadError(JSON.stringify(value))).code).toBe("damaged");
  });

  it("names the file, the place and the remedy", async () => {
    const { message } = await loadError('{"formatVersion":2,"spaces":[{}]}');
    expect(message).toContain(file);
    expect(message).toContain("/spaces/0 must have required property 'id'");
    expect(message).toContain("move it away");
  });

  it("says so when it is of another version", async () => {
    const { code, message } = await loadError('{"formatVersion":3,"spaces":"moved"}');
    expect([code, message]).toEqual(["other-version", expect.stringContaining("format version 3")]);
  });

  it("is left as it was", async () => {
    await loadError("{");
    expect(await readFile(file, "utf8")).toBe("{");
  });

  it("is unreadable when it is a folder", async () => {
    await expect(loadStateFile(folder)).rejects.toMatchObject({ code: "unreadable" });
  });
});

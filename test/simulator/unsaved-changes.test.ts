import { describe, expect, it } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import type { SimulatorState } from "../../src/simulator/state.ts";
import { audienceInput, audiencesPath, createTestApi, type TestApi } from "./support/api.ts";

const full = (): Promise<never> => Promise.reject(new Error("disk full"));
const named = (name: string) => ({ body: { ...audienceInput(), name } });
const namesIn = ({ spaces }: SimulatorState): string[] =>
  spaces.flatMap(({ audiences }) => audiences.map(({ name }) => name));

/** A simulator whose saving the test decides on, save by save. What it saved is kept as the names of audiences. */
function createHeldApi(settings: Partial<SimulatorSettings> = {}) {
  const saves: { end: () => void; fail: () => void; names: string[] }[] = [];
  const api = createTestApi({
    settings,
    onChange: (state) =>
      new Promise((resolve, reject) => {
        saves.push({ end: resolve, fail: () => reject(new Error("disk full")), names: namesIn(state) });
      }),
  });
  const save = async (nth: number) => {
    await expect.poll(() => saves[nth]).toBeDefined();
    return saves[nth] as (typeof saves)[number];
  };
  const names = (): string[] => namesIn(api.simulator.state);
  const create = async (name: string): Promise<number> => (await api.call("POST", audiencesPath, named(name))).status;
  /** Until so many audiences are there, saved or not. */
  const made = async (count: number): Promise<void> => {
    await expect.poll(() => names().length).toBe(count);
  };
  return { ...api, save, names, create, made };
}

/** A simulator whose disk is full from the second save on, and an audience that was saved before. */
async function createFullApi(): Promise<TestApi & { id: string }> {
  let saves = 0;
  const api = createTestApi({ onChange: () => ((saves += 1) > 1 ? full() : undefined) });
  return { ...api, id: (await api.create()).id };
}

describe("a change that cannot be saved", () => {
  it.each<[string, (id: string) => [method: string, path: string, body?: object]]>([
    ["a creation", () => ["POST", audiencesPath, audienceInput()]],
    ["an edit", (id) => ["PATCH", `${audiencesPath}/${id}`, { name: "Other" }]],
    ["a deletion, which remembers the key", (id) => ["DELETE", `${audiencesPath}/${id}`]],
    [
      "the first object of its kind",
      () => ["POST", "/filters", { integrationId: "spa_simulated", name: "F", if: "event = 'F'", drop: true }],
    ],
  ])("is not there: %s", async (_title, request) => {
    const { call, simulator, id } = await createFullApi();
    const before = structuredClone(simulator.state);
    const [method, path, body] = request(id);
    const { status, errors } = await call(method, path, body && { body });
    expect([status, errors[0]?.message]).toEqual([500, expect.stringContaining("disk full")]);
    expect(simulator.state).toEqual(before);
  });

  it("is in no list that lags either", async () => {
    const { save, create, made, wait, call } = createHeldApi({ listLagSeconds: 60 });
    const first = create("first");
    const failing = await save(0);
    wait(10_000);
    const second = create("second");
    await made(2);
    failing.fail();
    expect([await first, await second]).toEqual([500, 500]);
    // A list as of five seconds ago, when the one was there and the other was not yet.
    wait(55_000);
    expect((await call("GET", audiencesPath)).data.audiences).toEqual([]);
  });

  it("takes along what was built upon it, and leaves what was saved", async () => {
    const { save, names, create, made } = createHeldApi();
    const first = create("first");
    (await save(0)).end();
    expect(await first).toBe(200);
    const second = create("second");
    const failing = await save(1);
    const third = create("third");
    await made(3);
    failing.fail();
    expect([await second, await third]).toEqual([500, 500]);
    expect(names()).toEqual(["first"]);
  });

  it("leaves what was saved while it was made", async () => {
    const { save, names, create, made } = createHeldApi();
    const first = create("first");
    const saving = await save(0);
    const second = create("second");
    await made(2);
    saving.end();
    expect(await first).toBe(200);
    (await save(1)).fail();
    expect(await second).toBe(500);
    expect(names()).toEqual(["first"]);
  });

  it("does not keep a later one from being saved", async () => {
    const { save, names, create } = createHeldApi();
    const first = create("first");
    (await save(0)).fail();
    expect(await first).toBe(500);
    const second = create("second");
    const saving = await save(1);
    saving.end();
    expect(await second).toBe(200);
    expect([saving.names, names()]).toEqual([["second"], ["second"]]);
  });
});

describe("changes that come while another is saved", () => {
  it("share the next save", async () => {
    const { save, create, made } = createHeldApi();
    const first = create("first");
    const saving = await save(0);
    const others = [create("second"), create("third")];
    await made(3);
    saving.end();
    const next = await save(1);
    next.end();
    expect(await Promise.all([first, ...others])).toEqual([200, 200, 200]);
    expect([saving.names, next.names.toSorted()]).toEqual([["first"], ["first", "second", "third"]]);
  });
});

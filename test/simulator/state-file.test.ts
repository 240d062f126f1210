import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StateFileError } from "../../src/simulator/state-file-error.ts";
import { createStateWriter, loadStateFile } from "../../src/simulator/state-file.ts";
import { defaultState, type SimulatorState } from "../../src/simulator/state.ts";
import { audiencesPath, createTestApi, testToken } from "./support/api.ts";

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

  it("lets a simulator go on where another stopped", async () => {
    const first = createTestApi({ onChange: createStateWriter(file) });
    const { id, name } = await first.create();
    const second = createTestApi({ state: await loadStateFile(file) });
    expect((await second.read(id)).name).toBe(name);
  });

  it("is readable JSON without the token", async () => {
    await createTestApi({ onChange: createStateWriter(file) }).create();
    const text = await readFile(file, "utf8");
    expect(text).toMatch(/^\{\n {2}"formatVersion": 1,\n/);
    expect(text).not.toContain(testToken);
  });

  it("holds the last state after many quick changes, and nothing is left beside it", async () => {
    const write = createStateWriter(file);
    const state = defaultState();
    const writes = Array.from({ length: 50 }, (_, index) => {
      state.spaces = [{ id: `spa_${index}`, slug: "a", name: "A", audiences: [], deletedKeys: [] }];
      return write(state);
    });
    await Promise.all(writes);
    expect((await loadStateFile(file)).spaces[0]?.id).toBe("spa_49");
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
    ["without spaces", { formatVersion: 1 }],
    ["with an unknown key", { ...defaultState(), tokens: [] }],
    ["with a damaged audience", { formatVersion: 1, spaces: [{ ...defaultState().spaces[0], audiences: [{}] }] }],
  ])("is damaged when it is JSON %s", async (_what, value) => {
    expect((await loadError(JSON.stringify(value))).code).toBe("damaged");
  });

  it("names the file, the place and the remedy", async () => {
    const { message } = await loadError('{"formatVersion":1,"spaces":[{}]}');
    expect(message).toContain(file);
    expect(message).toContain("/spaces/0 must have required property 'id'");
    expect(message).toContain("move it away");
  });

  it("says so when it is of another version", async () => {
    const { code, message } = await loadError('{"formatVersion":2,"spaces":"moved"}');
    expect([code, message]).toEqual(["other-version", expect.stringContaining("format version 2")]);
  });

  it("is left as it was", async () => {
    await loadError("{");
    expect(await readFile(file, "utf8")).toBe("{");
  });

  it("is unreadable when it is a folder", async () => {
    await expect(loadStateFile(folder)).rejects.toMatchObject({ code: "unreadable" });
  });
});

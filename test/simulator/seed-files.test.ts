import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StateFileError } from "../../src/simulator/state-file-error.ts";
import { seedNowMs } from "../../src/simulator/seeds/build.ts";
import { loadSeedFile, seeds } from "../../src/simulator/seeds/seeds.ts";
import { defaultState } from "../../src/simulator/state.ts";
import { createTestApi, testNowMs } from "./support/api.ts";
import { formatSeed } from "./support/format-seed.ts";

const examples = path.resolve(import.meta.dirname, "../../examples/seeds");
const fileOf = (name: string): string => path.join(examples, `${name}.json`);

describe.each([...seeds])("the seed file of %s", (name, build) => {
  it("is what the builder makes; UPDATE_SEEDS=1 rewrites it", () => {
    const made = formatSeed(build(seedNowMs));
    if (process.env["UPDATE_SEEDS"] === "1") {
      mkdirSync(examples, { recursive: true });
      writeFileSync(fileOf(name), made);
    }
    expect(readFileSync(fileOf(name), "utf8")).toBe(made);
  });

  it("is a seed that takes place when it is loaded", async () => {
    const laterMs = seedNowMs + 123_456_789_000;
    expect(await loadSeedFile(fileOf(name), laterMs)).toEqual(build(laterMs));
  });

  it("has a line for each object", () => {
    const [space] = build(seedNowMs).spaces;
    const text = readFileSync(fileOf(name), "utf8");
    const ids = [...(space?.audiences ?? []), ...(space?.connections ?? []), ...(space?.traits ?? [])].map(
      ({ id }) => `\n        { "id": "${id}", `,
    );
    expect(ids.filter((start) => text.split(start).length !== 2)).toEqual([]);
  });
});

describe("a loaded seed", () => {
  it("has locked audiences at first, and none of them later", async () => {
    const state = await loadSeedFile(fileOf("large-space"), testNowMs);
    const { call, wait } = createTestApi(state ? { state } : {});
    const countLocked = async (): Promise<number> => {
      const { data } = await call("GET", "/spaces/spa_large/audiences?pagination.count=200");
      return data.audiences.filter(({ status }) => status === "Locked").length;
    };
    expect(await countLocked()).toBe(5);
    wait(5000);
    expect(await countLocked()).toBe(0);
  });

  it("has no instant of its own any more, as time passes in it", async () => {
    const state = await loadSeedFile(fileOf("small-shop"), testNowMs);
    const { simulator } = createTestApi(state ? { state } : {});
    expect(simulator.state).not.toHaveProperty("seededAt");
  });
});

describe("a seed file", () => {
  let folder = "";
  let file = "";

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "audiencectl-seed-"));
    file = path.join(folder, "seed.json");
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it("that is missing is not a seed", async () => {
    expect(await loadSeedFile(file, testNowMs)).toBeUndefined();
  });

  it("without an instant of its own keeps its times", async () => {
    const { seededAt: _, ...state } = seeds.get("small-shop")?.(seedNowMs) ?? defaultState();
    await writeFile(file, JSON.stringify(state));
    expect(await loadSeedFile(file, testNowMs + 1000)).toEqual(state);
  });

  it.each([
    ["that is not JSON", "{", "damaged"],
    ["without spaces", '{"formatVersion":2}', "damaged"],
    ["whose instant is none", '{"formatVersion":2,"seededAt":"yesterday","spaces":[]}', "damaged"],
    ["of another version", '{"formatVersion":3,"spaces":[]}', "other-version"],
  ])("%s cannot be used, and the message speaks of a seed", async (_what, content, code) => {
    await writeFile(file, content);
    const error: unknown = await loadSeedFile(file, testNowMs).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StateFileError);
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(/^The seed file .*start with another seed\.$/),
    });
  });
});

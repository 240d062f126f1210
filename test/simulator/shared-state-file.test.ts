import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureSpace } from "../../src/simulator/ensure-space.ts";
import { shareStateFile } from "../../src/simulator/shared-state-file.ts";
import { loadStateFile } from "../../src/simulator/state-file.ts";
import { defaultState } from "../../src/simulator/state.ts";
import { createTestApi } from "./support/api.ts";

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "audiencectl-shared-state-"));
  file = path.join(folder, "state.json");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A simulator of its own, as another process would have it. */
function serveFile(complete?: Parameters<typeof shareStateFile>[2]) {
  const state = defaultState();
  return createTestApi({ state, ...shareStateFile(file, state, complete) });
}

async function storedNames(): Promise<string[]> {
  return (await loadStateFile(file)).spaces.flatMap(({ audiences }) => audiences.map(({ name }) => name)).toSorted();
}

describe("a state file that two simulators serve", () => {
  it("keeps what both create, one after the other", async () => {
    const [one, other] = [serveFile(), serveFile()];
    await one.create({ name: "from one" });
    await other.create({ name: "from the other" });
    expect(await storedNames()).toEqual(["from one", "from the other"]);
  });

  it("keeps what both create at once", async () => {
    const names = Array.from({ length: 60 }, (_, number) => `audience ${number}`);
    const thirds = [serveFile(), serveFile(), serveFile()].map((simulator, third) => ({
      simulator,
      own: names.filter((_, number) => number % 3 === third),
    }));
    await Promise.all(thirds.flatMap(({ simulator, own }) => own.map((name) => simulator.create({ name }))));
    expect(await storedNames()).toEqual(names.toSorted());
  });

  it("shows each what the other changed", async () => {
    const [one, other] = [serveFile(), serveFile()];
    const { id } = await one.create({ name: "old" });
    await other.call("PATCH", `/spaces/spa_simulated/audiences/${id}`, { body: { name: "new" } });
    expect((await one.read(id)).name).toBe("new");
  });

  it("has the spaces that each was told of, whoever wrote last", async () => {
    const one = serveFile({ complete: (state) => void ensureSpace(state, "spa_mine") });
    await serveFile().create();
    await one.call("POST", "/spaces/spa_mine/audiences", {
      body: { name: "mine", audienceType: "USERS", definition: { query: "event('A').count() > 1" } },
    });
    expect(await storedNames()).toContain("mine");
  });

  it("leaves no lock behind", async () => {
    const [one, other] = [serveFile(), serveFile()];
    await Promise.all([one.create({ name: "a" }), other.create({ name: "b" })]);
    await one.call("GET", "/spaces/spa_simulated/audiences");
    expect(await readdir(folder)).toEqual(["state.json"]);
  });

  it("is taken over from a process that ended while it had the lock", async () => {
    // No process has the largest number that there can be.
    await writeFile(`${file}.lock`, String(2 ** 22 - 1));
    await serveFile().create({ name: "after" });
    expect(await storedNames()).toEqual(["after"]);
  });
});

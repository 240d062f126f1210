import { describe, expect, it, onTestFinished } from "vitest";
import { serveSimulator } from "../../src/simulator/server.ts";
import { createSimulator } from "../../src/simulator/simulator.ts";
import { audienceInput, audiencesPath, createTestApi, testToken } from "./support/api.ts";
import { until, watchTimers } from "./support/timers.ts";

// Three tenths of a real second.
const slow = { settings: { pageDelaySeconds: 30 }, timeScale: 100 };
const delayMs = 300;
// Timers count whole milliseconds, and may go off within the one in which they are due.
const leastMs = delayMs - 2;

const listing = (base: string, signal?: AbortSignal): Request =>
  new Request(base + audiencesPath, {
    headers: { authorization: `Bearer ${testToken}` },
    ...(signal && { signal }),
  });

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

describe("a slow page", () => {
  it("takes pageDelaySeconds of the API, embedded and over a socket", async () => {
    const simulator = createSimulator(slow);
    const server = await serveSimulator(simulator, { port: 0 });
    onTestFinished(() => server.close());
    const times = [
      await time(() => simulator.fetch(listing("http://simulator.invalid"))),
      await time(() => fetch(listing(server.url))),
    ];
    for (const taken of times) expect([taken >= leastMs, taken < 10 * delayMs, taken]).toEqual([true, true, taken]);
  });

  it.each([
    ["the first one", `${audiencesPath}?pagination.count=1`],
    ["a later one", `${audiencesPath}?pagination.count=1&pagination.cursor=${encodeURIComponent(btoa("1"))}`],
    ["a list without pages", "/spaces/spa_simulated/audienceType/USERS/supported-destinations"],
  ])("is %s", async (_page, path) => {
    const { call } = createTestApi(slow);
    expect(await time(() => call("GET", path))).toBeGreaterThan(leastMs);
  });

  it("is nothing that is read or written one by one", async () => {
    const { create, read } = createTestApi({ settings: { pageDelaySeconds: 3600 } });
    const { id } = await create();
    expect((await read(id)).id).toBe(id);
  });

  it("shows what there was when it was asked for", async () => {
    const { call } = createTestApi(slow);
    const page = call("GET", audiencesPath);
    await call("POST", audiencesPath, { body: audienceInput() });
    expect((await page).data.audiences).toEqual([]);
  });

  it("leaves nothing behind when the client gives up", async () => {
    const statuses: number[] = [];
    const { fetch } = createSimulator({ ...slow, onRequest: ({ status }) => statuses.push(status) });
    const timers = watchTimers();
    const giveUp = new AbortController();
    const page = fetch(listing("http://simulator.invalid", giveUp.signal));
    await until(() => timers() === 1);
    giveUp.abort(new Error("enough"));
    await expect(page).rejects.toThrow("enough");
    expect([timers(), statuses]).toEqual([0, [0]]);
  });
});

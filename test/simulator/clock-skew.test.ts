import { describe, expect, it, onTestFinished } from "vitest";
import { serveSimulator } from "../../src/simulator/server.ts";
import { createSimulator } from "../../src/simulator/simulator.ts";
import { audiencesPath, createTestApi, testNowMs, testToken } from "./support/api.ts";

const headers = { authorization: `Bearer ${testToken}` };

function seconds(text: string | null | undefined): number {
  return (Date.parse(text ?? "") - testNowMs) / 1000;
}

describe("a server whose clock is wrong", () => {
  it.each([
    [0, 1],
    [300, 1],
    [-300, 1],
    [120, 60],
  ])("writes every timestamp %d s off at time scale %d", async (clockSkewSeconds, timeScale) => {
    const { create } = createTestApi({ settings: { clockSkewSeconds }, timeScale });
    const { createdAt, updatedAt } = await create();
    expect([createdAt, updatedAt].map(seconds)).toEqual([clockSkewSeconds, clockSkewSeconds]);
  });

  it.each([
    [200, "/spaces"],
    [404, `${audiencesPath}/aud_other`],
    [404, "/nothing"],
  ])("says so in Date of a %d at %s", async (status, path) => {
    const answer = await createTestApi({ settings: { clockSkewSeconds: -90 } }).call("GET", path);
    expect([answer.status, seconds(answer.headers.get("date"))]).toEqual([status, -90]);
  });

  it("says the same over a socket", async () => {
    const simulator = createSimulator({ settings: { clockSkewSeconds: 300 }, now: () => testNowMs });
    const server = await serveSimulator(simulator, { port: 0 });
    onTestFinished(() => server.close());
    const answer = await fetch(server.url + audiencesPath, { headers });
    const told = ["date", "x-ratelimit-reset"].map((name) => seconds(answer.headers.get(name)));
    expect(told).toEqual([300, 360]);
  });

  it("still measures time rightly", async () => {
    const api = createTestApi({ settings: { clockSkewSeconds: -300 } });
    const { id } = await api.create();
    api.wait(10_000);
    expect((await api.read(id)).status).toBe("Live");
  });

  it("says rightly how long to wait", async () => {
    const api = createTestApi({ settings: { clockSkewSeconds: -300, defaultRateLimit: 1 } });
    await api.call("GET", "/spaces");
    expect((await api.call("GET", "/spaces")).headers.get("retry-after")).toBe("60");
  });
});

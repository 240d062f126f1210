import { describe, expect, it } from "vitest";
import type { SimulatorOptions } from "../../src/simulator/simulator.ts";
import { audiencesPath, createTestApi, type TestApi } from "./support/api.ts";

// The list of audiences may be read 60 times a minute.
function shareWithNeighbour(neighbourShare: number, options: SimulatorOptions = {}): TestApi {
  return createTestApi({ ...options, settings: { neighbourShare, ...options.settings } });
}

/** Status and headers of one more request, or what the body of a 429 says. */
async function tell({ call }: TestApi, path = audiencesPath): Promise<unknown[]> {
  const { status, headers, errors } = await call("GET", path);
  if (status === 429) return [status, errors[0]?.data];
  const tellNumber = (name: string): number => Number(headers.get(`x-ratelimit-${name}`));
  return [status, tellNumber("consumed"), tellNumber("remaining")];
}

describe("somebody else on the same token", () => {
  it("is nobody by default", async () => {
    const api = createTestApi();
    await tell(api);
    api.wait(30_000);
    expect(await tell(api)).toEqual([200, 2, 58]);
  });

  it.each([
    [999, 0],
    [1000, 1],
    [2999, 1],
    [3000, 2],
    [30_000, 15],
    [59_999, 30],
  ])("with half of 60 requests a minute makes one every two seconds: by %d ms, %d", async (milliseconds, theirs) => {
    const api = shareWithNeighbour(0.5);
    await tell(api);
    api.wait(milliseconds);
    expect(await tell(api)).toEqual([200, theirs + 2, 58 - theirs]);
  });

  it("comes before everybody else in each window, when it is told to", async () => {
    const api = shareWithNeighbour(0.5, { settings: { neighbourTiming: "first" } });
    expect(await tell(api)).toEqual([200, 31, 29]);
    api.wait(59_999);
    expect(await tell(api)).toEqual([200, 32, 28]);
    api.wait(1);
    expect(await tell(api)).toEqual([200, 31, 29]);
  });

  it("makes faster requests by the time scale", async () => {
    const api = shareWithNeighbour(0.5, { timeScale: 60 });
    await tell(api);
    api.wait(500);
    expect(await tell(api)).toEqual([200, 17, 43]);
  });

  it("takes as many requests from the limit as it makes", async () => {
    const api = shareWithNeighbour(0.5);
    const ours: unknown[] = [];
    for (let second = 0; second < 60; second += 1) {
      ours.push((await tell(api))[0]);
      api.wait(1000);
    }
    // At second 39 there are 40 requests of ours and 20 of theirs.
    expect(ours.map((status, second) => (status === 429 ? second : undefined)).find(Number.isInteger)).toBe(40);
  });

  it("is counted in a 429 together with the caller", async () => {
    const api = shareWithNeighbour(1);
    await tell(api);
    api.wait(59_500);
    expect(await tell(api)).toEqual([429, { remainingPoints: 0, msBeforeNext: 500, consumedPoints: 62 }]);
  });

  it("leaves the beginning of each window to others, even with all of the limit", async () => {
    const api = shareWithNeighbour(1);
    await tell(api);
    api.wait(60_000);
    expect(await tell(api)).toEqual([200, 1, 59]);
  });

  it("opens windows for the caller: they follow one another without a gap", async () => {
    const api = shareWithNeighbour(0.5);
    await tell(api);
    api.wait(150_000);
    const { headers } = await api.call("GET", audiencesPath);
    expect(["consumed", "reset"].map((name) => headers.get(`x-ratelimit-${name}`))).toEqual([
      "16",
      "Thu, 01 Jan 2026 00:03:00 +0000",
    ]);
  });

  it("is in every lane, whose share is rounded to whole requests", async () => {
    const api = shareWithNeighbour(0.25, { settings: { defaultRateLimit: 10 } });
    await tell(api, "/spaces");
    api.wait(59_999);
    expect(await tell(api, "/spaces")).toEqual([200, 5, 5]);
  });
});

import { describe, expect, it, onTestFinished } from "vitest";
import { createClock } from "../../src/simulator/clock.ts";
import { faultKindRows, faultKinds } from "../../src/simulator/fault-kinds.ts";
import { createRandomFaults } from "../../src/simulator/random-faults.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { completeSettings, type SimulatorSettings } from "../../src/simulator/settings.ts";
import { createSimulator } from "../../src/simulator/simulator.ts";
import { clientFor } from "../segment/support/client.ts";
import { audiencesPath, createTestApi } from "./support/api.ts";

const endingKinds = faultKinds.filter((kind) => !("hangs" in faultKindRows[kind]));

/** The kinds that strike a number of requests, `undefined` for each that is spared. */
function strikes(
  count: number,
  given: Partial<SimulatorSettings>,
  pathOf: (index: number) => string = (index) => `/${index}`,
): (string | undefined)[] {
  const find = createRandomFaults(completeSettings(given), createClock(1));
  return Array.from({ length: count }, (_, index) => find("getAudience", pathOf(index))[0]?.kind);
}

function countStruck(kinds: readonly (string | undefined)[]): number {
  return kinds.filter((kind) => kind !== undefined).length;
}

/** The length of the longest row of failures. */
function longestStreak(kinds: readonly (string | undefined)[]): number {
  let [longest, current] = [0, 0];
  for (const kind of kinds) {
    current = kind === undefined ? 0 : current + 1;
    longest = Math.max(longest, current);
  }
  return longest;
}

describe("failures by chance", () => {
  it("do not happen by default", () => {
    expect(countStruck(strikes(500, {}))).toBe(0);
  });

  it.each([
    [0.1, 2000, 160, 240],
    [0.5, 2000, 920, 1080],
    [1, 500, 500, 500],
  ])("strike a share of %d", (failureRate, count, least, most) => {
    const struck = countStruck(strikes(count, { failureRate }));
    expect([struck >= least, struck <= most, struck]).toEqual([true, true, struck]);
  });

  it("are the same for the same seed, and others for another", () => {
    const of = (failureSeed: number): unknown[] => strikes(500, { failureRate: 0.2, failureSeed });
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });

  it("begin anew when the seed is changed while the simulator runs", () => {
    const settings = completeSettings({ failureRate: 0.5, failureSeed: 1 });
    const find = createRandomFaults(settings, createClock(1));
    const draw = (): unknown[] => Array.from({ length: 50 }, (_, index) => find("getAudience", `/${index}`)[0]?.kind);
    draw();
    settings.failureSeed = 9;
    expect(draw()).toEqual(strikes(50, { failureRate: 0.5, failureSeed: 9 }));
  });

  it("are of every kind that ends by itself", () => {
    expect(new Set(strikes(2000, { failureRate: 0.5 }))).toEqual(new Set([...endingKinds, undefined]));
  });

  it("hang only where that is asked for", () => {
    const kinds = new Set(strikes(2000, { failureRate: 1, failureKinds: ["hangs"] }));
    expect(kinds).toEqual(new Set(faultKinds.filter((kind) => kind.startsWith("hang-"))));
  });

  it("are of several groups where several are chosen", () => {
    expect(new Set(strikes(2000, { failureRate: 1, failureKinds: ["all", "hangs"] }))).toEqual(new Set(faultKinds));
  });

  it.each(["before", "after"] as const)("are of the kinds that strike %s the change where only those may", (moment) => {
    const kinds = endingKinds.filter((kind) => faultKindRows[kind].strikes === moment);
    expect(new Set(strikes(2000, { failureRate: 1, failureKinds: [moment] }))).toEqual(new Set(kinds));
  });

  it("are of the chosen kinds only", () => {
    const failureKinds = ["429", "reset-before"] as const;
    expect(new Set(strikes(500, { failureRate: 1, failureKinds }))).toEqual(new Set(failureKinds));
  });

  it("do not happen when no kind is chosen", () => {
    expect(countStruck(strikes(100, { failureRate: 1, failureKinds: [] }))).toBe(0);
  });
});

describe("a row of failures by chance", () => {
  it.each([1, 3, 5])("of one thing ends after failureStreak=%d", (failureStreak) => {
    const kinds = strikes(2000, { failureRate: 0.9, failureStreak }, () => "/same");
    expect(longestStreak(kinds)).toBe(failureStreak);
  });

  it("is counted for each path by itself", () => {
    const kinds = strikes(2000, { failureRate: 0.9 }, (index) => `/${index % 2}`);
    for (const parity of [0, 1]) expect(longestStreak(kinds.filter((_, index) => index % 2 === parity))).toBe(3);
  });

  it("is as long as chance will have it with failureStreak=0", () => {
    expect(longestStreak(strikes(100, { failureRate: 1, failureStreak: 0 }, () => "/same"))).toBe(100);
  });
});

describe("a simulator with failures by chance", () => {
  it("says in a 429 to wait for one second of the API", async () => {
    const failing = { failureRate: 1, failureKinds: ["429"], failureStreak: 0 } as const;
    const waits = async (timeScale: number): Promise<unknown[]> => {
      const { headers, errors } = await createTestApi({ settings: failing, timeScale }).call("GET", audiencesPath);
      const data = errors[0]?.data as { msBeforeNext: number } | undefined;
      return [headers.get("retry-after"), data?.msBeforeNext];
    };
    expect([await waits(1), await waits(600)]).toEqual([
      ["1", 1000],
      ["0", 2],
    ]);
  });

  it("lets a client through that tries again what may be tried again", async () => {
    const statuses: number[] = [];
    const simulator = createSimulator({
      timeScale: 600,
      settings: {
        rateLimits: false,
        failureRate: 0.5,
        // An answer that breaks off in the middle of its text is not tried again by the client.
        failureKinds: endingKinds.filter((kind) => kind !== "truncated-after-commit"),
      },
      onRequest: ({ status }) => statuses.push(status),
    });
    const server = await serveSimulator(simulator, { port: 0 });
    const client = clientFor(server.url, { timeScale: 600 });
    onTestFinished(() => server.close());
    // One after another: the row of failures is one of the path, not of the call.
    for (let read = 0; read < 100; read += 1) await client.call("listSpaces", {});
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.length).toBeGreaterThan(150);
  });
});

import { describe, expect, it } from "vitest";
import { tellOnce, type LaneWait } from "../../src/segment/lane-wait.ts";
import { calls, clientFor } from "./support/client.ts";
import { answer, data, refusal, silence, startServer, type Reply } from "./support/server.ts";

const HOUR_MS = 3_600_000;

/** What is told of so many calls at once, until the first wait. */
async function firstWaits(count: number, limit: number, ...replies: Reply[]): Promise<LaneWait[]> {
  const server = await startServer(...replies);
  const limits = { getAudience: { requests: limit, seconds: 60 } };
  const client = clientFor(server.url, { limits, timeScale: 1 });
  const controller = new AbortController();
  const waits: LaneWait[] = [];
  client.onWait?.((lane, wait) => {
    expect(lane).toBe("getAudience");
    waits.push(wait);
    // Not at once: what else is told of the same wait shall be seen.
    setTimeout(() => controller.abort(new Error("seen")), 50);
  });
  const all = Array.from({ length: count }, () => calls.get(client, controller.signal));
  await Promise.allSettled(all);
  return waits;
}

/** Waits with times in whole seconds, because some milliseconds have always passed. */
const inSeconds = (waits: readonly LaneWait[]): [string, number][] =>
  waits.map(({ reason, waitMs }) => [reason, Math.round(waitMs / 1000)]);

describe("a client tells once", () => {
  it("how long requests wait for the rate limit, however many they are", async () => {
    expect(inSeconds(await firstWaits(500, 3, data({})))).toEqual([["rate-limit", 60]]);
  });

  it("how long the server asks to wait, however many are refused", async () => {
    expect(inSeconds(await firstWaits(50, 50, refusal({ "retry-after": "90" })))).toEqual([["refused", 90]]);
  });

  it("how long it waits before a failed request is sent again", async () => {
    expect(inSeconds(await firstWaits(3, 50, answer(503, {}, { "retry-after": "30" })))).toEqual([["failed", 30]]);
  });

  it("how long it waits for an answer at most", async () => {
    expect(inSeconds(await firstWaits(3, 50, silence))).toEqual([["answer", 28]]);
  });
});

describe("of waits", () => {
  /** Tells of waits that begin now. */
  const told = (...waits: LaneWait[]): LaneWait[] => {
    const seen: LaneWait[] = [];
    waits.forEach(tellOnce((wait) => void seen.push(wait)));
    return seen;
  };

  it("those of less than two seconds are not told", () => {
    expect(told({ reason: "rate-limit", waitMs: 1900 })).toEqual([]);
  });

  it("those that end with one that was told are not told again", () => {
    const waits = Array.from({ length: 1000 }, (_, index) => ({ reason: "refused" as const, waitMs: HOUR_MS + index }));
    expect(told(...waits)).toEqual(waits.slice(0, 1));
  });

  it("those that last much longer than what was told are told", () => {
    const waits = [5000, HOUR_MS].map((waitMs) => ({ reason: "refused" as const, waitMs }));
    expect(told(...waits)).toEqual(waits);
  });

  it("each reason is told by itself", () => {
    const waits = (["refused", "answer"] as const).map((reason) => ({ reason, waitMs: 5000 }));
    expect(told(...waits)).toEqual(waits);
  });
});

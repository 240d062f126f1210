import { describe, expect, it } from "vitest";
import { createGate, type Gate } from "../../src/segment/gate.ts";

const WINDOW_MS = 200;
// What a busy machine may put between a permit and the note that it was given.
const marginMs = 60;

async function enterAndLeave(gate: Gate): Promise<void> {
  const leave = await gate.enter();
  leave();
}

/** Lets so many through, noting by the gate's own clock when each of them went. */
async function enterTimes(gate: Gate, count: number, everyMs = 0): Promise<number[]> {
  const times: number[] = [];
  const entries: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    entries.push(enterAndLeave(gate).then(() => void times.push(Date.now())));
    if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  await Promise.all(entries);
  return times;
}

/** The shortest stretch in which one more than the limit went through. */
function tightest(times: readonly number[], limit: number): number {
  const stretches = times.slice(limit).map((time, index) => time - (times[index] ?? Number.NaN));
  return Math.min(...stretches);
}

describe("a gate", () => {
  it.each([1, 3, 10])("of %i lets no more through in any window when all come at once", async (limit) => {
    const times = await enterTimes(createGate({ limit, windowMs: WINDOW_MS, marginMs }), limit * 4);
    expect(tightest(times, limit)).toBeGreaterThanOrEqual(WINDOW_MS);
  });

  it("lets no more through in any window when they come one after the other", async () => {
    const times = await enterTimes(createGate({ limit: 4, windowMs: WINDOW_MS, marginMs }), 20, 23);
    expect(tightest(times, 4)).toBeGreaterThanOrEqual(WINDOW_MS);
  });

  it("lets no more through in a window that lies across a pause", async () => {
    const gate = createGate({ limit: 5, windowMs: WINDOW_MS, marginMs });
    const before = await enterTimes(gate, 3);
    await new Promise((resolve) => setTimeout(resolve, WINDOW_MS * 0.8));
    const after = await enterTimes(gate, 8);
    expect(tightest([...before, ...after], 5)).toBeGreaterThanOrEqual(WINDOW_MS);
  });

  it("keeps its bound after a cooldown", async () => {
    const gate = createGate({ limit: 3, windowMs: WINDOW_MS, marginMs });
    gate.coolDown(150);
    const times = await enterTimes(gate, 9);
    expect(tightest(times, 3)).toBeGreaterThanOrEqual(WINDOW_MS);
  });

  it("adds the margin to the window", async () => {
    const times = await enterTimes(createGate({ limit: 2, windowMs: 100, marginMs: 100 }), 6);
    expect(tightest(times, 2)).toBeGreaterThanOrEqual(150);
  });

  it("lets them through in the order in which they came", async () => {
    const gate = createGate({ limit: 2, windowMs: 50 });
    const order: number[] = [];
    await Promise.all([0, 1, 2, 3, 4, 5].map((index) => enterAndLeave(gate).then(() => order.push(index))));
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("does not spend a permit on somebody who left the queue", async () => {
    const gate = createGate({ limit: 2, windowMs: 3_600_000 });
    const controller = new AbortController();
    await gate.enter();
    gate.coolDown(100);
    const leaving = gate.enter({ signals: [controller.signal] });
    const staying = gate.enter();
    controller.abort();
    await expect(leaving).rejects.toThrow(/aborted/);
    await expect(staying).resolves.toBeTypeOf("function");
  });

  it("lets nobody in who comes with a signal that has aborted", async () => {
    const gate = createGate({ limit: 2, windowMs: WINDOW_MS });
    await expect(gate.enter({ signals: [AbortSignal.abort(new Error("stopped"))] })).rejects.toThrow("stopped");
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("cannot be made with a limit of %d", (limit) => {
    expect(() => createGate({ limit, windowMs: WINDOW_MS })).toThrow(TypeError);
  });
});

describe("a cooldown", () => {
  it("lets nobody through before it ends", async () => {
    const gate = createGate({ limit: 100, windowMs: WINDOW_MS });
    const started = performance.now();
    gate.coolDown(300);
    await Promise.all([gate.enter(), gate.enter(), gate.enter()]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(298);
  });

  it("stops those who wait for a permit already", async () => {
    const gate = createGate({ limit: 1, windowMs: 50 });
    await enterAndLeave(gate);
    const waiting = gate.enter();
    const started = performance.now();
    gate.coolDown(300);
    await waiting;
    expect(performance.now() - started).toBeGreaterThanOrEqual(298);
  });

  it("is not shortened by a shorter one", async () => {
    const gate = createGate({ limit: 100, windowMs: WINDOW_MS });
    const started = performance.now();
    gate.coolDown(300);
    gate.coolDown(10);
    await gate.enter();
    expect(performance.now() - started).toBeGreaterThanOrEqual(298);
  });

  it("is lengthened by a longer one", async () => {
    const gate = createGate({ limit: 100, windowMs: WINDOW_MS });
    const started = performance.now();
    gate.coolDown(10);
    gate.coolDown(300);
    await gate.enter();
    expect(performance.now() - started).toBeGreaterThanOrEqual(298);
  });

  it("holds again after an earlier one has ended", async () => {
    const gate = createGate({ limit: 100, windowMs: WINDOW_MS });
    gate.coolDown(50);
    await gate.enter();
    const started = performance.now();
    gate.coolDown(200);
    await gate.enter();
    expect(performance.now() - started).toBeGreaterThanOrEqual(198);
  });

  it.each([0, -5, Number.NaN])("of %d milliseconds does not spoil the next one", async (delayMs) => {
    const gate = createGate({ limit: 100, windowMs: WINDOW_MS });
    gate.coolDown(delayMs);
    const started = performance.now();
    gate.coolDown(200);
    await gate.enter();
    expect(performance.now() - started).toBeGreaterThanOrEqual(198);
  });

  it.each([2 ** 40, Number.POSITIVE_INFINITY])("of %d milliseconds lets nobody through", async (delayMs) => {
    const gate = createGate({ limit: 100, windowMs: WINDOW_MS });
    gate.coolDown(delayMs);
    await expect(gate.enter({ signals: [AbortSignal.timeout(200)] })).rejects.toThrow(/timeout/);
  });
});

describe("a gate that is told what the server counts", () => {
  const report = { remaining: 2, consumed: 8, resetMs: 150 };

  it("keeps still until the server's window ends, when others have used up what its own account has left", async () => {
    const gate = createGate({ limit: 10, windowMs: WINDOW_MS });
    await Promise.all([gate.enter(), gate.enter(), gate.enter()]);
    const started = performance.now();
    gate.report(report);
    await gate.enter();
    expect(performance.now() - started).toBeGreaterThanOrEqual(148);
  });

  it("goes on as long as more is left than is under way", async () => {
    const gate = createGate({ limit: 10, windowMs: 3_600_000 });
    await gate.enter();
    gate.report(report);
    await expect(gate.enter()).resolves.toBeTypeOf("function");
  });

  it("does not cool down because of what it has used up by itself", async () => {
    const gate = createGate({ limit: 3, windowMs: 100, marginMs: 10 });
    const started = performance.now();
    await Promise.all([enterAndLeave(gate), enterAndLeave(gate), enterAndLeave(gate)]);
    gate.report({ remaining: 0, consumed: 3, resetMs: 60_000 });
    await gate.enter();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("raises a limit that was only assumed, and leaves a share of it to others", async () => {
    const gate = createGate({ limit: 1, windowMs: 3_600_000, learns: true });
    (await gate.enter())();
    gate.report({ remaining: 9, consumed: 1, resetMs: 3_600_000 });
    const entered = await Promise.all(Array.from({ length: 8 }, () => gate.enter()));
    expect(entered).toHaveLength(8);
  });
});

it("counts a request until a window after its answer, because nobody knows when it arrived", async () => {
  const gate = createGate({ limit: 1, windowMs: 100 });
  const leave = await gate.enter();
  let entered = 0;
  const next = gate.enter().then(() => (entered = performance.now()));
  await new Promise((resolve) => setTimeout(resolve, 150));
  const left = performance.now();
  leave();
  await next;
  expect(entered - left).toBeGreaterThanOrEqual(99);
});

import { getEventListeners } from "node:events";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { FaultKind } from "../../src/simulator/fault-kinds.ts";
import { serveSimulator, type SimulatorServer } from "../../src/simulator/server.ts";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.ts";
import { audienceInput, audiencesPath, testToken } from "./support/api.ts";
import { until, watchTimers } from "./support/timers.ts";

/** The kinds that hang, and the status that the log is told. */
const hangs: readonly [FaultKind, number][] = [
  ["hang-headers-before", 0],
  ["hang-headers-after-commit", 0],
  ["hang-body-before", 500],
  ["hang-body-after-commit", 200],
];
const embedded = "http://simulator.invalid";

/** A simulator whose first request hangs, and the status of each that it has done with. */
function simulate(kind: FaultKind): { simulator: Simulator; statuses: number[] } {
  const statuses: number[] = [];
  const simulator = createSimulator({
    faults: [{ operationId: "createAudience", nth: 1, kind }],
    onRequest: ({ status }) => statuses.push(status),
  });
  return { simulator, statuses };
}

function creating(base: string, signal?: AbortSignal, description = "Somebody"): Request {
  const body = JSON.stringify(audienceInput({ description }));
  const headers = { authorization: `Bearer ${testToken}`, "content-type": "application/json" };
  return new Request(base + audiencesPath, { method: "POST", headers, body, ...(signal && { signal }) });
}

/** Sends a request and reads its whole answer. */
async function exchange(send: (request: Request) => Promise<Response>, request: Request): Promise<string> {
  return (await send(request)).text();
}

const isAwaited = (signal: AbortSignal | undefined): boolean =>
  signal !== undefined && getEventListeners(signal, "abort").length > 0;

describe("an embedded request that hangs", () => {
  it.each(hangs)("by %s leaves nothing behind when the client gives up", async (kind) => {
    const { simulator } = simulate(kind);
    const timers = watchTimers();
    const giveUp = new AbortController();
    const request = creating(embedded, giveUp.signal);
    const answered = exchange(simulator.fetch, request);
    await until(() => timers() === 1);
    giveUp.abort(new Error("enough"));
    await expect(answered).rejects.toThrow("enough");
    expect([isAwaited(request.signal), timers()]).toEqual([false, 0]);
  });

  it.each(hangs.slice(2))("by %s leaves nothing behind when its body is cancelled", async (kind) => {
    const { simulator } = simulate(kind);
    const timers = watchTimers();
    const request = creating(embedded);
    const reader = (await simulator.fetch(request)).body?.getReader();
    await reader?.read();
    await until(() => timers() === 1);
    await reader?.cancel();
    expect([isAwaited(request.signal), timers()]).toEqual([false, 0]);
  });

  it("ends at once for a client that has given up already", async () => {
    const { simulator } = simulate("hang-headers-before");
    await expect(simulator.fetch(creating(embedded, AbortSignal.abort(new Error("enough"))))).rejects.toThrow("enough");
  });

  it("hangs alone: the next request is answered", async () => {
    const { simulator } = simulate("hang-headers-before");
    const giveUp = new AbortController();
    const first = exchange(simulator.fetch, creating(embedded, giveUp.signal));
    expect((await simulator.fetch(creating(embedded))).status).toBe(200);
    giveUp.abort();
    await expect(first).rejects.toThrow("aborted");
  });
});

describe("a request over a socket that hangs", () => {
  const complaints = vi.spyOn(console, "error");
  beforeEach(() => void complaints.mockClear());

  /** A server, and a way to see the signal of its first request. */
  async function listen(
    simulator: Simulator,
  ): Promise<{ server: SimulatorServer; signal: () => AbortSignal | undefined }> {
    let first: AbortSignal | undefined;
    const watched = (request: Request): Promise<Response> => {
      first ??= request.signal;
      return simulator.fetch(request);
    };
    const server = await serveSimulator({ fetch: watched }, { port: 0 });
    return { server, signal: () => first };
  }

  it.each(hangs)("by %s is over when the client gives up, and told to the log as %i", async (kind, status) => {
    const { simulator, statuses } = simulate(kind);
    const { server, signal } = await listen(simulator);
    onTestFinished(() => server.close());
    const giveUp = new AbortController();
    const answered = exchange(fetch, creating(server.url, giveUp.signal));
    await until(() => isAwaited(signal()) || statuses.length > 0);
    giveUp.abort();
    await expect(answered).rejects.toThrow("aborted");
    await vi.waitFor(() => expect([signal()?.aborted, isAwaited(signal()), statuses]).toEqual([true, false, [status]]));
    expect((await fetch(creating(server.url))).status).toBe(200);
    expect(complaints).not.toHaveBeenCalled();
  });

  it("is over although its body was too long to come at once", async () => {
    const { simulator, statuses } = simulate("hang-headers-before");
    const { server, signal } = await listen(simulator);
    onTestFinished(() => server.close());
    const giveUp = new AbortController();
    const answered = exchange(fetch, creating(server.url, giveUp.signal, "long ".repeat(2_000_000)));
    await until(() => isAwaited(signal()));
    giveUp.abort();
    await expect(answered).rejects.toThrow("aborted");
    await vi.waitFor(() => expect(statuses).toEqual([0]));
  });

  it.each(hangs)("by %s does not keep the server from closing", async (kind) => {
    const { simulator, statuses } = simulate(kind);
    const { server, signal } = await listen(simulator);
    const answered = exchange(fetch, creating(server.url));
    const failed = expect(answered).rejects.toThrow(TypeError);
    await until(() => isAwaited(signal()) || statuses.length > 0);
    const startedAt = performance.now();
    await server.close();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    await failed;
    expect(complaints).not.toHaveBeenCalled();
  });
});

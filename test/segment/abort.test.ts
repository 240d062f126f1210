import { describe, expect, it } from "vitest";
import { laneLimits } from "../../src/segment/lanes.ts";
import { calls, clientFor, rejectionOf } from "./support/client.ts";
import { answer, data, refusal, silence, stall, startServer, type Reply } from "./support/server.ts";

const reason = new Error("the run was stopped");
// Long enough that a wait which ignores the signal fails the test by its timeout.
const slow = { timeScale: 1, attemptTimeoutMs: 240_000 };

/** Aborts a call as soon as so many requests have arrived, and gives what it was rejected with. */
async function abortAfter(requests: number, name: "get" | "create", ...replies: Reply[]): Promise<Error> {
  const server = await startServer(...replies);
  const controller = new AbortController();
  const rejected = rejectionOf(calls[name](clientFor(server.url, slow), controller.signal));
  await expect.poll(() => server.arrivals.length, { interval: 5 }).toBe(requests);
  await new Promise((resolve) => setTimeout(resolve, 50));
  controller.abort(reason);
  return await rejected;
}

describe("an abort", () => {
  it("ends the wait for an answer", async () => {
    expect(await abortAfter(1, "create", silence)).toBe(reason);
  });

  it("ends the wait for the rest of a body", async () => {
    expect(await abortAfter(1, "create", stall)).toBe(reason);
  });

  it("ends the wait after a refusal", async () => {
    expect(await abortAfter(1, "create", refusal({ "retry-after": "200" }))).toBe(reason);
  });

  it("ends the wait after a failure", async () => {
    expect(await abortAfter(1, "get", answer(503, {}, { "retry-after": "200" }))).toBe(reason);
  });

  it("ends the wait for a permit", async () => {
    const server = await startServer(data({}));
    const controller = new AbortController();
    const limits = { ...laneLimits(), getAudience: { requests: 1, seconds: 3600 } };
    const client = clientFor(server.url, { ...slow, limits });
    await calls.get(client);
    const rejected = rejectionOf(calls.get(client, controller.signal));
    setTimeout(() => controller.abort(reason), 50);
    expect(await rejected).toBe(reason);
  });

  it("ends the wait for the end of another request's cooldown", async () => {
    const server = await startServer(refusal({ "retry-after": "200" }));
    const client = clientFor(server.url, slow);
    const [first, second] = [new AbortController(), new AbortController()];
    const refused = rejectionOf(calls.create(client, first.signal));
    await expect.poll(() => server.arrivals.length, { interval: 5 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const waiting = rejectionOf(calls.create(client, second.signal));
    setTimeout(() => second.abort(reason), 50);
    expect(await waiting).toBe(reason);
    first.abort(reason);
    await refused;
  });

  it("before the call keeps it from being sent", async () => {
    const server = await startServer(data({}));
    await rejectionOf(calls.create(clientFor(server.url), AbortSignal.abort(reason)));
    expect(server.arrivals).toHaveLength(0);
  });

  it("does not send a request again that may be sent twice", async () => {
    const server = await startServer(silence);
    const controller = new AbortController();
    const rejected = rejectionOf(calls.get(clientFor(server.url), controller.signal));
    await expect.poll(() => server.arrivals.length, { interval: 5 }).toBe(1);
    controller.abort(reason);
    await rejected;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.arrivals).toHaveLength(1);
  });

  it("after the call does nothing", async () => {
    const server = await startServer(data({ ok: true }));
    const controller = new AbortController();
    const result = await calls.get(clientFor(server.url), controller.signal);
    controller.abort(reason);
    expect(result).toEqual({ ok: true });
  });

  it("of one call does not disturb another on the same lane", async () => {
    const server = await startServer(data({ ok: true }));
    const limits = { ...laneLimits(), getAudience: { requests: 1, seconds: 60 } };
    const client = clientFor(server.url, { limits });
    const controller = new AbortController();
    await calls.get(client);
    const aborted = rejectionOf(calls.get(client, controller.signal));
    const other = calls.get(client);
    controller.abort(reason);
    await aborted;
    expect(await other).toEqual({ ok: true });
  });
});

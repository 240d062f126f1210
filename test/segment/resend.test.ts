import { describe, expect, it } from "vitest";
import { SegmentApiError, SegmentNetworkError } from "../../src/segment/errors.ts";
import { laneLimits } from "../../src/segment/lanes.ts";
import { calls, clientFor, rejectionOf } from "./support/client.ts";
import { answer, data, refusal, reset, silence, stall, startServer, type Reply } from "./support/server.ts";

const trouble = answer(500, { errors: [{ type: "server", message: "trouble" }] });
const soon = refusal({}, 5);
// Only where a server never answers does a test have to wait for the deadline.
const endless: ReadonlySet<Reply> = new Set([silence, stall]);

function times<Value>(count: number, value: Value): Value[] {
  return Array.from({ length: count }, () => value);
}

/** How many requests a call took, and what became of it. */
async function countRequests(name: keyof typeof calls, ...replies: Reply[]): Promise<[number, string]> {
  const server = await startServer(...replies);
  const attemptTimeoutMs = replies.some((reply) => endless.has(reply)) ? 500 : 30_000;
  const outcome = await calls[name](clientFor(server.url, { attemptTimeoutMs })).then(
    () => "success",
    (error: unknown) => (error instanceof Error ? error.name : "thrown"),
  );
  return [server.arrivals.length, outcome];
}

describe("a POST that failed without a proof that nothing happened", () => {
  it.each([
    ["a 500", trouble],
    ["a 502", answer(502, {})],
    ["a 503", answer(503, {})],
    ["a 503 that says when to come back", answer(503, {}, { "retry-after": "0" })],
    ["a 504", answer(504, {})],
    ["a 408", answer(408, {})],
  ])("because of %s is sent once", async (_, reply) => {
    expect(await countRequests("create", reply, data({}))).toEqual([1, "SegmentApiError"]);
  });

  it.each([
    ["a reset", reset],
    ["silence", silence],
    ["a body that stalls", stall],
  ])("because of %s is sent once", async (_, reply) => {
    expect(await countRequests("create", reply, data({}))).toEqual([1, "SegmentNetworkError"]);
  });

  it("after a refusal is still not sent a third time", async () => {
    expect(await countRequests("create", soon, trouble, data({}))).toEqual([2, "SegmentApiError"]);
  });

  it("on a connection that was used before is sent once", async () => {
    const server = await startServer(data({}), reset, data({}));
    const client = clientFor(server.url);
    await calls.create(client);
    await rejectionOf(calls.create(client));
    expect(server.arrivals).toHaveLength(2);
  });
});

describe("a request that may be sent twice", () => {
  it.each(["get", "update", "remove", "batch"] as const)("by %s is sent again after a 500", async (name) => {
    expect(await countRequests(name, trouble, data({}))).toEqual([2, "success"]);
  });

  it.each(["get", "update", "remove", "batch"] as const)("by %s is sent again after a reset", async (name) => {
    expect(await countRequests(name, reset, data({}))).toEqual([2, "success"]);
  });

  it.each(["get", "update", "remove", "batch"] as const)("by %s is sent again after silence", async (name) => {
    expect(await countRequests(name, silence, data({}))).toEqual([2, "success"]);
  });

  it("is sent again when the body stalls", async () => {
    expect(await countRequests("get", stall, data({}))).toEqual([2, "success"]);
  });

  it.each([408, 500, 502, 503, 504, 520, 529])("is sent again after a %i", async (status) => {
    expect(await countRequests("get", answer(status, {}), data({}))).toEqual([2, "success"]);
  });

  it.each([400, 401, 403, 404, 409, 413, 422, 501])("is not sent again after a %i", async (status) => {
    expect(await countRequests("get", answer(status, {}), data({}))).toEqual([1, "SegmentApiError"]);
  });

  it("is given up after five answers of trouble", async () => {
    expect(await countRequests("get", trouble)).toEqual([5, "SegmentApiError"]);
  });

  it("is given up after five resets", async () => {
    expect(await countRequests("get", reset)).toEqual([5, "SegmentNetworkError"]);
  });

  it("has the body of the first attempt in every further one", async () => {
    const server = await startServer(trouble, reset, data({}));
    await calls.update(clientFor(server.url));
    expect(server.arrivals.map(({ body }) => body)).toEqual(times(3, '{"enabled":false}'));
  });

  it("does not use up its patience with failures by being refused", async () => {
    expect(await countRequests("get", ...times(6, soon), ...times(4, trouble), data({}))).toEqual([11, "success"]);
  });

  it("does not use up its patience with refusals by failing", async () => {
    expect(await countRequests("get", ...times(4, reset), ...times(10, soon), data({}))).toEqual([15, "success"]);
  });

  it("waits as long as a 503 says", async () => {
    const server = await startServer(answer(503, {}, { "retry-after": "0.3" }), data({}));
    await calls.get(clientFor(server.url));
    const [first, second] = server.arrivals.map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(290);
  });

  it("is given up at once when a 503 says to come back in an hour", async () => {
    const reply = answer(503, {}, { "retry-after": "3600" });
    expect(await countRequests("get", reply, data({}))).toEqual([1, "LongWaitError"]);
  });
});

describe("a refused request", () => {
  it.each(["get", "create", "update", "remove"] as const)("by %s is sent again", async (name) => {
    expect(await countRequests(name, soon, data({}))).toEqual([2, "success"]);
  });

  it("is sent again with its body", async () => {
    const server = await startServer(soon, soon, data({}));
    await calls.create(clientFor(server.url));
    expect(new Set(server.arrivals.map(({ body }) => body)).size).toBe(1);
  });

  it("is sent again with its headers", async () => {
    const server = await startServer(soon, data({}));
    await calls.create(clientFor(server.url));
    const [first, second] = server.arrivals.map(({ headers }) => [headers.authorization, headers["content-type"]]);
    expect(second).toEqual(first);
  });

  it("is sent ten more times and then given up", async () => {
    expect(await countRequests("create", soon)).toEqual([11, "SegmentApiError"]);
  });

  it("that is given up is an error of kind rate-limited with what the server said", async () => {
    const server = await startServer(soon);
    const error = await rejectionOf(calls.create(clientFor(server.url)));
    expect(error instanceof SegmentApiError && [error.kind, error.message]).toEqual([
      "rate-limited",
      "createAudience failed (HTTP 429): Too many requests",
    ]);
  });

  it("is given up at once when it would have to wait for an hour", async () => {
    expect(await countRequests("create", refusal({}, 3_600_000), data({}))).toEqual([1, "LongWaitError"]);
  });

  it.each<[string, Record<string, string>]>([
    ["in seconds", { "retry-after": "7200" }],
    ["as a date", { date: "Thu, 01 Jan 2026 00:00:00 GMT", "retry-after": "Thu, 01 Jan 2026 01:59:59 GMT" }],
  ])("says how long the server asks to wait when that is hours, told %s", async (_, headers) => {
    const server = await startServer(refusal(headers));
    expect((await rejectionOf(calls.create(clientFor(server.url)))).message).toBe(
      "Segment asks to wait 2 h before createAudience is sent again: 429, Too many requests",
    );
  });

  it("is the last of its lane when it would have to wait for hours", async () => {
    const server = await startServer(refusal({ "retry-after": "7200" }));
    // So slow that those who wait at the gate would come through in hours.
    const client = clientFor(server.url, { limits: { createAudience: { requests: 1, seconds: 3_600_000 } } });
    const errors = await Promise.all(times(20, 0).map(() => rejectionOf(calls.create(client))));
    expect([server.arrivals.length, errors.at(-1)?.message]).toEqual([
      1,
      "createAudience failed: Segment asks to wait 2 h, so no more are sent",
    ]);
  });

  it.each<[string, Reply]>([
    ["Retry-After in seconds", refusal({ "retry-after": "0.4" })],
    ["msBeforeNext alone", refusal({}, 400)],
    ["Retry-After before msBeforeNext", refusal({ "retry-after": "0.4" }, 1)],
  ])("waits as long as told by %s", async (_, reply) => {
    const server = await startServer(reply, data({}));
    await calls.create(clientFor(server.url));
    const [first, second] = server.arrivals.map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(390);
  });

  it.each<[string, Reply]>([
    ["X-RateLimit-Reset alone", refusal({ "x-ratelimit-reset": new Date(Date.now() + 86_400_000).toUTCString() })],
    ["nothing", refusal()],
  ])("waits for one window when told by %s", async (_, reply) => {
    const server = await startServer(reply, data({}));
    await calls.create(clientFor(server.url));
    const [first, second] = server.arrivals.map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(190);
  });

  it("makes everybody of its lane wait", async () => {
    const server = await startServer(refusal({}, 400), data({}));
    const client = clientFor(server.url);
    const refused = calls.create(client);
    await expect.poll(() => server.arrivals.length, { interval: 5 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([refused, calls.create(client), calls.create(client)]);
    const [first = 0, ...later] = server.arrivals.map(({ atMs }) => atMs);
    expect(Math.min(...later) - first).toBeGreaterThan(390);
  });

  it("lets other lanes go on", async () => {
    const server = await startServer(refusal({}, 1000), data({}));
    const client = clientFor(server.url);
    const refused = calls.create(client);
    await expect.poll(() => server.arrivals.length, { interval: 5 }).toBe(1);
    await calls.get(client);
    expect(server.arrivals.map(({ method }) => method)).toEqual(["POST", "GET"]);
    await refused;
  });
});

describe("the gate", () => {
  it("counts every attempt, refused, failed and good ones alike", async () => {
    const server = await startServer(trouble, reset, soon, data({}));
    const limits = { ...laneLimits(), getAudience: { requests: 2, seconds: 300 } };
    await calls.get(clientFor(server.url, { limits }));
    const starts = server.arrivals.map(({ atMs }) => atMs);
    expect((starts[2] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(700);
  });

  it("lets nobody take the place of an attempt without an answer during its pause", async () => {
    const server = await startServer(...times(10, reset), data({}));
    const controller = new AbortController();
    // A pause lasts half a minute or longer, so that only a place which was given up lets the eleventh call go.
    const client = clientFor(server.url, { timeScale: 0.01 });
    const results = Array.from({ length: 11 }, () => calls.get(client, controller.signal).catch(() => "aborted"));
    await expect.poll(() => server.arrivals.length, { interval: 5 }).toBe(10);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(server.arrivals).toHaveLength(10);
    controller.abort();
    await Promise.all(results);
  });

  it("keeps still until the reset when an answer says that nothing remains", async () => {
    const nothingLeft = {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": new Date(Date.now() + 30_000).toUTCString(),
    };
    const server = await startServer(data({}, nothingLeft), data({}));
    const client = clientFor(server.url);
    await calls.get(client);
    await calls.get(client);
    const [first, second] = server.arrivals.map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(190);
  });

  it("lets the next request find out when the reset is further away than anybody waits", async () => {
    const dayAway = {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": new Date(Date.now() + 86_400_000).toUTCString(),
    };
    const server = await startServer(data({}, dayAway));
    const client = clientFor(server.url, { timeScale: 1 });
    await calls.get(client);
    await calls.get(client);
    expect(server.arrivals).toHaveLength(2);
  });
});

describe("onResponse", () => {
  it("is told of every answer and of nothing else", async () => {
    const told: number[] = [];
    const server = await startServer(trouble, reset, soon, data({}));
    await calls.get(clientFor(server.url, { onResponse: ({ status }) => told.push(status) }));
    expect(told).toEqual([500, 429, 200]);
  });

  it("that throws is no trouble of the network", async () => {
    const server = await startServer(data({}));
    const onResponse = (): void => {
      throw new RangeError("a mistake of the observer");
    };
    expect(await rejectionOf(calls.get(clientFor(server.url, { onResponse })))).toBeInstanceOf(RangeError);
  });
});

describe("a network error", () => {
  it("of a write leaves open whether it took effect", async () => {
    const server = await startServer(reset);
    expect(await rejectionOf(calls.create(clientFor(server.url)))).toBeInstanceOf(SegmentNetworkError);
  });
});

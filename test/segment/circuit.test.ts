import { describe, expect, it } from "vitest";
import type { LaneTrouble } from "../../src/segment/circuit.ts";
import { SegmentDownError } from "../../src/segment/errors.ts";
import { calls, clientFor, rejectionOf } from "./support/client.ts";
import { answer, data, refusal, reset, startServer, type Reply } from "./support/server.ts";

/** An API minute lasts twenty milliseconds. */
const timeScale = 3000;

const unwell: Reply = answer(503, {});
const well: Reply = data({ audience: { id: "aud_1" } });

/** A server that fails so many times and is well then. */
const failing = (times: number, how: Reply = unwell) => startServer(...Array.from({ length: times }, () => how), well);

const many = <Value>(count: number, make: () => Promise<Value>): Promise<PromiseSettledResult<Value>[]> =>
  Promise.allSettled(Array.from({ length: count }, make));

describe("a client whose API is in trouble", () => {
  it.each([
    ["answers 503", unwell],
    ["breaks connections", reset],
  ])("sends few requests for a hundred calls when it only %s, and says so in each", async (_title, how) => {
    const server = await startServer(how);
    const client = clientFor(server.url, { timeScale });
    const results = await many(100, () => calls.get(client));
    expect(results.every((each) => each.status === "rejected")).toBe(true);
    expect(results.filter((each) => each.status === "rejected" && each.reason instanceof SegmentDownError)).not.toEqual(
      [],
    );
    // Twelve open the circuit while up to nine others are under way; five more look if it is over.
    expect(server.arrivals.length).toBeLessThanOrEqual(12 + 9 + 5);
  });

  it("tries again one request at a time, and sends all others once that is answered", async () => {
    const server = await failing(15);
    const client = clientFor(server.url, { timeScale });
    const troubles: (LaneTrouble | undefined)[] = [];
    client.onTrouble?.((_lane, trouble) => troubles.push(trouble));
    const results = await many(20, () => calls.get(client));
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(15);
    expect(troubles.at(-1)).toBeUndefined();
    expect(troubles.slice(0, -1).every((trouble) => trouble !== undefined && trouble.failures >= 12)).toBe(true);
  });

  it("is not thought to be in trouble for a few failures between good answers", async () => {
    const server = await startServer(
      ...Array.from({ length: 60 }, (_, index) => (index % 3 === 2 ? well : unwell)),
      well,
    );
    const client = clientFor(server.url, { timeScale });
    const troubles: unknown[] = [];
    client.onTrouble?.((_lane, trouble) => troubles.push(trouble));
    for (let count = 0; count < 20; count += 1) await calls.get(client);
    expect(troubles).toEqual([]);
  });

  it.each([
    ["refuses with 429", refusal({ "retry-after": "0.001" })],
    ["finds nothing", answer(404, { errors: [{ type: "not-found" }] })],
  ])("is not thought to be in trouble when it %s", async (_title, how) => {
    const server = await failing(15, how);
    const client = clientFor(server.url, { timeScale });
    const troubles: unknown[] = [];
    client.onTrouble?.((_lane, trouble) => troubles.push(trouble));
    await many(15, () => calls.get(client));
    expect(troubles).toEqual([]);
  });

  it("sends nothing more once it has given up", async () => {
    const server = await startServer(unwell);
    const client = clientFor(server.url, { timeScale });
    await many(30, () => calls.get(client));
    const sent = server.arrivals.length;
    expect(await rejectionOf(calls.get(client))).toBeInstanceOf(SegmentDownError);
    expect(server.arrivals.length).toBe(sent);
  });

  it("still sends what belongs to other lanes", async () => {
    const server = await startServer(...Array.from({ length: 60 }, () => unwell), well);
    const client = clientFor(server.url, { timeScale });
    await many(30, () => calls.get(client));
    const sent = server.arrivals.length;
    await calls.remove(client).catch(() => undefined);
    expect(server.arrivals.length).toBeGreaterThan(sent);
  });

  it("lets a call go that is broken off while it waits", async () => {
    const server = await startServer(unwell);
    const client = clientFor(server.url, { timeScale: 300 });
    const controller = new AbortController();
    client.onTrouble?.(() => controller.abort(new Error("enough")));
    const results = await many(20, () => calls.get(client, controller.signal));
    expect(results.map((each) => each.status === "rejected" && (each.reason as Error).message)).toContain("enough");
  });
});

import { describe, expect, it, onTestFinished } from "vitest";
import type { CreateAudienceInput } from "../../src/segment/generated/wire.ts";
import { SegmentApiError, ShortListError } from "../../src/segment/errors.ts";
import { listAll } from "../../src/segment/list.ts";
import type { SegmentClient } from "../../src/segment/client.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "../../src/simulator/simulator.ts";
import { clientFor, rejectionOf, TIME_SCALE } from "./support/client.ts";

const path = { spaceId: "spa_simulated" };

interface Api {
  client: SegmentClient;
  simulator: Simulator;
  statuses: number[];
}

/** A client that talks to a simulator over a real connection. */
async function startApi(options: SimulatorOptions = {}): Promise<Api> {
  const statuses: number[] = [];
  const simulator = createSimulator({
    timeScale: TIME_SCALE,
    onRequest: ({ status }) => statuses.push(status),
    ...options,
  });
  const server = await serveSimulator(simulator, { port: 0 });
  onTestFinished(() => server.close());
  return { client: clientFor(server.url), simulator, statuses };
}

function buyers(name = "Buyers"): CreateAudienceInput {
  return { name, audienceType: "USERS", definition: { query: "event('Order Completed').count() >= 1" } };
}

async function createMany({ client }: Api, count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `Buyers ${index}`);
  await Promise.all(names.map((name) => client.call("createAudience", { path, body: buyers(name) })));
}

const noLimits = { settings: { rateLimits: false } };

describe("against a simulated API", () => {
  it("what was created can be read", async () => {
    const { client } = await startApi();
    const { audience } = await client.call("createAudience", { path, body: buyers() });
    const read = await client.call("getAudience", { path: { ...path, id: audience.id } });
    expect(read.audience.name).toBe("Buyers");
  });

  it("what was removed is not found", async () => {
    const { client } = await startApi({ settings: { computeSeconds: 0, lockSeconds: 0 } });
    const { audience } = await client.call("createAudience", { path, body: buyers() });
    await client.call("removeAudienceFromSpace", { path: { ...path, id: audience.id } });
    const error = await rejectionOf(client.call("getAudience", { path: { ...path, id: audience.id } }));
    expect(error instanceof SegmentApiError && error.kind).toBe("not-found");
  });

  it("every media type is right even where they are checked strictly", async () => {
    const { client, statuses } = await startApi({ settings: { strictMediaTypes: true } });
    await client.call("createAudience", { path, body: buyers() });
    await client.call("listSpaces", {});
    expect(statuses).toEqual([200, 200]);
  });

  it("a wrong body gives every fault with its field", async () => {
    const { client } = await startApi();
    const error = await rejectionOf(client.call("createAudience", { path, body: { enabled: 3 } as never }));
    const fields = error instanceof SegmentApiError ? error.faults.map(({ field }) => String(field)) : [];
    expect(fields.toSorted()).toEqual(["audienceType", "definition", "enabled", "name"]);
  });

  it("a locked audience is recognised", async () => {
    const { client } = await startApi({ settings: { computeSeconds: 0, lockSeconds: 100_000 } });
    const { audience } = await client.call("createAudience", { path, body: buyers() });
    const input = { path: { ...path, id: audience.id }, body: { definition: { query: "event('X').count() >= 2" } } };
    await client.call("updateAudienceForSpace", input);
    const error = await rejectionOf(client.call("updateAudienceForSpace", input));
    expect(error instanceof SegmentApiError && error.locked).toBe(true);
  });

  it("a POST that was carried out and answered with 500 is carried out once", async () => {
    const { client, simulator } = await startApi({
      faults: [{ operationId: "createAudience", nth: 1, kind: "500-after-commit" }],
    });
    await rejectionOf(client.call("createAudience", { path, body: buyers() }));
    expect(simulator.state.spaces[0]?.audiences).toHaveLength(1);
  });

  it("a POST that was refused is carried out once", async () => {
    const { client, simulator } = await startApi({
      faults: [{ operationId: "createAudience", nth: 1, kind: "429", retryAfterSeconds: 0.1 }],
    });
    await client.call("createAudience", { path, body: buyers() });
    expect(simulator.state.spaces[0]?.audiences).toHaveLength(1);
  });

  it("a DELETE that was carried out and answered with 500 ends as not found", async () => {
    const { client } = await startApi({
      settings: { computeSeconds: 0, lockSeconds: 0 },
      faults: [{ operationId: "removeAudienceFromSpace", nth: 1, kind: "500-after-commit" }],
    });
    const { audience } = await client.call("createAudience", { path, body: buyers() });
    const error = await rejectionOf(client.call("removeAudienceFromSpace", { path: { ...path, id: audience.id } }));
    expect(error instanceof SegmentApiError && error.kind).toBe("not-found");
  });

  it.each([true, false])("a crowd gets everything done with Retry-After %s", async (retryAfterHeader) => {
    const api = await startApi({ settings: { retryAfterHeader } });
    await createMany(api, 120);
    expect(api.simulator.state.spaces[0]?.audiences).toHaveLength(120);
  });

  it("a second program with the same token does not keep the first from its work", async () => {
    const { client, simulator, statuses } = await startApi({ settings: { retryAfterHeader: false } });
    const other = clientFor("http://127.0.0.1", { fetch: simulator.fetch });
    const get = (each: SegmentClient): Promise<unknown> => listAll(each, "listAudiences", { path });
    await Promise.all(Array.from({ length: 160 }, (_, index) => get(index % 2 === 0 ? client : other)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(160);
  });
});

describe("a simulated list", () => {
  it.each([
    [0, 1],
    [1, 1],
    [200, 1],
    [201, 2],
    [401, 3],
  ])("of %i audiences takes %i requests", async (count, requests) => {
    const api = await startApi(noLimits);
    await createWithoutGate(api, count);
    await listAll(api.client, "listAudiences", { path });
    expect(api.statuses.length - count).toBe(requests);
  });

  it.each(["null", "absent"] as const)("is complete when the ends of pages are %s", async (paginationEnds) => {
    const api = await startApi({ settings: { rateLimits: false, paginationEnds } });
    await createWithoutGate(api, 250);
    expect(await listAll(api.client, "listAudiences", { path })).toHaveLength(250);
  });

  it("with hidden entries is an error", async () => {
    const api = await startApi({ settings: { rateLimits: false, hiddenFromList: 1 } });
    await createWithoutGate(api, 3);
    expect(await rejectionOf(listAll(api.client, "listAudiences", { path }))).toBeInstanceOf(ShortListError);
  });
});

/** Fills a space faster than a client may. */
async function createWithoutGate({ simulator }: Api, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const request = new Request("http://127.0.0.1/spaces/spa_simulated/audiences", {
      method: "POST",
      headers: { authorization: "Bearer PLACEHOLDER", "content-type": "application/json" },
      body: JSON.stringify(buyers(`Buyers ${index}`)),
    });
    const response = await simulator.fetch(request);
    if (!response.ok) throw new Error(await response.text());
  }
}

import { describe, expect, it } from "vitest";
import { createClock } from "../../src/simulator/clock.ts";
import { handlers } from "../../src/simulator/handlers.ts";
import { createListHistory } from "../../src/simulator/list-history.ts";
import { operations } from "../../src/simulator/operations.ts";
import { createRateLimiter } from "../../src/simulator/rate-limiter.ts";
import { serveOperation } from "../../src/simulator/serve-operation.ts";
import { completeSettings } from "../../src/simulator/settings.ts";
import { defaultState } from "../../src/simulator/state.ts";
import { createTestApi, testToken, type Answer } from "./support/api.ts";

function idsWhere(holds: (operationId: string) => boolean): string[] {
  return operations.map(({ operationId }) => operationId).filter(holds);
}

async function callExample(operationId: string): Promise<Answer & { logged: string[] }> {
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) throw new Error(`no operation ${operationId}`);
  const logged: string[] = [];
  const { call } = createTestApi({ onRequest: (entry) => logged.push(entry.operationId) });
  const path = operation.path.replaceAll(/\{[^}]+\}/g, "example");
  return { ...(await call(operation.method, path, operation.bodySchema ? { body: {} } : {})), logged };
}

describe("the operations of the OpenAPI file", () => {
  it("are 61", () => {
    expect(operations).toHaveLength(61);
  });

  it.each(idsWhere((id) => handlers[id] !== undefined))("%s is served", async (operationId) => {
    const { status, logged } = await callExample(operationId);
    expect([[operationId], status]).toEqual([logged, expect.toBeOneOf([200, 404, 422])]);
  });

  it("are all served", () => {
    expect(idsWhere((id) => handlers[id] === undefined)).toEqual([]);
  });

  it("answer 501 without a handler", async () => {
    const [operation] = operations;
    if (operation === undefined) throw new Error("no operations");
    const settings = completeSettings();
    const clock = createClock(1);
    const request = new Request("https://api.example.test/", { headers: { authorization: `Bearer ${testToken}` } });
    const served = serveOperation(
      operation,
      undefined,
      { request, path: {} },
      {
        world: { state: defaultState(), settings, clock, history: createListHistory(clock, settings) },
        limiter: createRateLimiter(clock, settings),
        findFaults: () => [],
        commit: (change) => Promise.resolve(change()),
        turn: (_writes, work) => work(),
        onDropped: () => undefined,
      },
    );
    const message = expect.stringContaining(operation.operationId) as string;
    await expect(served).rejects.toMatchObject({ status: 501, errors: [{ type: "not-implemented", message }] });
  });

  it("include every operation that has a handler", () => {
    const known = operations.map(({ operationId }) => operationId);
    expect(known).toEqual(expect.arrayContaining(Object.keys(handlers)));
  });

  it("do not include others: an unknown path is a 404", async () => {
    const { status, errors } = await createTestApi().call("GET", "/sources");
    expect([status, errors[0]?.type]).toEqual([404, "not-found"]);
  });

  it("do not include other methods of a known path", async () => {
    expect((await createTestApi().call("PUT", "/spaces")).status).toBe(404);
  });
});

describe("the request log", () => {
  it("has one entry a request, without its query", async () => {
    const entries: unknown[] = [];
    const { call } = createTestApi({ onRequest: (entry) => entries.push(entry) });
    await call("GET", "/spaces?pagination.count=1");
    expect(entries).toEqual([{ operationId: "listSpaces", method: "GET", path: "/spaces", status: 200 }]);
  });
});

import { describe, expect, it } from "vitest";
import { audienceInput, audiencesPath, createTestApi } from "./support/api.ts";

const post = { body: audienceInput() };

describe("a fault", () => {
  it("before the change leaves the state alone", async () => {
    const { call, simulator } = createTestApi({ faults: [{ operationId: "createAudience", kind: "500-before" }] });
    expect((await call("POST", audiencesPath, post)).status).toBe(500);
    expect(simulator.state.spaces[0]?.audiences).toEqual([]);
  });

  it("after the commit has changed and saved the state", async () => {
    let saved = 0;
    const { call, simulator } = createTestApi({
      faults: [{ operationId: "createAudience", kind: "500-after-commit" }],
      onChange: () => {
        saved += 1;
      },
    });
    expect((await call("POST", audiencesPath, post)).status).toBe(500);
    expect([saved, simulator.state.spaces[0]?.audiences.length]).toEqual([1, 1]);
  });

  it("of kind 429 says how long to wait", async () => {
    const faults = [{ operationId: "listAudiences", kind: "429", retryAfterSeconds: 3 } as const];
    const { status, headers, errors } = await createTestApi({ faults }).call("GET", audiencesPath);
    expect([status, headers.get("retry-after"), errors[0]?.data]).toEqual([
      429,
      "3",
      expect.objectContaining({ msBeforeNext: 3000 }),
    ]);
  });

  it("strikes the nth request of its operation only", async () => {
    const { call } = createTestApi({ faults: [{ operationId: "listAudiences", nth: 2, kind: "500-before" }] });
    await call("GET", "/spaces");
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await call("GET", audiencesPath)).status);
    expect(statuses).toEqual([200, 500, 200]);
  });

  it("can be given while the simulator runs, and counts from then", async () => {
    const { call, simulator } = createTestApi();
    await call("GET", audiencesPath);
    simulator.faults.push({ operationId: "listAudiences", nth: 1, kind: "500-before" });
    expect((await call("GET", audiencesPath)).status).toBe(500);
  });
});

describe("saving a change", () => {
  it("happens once for each write and never for a read", async () => {
    const saved: number[] = [];
    const { call, create } = createTestApi({
      onChange: (state) => {
        saved.push(state.spaces[0]?.audiences.length ?? 0);
      },
    });
    const { id } = await create();
    await call("GET", audiencesPath);
    await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other" } });
    await call("DELETE", `${audiencesPath}/${id}`);
    expect(saved).toEqual([1, 1, 0]);
  });

  it("does not happen for a request that is refused", async () => {
    const saved: unknown[] = [];
    const { call } = createTestApi({
      onChange: (state) => {
        saved.push(state);
      },
    });
    await call("POST", audiencesPath, { body: {} });
    expect(saved).toEqual([]);
  });

  it("that fails is answered 500", async () => {
    const { call } = createTestApi({ onChange: () => Promise.reject(new Error("disk full")) });
    const { status, errors } = await call("POST", audiencesPath, post);
    expect([status, errors[0]?.message]).toEqual([500, expect.stringContaining("disk full")]);
  });
});

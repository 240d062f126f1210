import { describe, expect, it } from "vitest";
import type { SimulatorOptions } from "../../src/simulator/simulator.ts";
import { audiencesPath, createTestApi, testNowMs, type TestApi } from "./support/api.ts";
import { lockAudience } from "./support/lock.ts";
import { realTimeQuery } from "./support/query.ts";

async function withAudience(
  options: SimulatorOptions = {},
  enabled = true,
): Promise<TestApi & { path: string; id: string }> {
  const api = createTestApi(options);
  const { id } = await api.create({ enabled });
  return { ...api, id, path: `${audiencesPath}/${id}` };
}

const edit = { body: { definition: { query: realTimeQuery } } };

describe("the status of an audience", () => {
  it.each([
    [0, "Preparing"],
    [4999, "Preparing"],
    [5000, "Computing"],
    [9999, "Computing"],
    [10_000, "Live"],
  ])("%i ms after its creation is %s", async (milliseconds, status) => {
    const { wait, read, id } = await withAudience();
    wait(milliseconds);
    expect((await read(id)).status).toBe(status);
  });

  it("changes faster by the time scale", async () => {
    const { wait, read, id } = await withAudience({ timeScale: 10 });
    wait(1000);
    expect((await read(id)).status).toBe("Live");
  });

  it("follows the setting computeSeconds", async () => {
    const { read, id } = await withAudience({ settings: { computeSeconds: 0 } });
    expect((await read(id)).status).toBe("Live");
  });

  it("is Disabled while it is not enabled", async () => {
    const { wait, read, id } = await withAudience({}, false);
    wait(60_000);
    expect((await read(id)).status).toBe("Disabled");
  });

  it.each(["Failed", "Error"] as const)("is %s once it is computed when its state says so", async (failure) => {
    const { wait, read, id, simulator } = await withAudience();
    for (const space of simulator.state.spaces)
      space.audiences = space.audiences.map((audience) => ({ ...audience, failure }));
    const before = (await read(id)).status;
    wait(10_000);
    expect([before, (await read(id)).status]).toEqual(["Preparing", failure]);
  });

  it("starts over when it is enabled", async () => {
    const { wait, call, path } = await withAudience({}, false);
    wait(60_000);
    const { data } = await call("PATCH", path, { body: { enabled: true } });
    expect(data.audience.status).toBe("Preparing");
  });

  it("is Locked after an edit, and then Live again", async () => {
    const { wait, call, read, path, id } = await withAudience();
    wait(10_000);
    const { data } = await call("PATCH", path, edit);
    wait(5000);
    expect([data.audience.status, (await read(id)).status]).toEqual(["Locked", "Live"]);
  });
});

describe("a locked audience", () => {
  it.each([409, 422] as const)("refuses an edit with lockErrorStatus=%i", async (lockErrorStatus) => {
    const { call, path } = await withAudience({ settings: { lockErrorStatus } });
    await call("PATCH", path, edit);
    const { status, errors } = await call("PATCH", path, { body: { name: "Other" } });
    expect([status, errors]).toEqual([
      lockErrorStatus,
      [{ type: "conflict", message: expect.stringContaining("locked") as string }],
    ]);
  });

  it("can be edited again after lockSeconds", async () => {
    const { call, wait, path } = await withAudience({ settings: { lockSeconds: 1 } });
    await call("PATCH", path, edit);
    wait(1000);
    expect((await call("PATCH", path, edit)).status).toBe(200);
  });

  it("can be edited at once when locks last no time", async () => {
    const { call, path } = await withAudience({ settings: { lockSeconds: 0 } });
    await call("PATCH", path, edit);
    expect((await call("PATCH", path, edit)).status).toBe(200);
  });

  it.each([
    ["refuse", 409],
    ["allow", 200],
  ] as const)("answers DELETE by deleteWhileLocked=%s with %i", async (deleteWhileLocked, expected) => {
    const { call, path } = await withAudience({ settings: { deleteWhileLocked } });
    await call("PATCH", path, edit);
    expect((await call("DELETE", path)).status).toBe(expected);
  });

  it.each([
    ["definition-and-options", { name: "Other" }, "Preparing"],
    ["definition-and-options", { options: { includeHistoricalData: true } }, "Locked"],
    ["any", { name: "Other" }, "Locked"],
  ] as const)("comes from locksOn=%s and %j: %s", async (locksOn, body, status) => {
    const { call, path } = await withAudience({ settings: { locksOn } });
    expect((await call("PATCH", path, { body })).data.audience.status).toBe(status);
  });

  it("can be locked for any time by its state, with the others left alone", async () => {
    const { call, create, simulator, wait, path, id } = await withAudience({ timeScale: 10 });
    const other = await create({ name: "Other" });
    lockAudience(simulator, id, { seconds: 600, timeScale: 10, now: testNowMs });
    const edits = async (): Promise<number[]> => [
      (await call("PATCH", path, { body: { description: "Edited" } })).status,
      (await call("PATCH", `${audiencesPath}/${other.id}`, { body: { description: "Edited" } })).status,
    ];
    wait(59_999);
    const before = await edits();
    wait(1);
    expect([before, await edits()]).toEqual([
      [409, 200],
      [200, 200],
    ]);
  });

  it("is freed when a setting is changed while the simulator runs", async () => {
    const { call, simulator, path } = await withAudience();
    await call("PATCH", path, edit);
    simulator.settings.lockSeconds = 0;
    expect((await call("PATCH", path, edit)).status).toBe(200);
  });
});

describe("an edit before the first Live", () => {
  const stuck = { settings: { editDuringBackfill: "stuck" } } as const;
  const long = 24 * 3_600_000;

  it("locks an audience for good by the setting editDuringBackfill, whatever it edits", async () => {
    const { call, wait, read, id, path } = await withAudience(stuck);
    expect((await call("PATCH", path, { body: { description: "New" } })).status).toBe(200);
    wait(long);
    expect((await read(id)).status).toBe("Locked");
    expect((await call("PATCH", path, edit)).status).toBe(409);
  });

  it("is an edit like any other without it", async () => {
    const { call, wait, read, id, path } = await withAudience();
    await call("PATCH", path, edit);
    wait(long);
    expect((await read(id)).status).toBe("Live");
  });

  it.each([
    ["that was Live", true, 10_000, {}],
    ["that is disabled", false, 0, { description: "New" }],
  ])("is none for an audience %s", async (_, enabled, waitMs, body) => {
    const { call, wait, read, id, path } = await withAudience(stuck, enabled);
    wait(waitMs);
    await call("PATCH", path, { body: { ...edit.body, ...body } });
    await call("PATCH", path, { body: { enabled: true } });
    wait(long);
    expect((await read(id)).status).not.toBe("Locked");
  });

  it("is none for one that was Live before it was enabled again", async () => {
    const { call, wait, read, id, path } = await withAudience(stuck);
    wait(long);
    await call("PATCH", path, { body: { enabled: false } });
    await call("PATCH", path, { body: { enabled: true } });
    await call("PATCH", path, edit);
    wait(long);
    expect((await read(id)).status).toBe("Live");
  });

  it("is one for an audience that is enabled for the first time", async () => {
    const { call, wait, read, id, path } = await withAudience(stuck, false);
    wait(long);
    await call("PATCH", path, { body: { enabled: true } });
    await call("PATCH", path, edit);
    wait(long);
    expect((await read(id)).status).toBe("Locked");
  });
});

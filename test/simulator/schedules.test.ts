import { describe, expect, it } from "vitest";
import { nextExecution } from "../../src/simulator/schedules/next-execution.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audiencesPath, createTestApi, type TestApi } from "./support/api.ts";

const dayMs = 86_400_000;
const periodic = { strategy: "PERIODIC", config: { interval: "4h" } } as const;
const specific = {
  strategy: "SPECIFIC_DAYS",
  config: { days: [1, 5], hours: [9, 17], timezone: "America/New_York" },
} as const;

async function withLinked(
  settings: Partial<SimulatorSettings> = {},
  enabled = true,
): Promise<TestApi & { audience: string; schedules: string; add: (body?: object) => Promise<string> }> {
  const api = createTestApi({ settings });
  const { id } = await api.create({ audienceType: "LINKED", enabled });
  const audience = `${audiencesPath}/${id}`;
  const schedules = `${audience}/schedules`;
  const add = async (body: object = periodic): Promise<string> => {
    const { data } = await api.call("POST", schedules, { body });
    return data.audienceSchedule.id;
  };
  return { ...api, audience, schedules, add };
}

describe("a schedule", () => {
  it.each([periodic, specific])("of the strategy $strategy is read as it was added", async (body) => {
    const { call, schedules, add } = await withLinked();
    const id = await add(body);
    expect(id).toMatch(/^sch_\w{27}$/);
    const { data } = await call("GET", `${schedules}/${id}`);
    expect(data.audienceSchedule).toEqual({ id, ...body, nextExecution: expect.any(String) as string });
  });

  it("is listed with its audience's other schedules", async () => {
    const { call, schedules, add } = await withLinked();
    const ids = [await add(), await add(specific)];
    const { data } = await call("GET", schedules);
    expect(data.audienceSchedules.map(({ id }) => id)).toEqual(ids);
  });

  it.each(["", "?include=schedules"])("comes with its audience only when asked for: %j", async (query) => {
    const { call, audience, add } = await withLinked();
    const id = await add();
    const one = (await call("GET", audience + query)).data.audience;
    const [listed] = (await call("GET", audiencesPath + query)).data.audiences;
    const expected = query === "" ? undefined : [expect.objectContaining({ id, ...periodic })];
    expect([one.schedules, listed?.schedules]).toEqual([expected, expected]);
  });

  it("can be replaced", async () => {
    const { call, schedules, add } = await withLinked();
    const path = `${schedules}/${await add()}`;
    expect((await call("PATCH", path, { body: specific })).data.audienceSchedule).toMatchObject(specific);
    expect((await call("GET", path)).data.audienceSchedule).toMatchObject(specific);
  });

  it("needs strategy and config on PATCH", async () => {
    const { call, schedules, add } = await withLinked();
    const { status, errors } = await call("PATCH", `${schedules}/${await add()}`, { body: {} });
    expect([status, errors.map(({ field }) => field)]).toEqual([422, ["strategy", "config"]]);
  });

  it("can be removed", async () => {
    const { call, schedules, add } = await withLinked();
    const path = `${schedules}/${await add()}`;
    expect((await call("DELETE", path)).data).toEqual({ status: "SUCCESS" });
    expect((await call("GET", path)).status).toBe(404);
    expect((await call("GET", schedules)).data.audienceSchedules).toEqual([]);
  });

  it("is not found under another audience", async () => {
    const { call, create, add } = await withLinked();
    const id = await add();
    const other = await create({ audienceType: "LINKED", name: "Other" });
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const options = method === "PATCH" ? { body: periodic } : {};
      const { status, errors } = await call(method, `${audiencesPath}/${other.id}/schedules/${id}`, options);
      expect([status, errors[0]?.message]).toEqual([404, `Schedule with id '${id}' not found.`]);
    }
  });

  it("goes with its audience", async () => {
    const { call, audience, add, simulator } = await withLinked();
    await add();
    await call("DELETE", audience);
    expect(simulator.state.spaces[0]?.schedules).toEqual([]);
  });
});

describe("a schedule that cannot be", () => {
  it.each([
    [{ strategy: "PERIODIC", config: { interval: "5m" } }, ["config"]],
    [{ strategy: "PERIODIC", config: specific.config }, ["config.interval", "config.days", "config.hours"]],
    [{ strategy: "SPECIFIC_DAYS", config: periodic.config }, ["config.days", "config.hours", "config.timezone"]],
    [{ ...specific, config: { ...specific.config, days: [7] } }, ["config"]],
    [{ ...specific, config: { ...specific.config, hours: [24] } }, ["config"]],
    [{ ...specific, config: { ...specific.config, days: [], hours: [] } }, ["config.days", "config.hours"]],
    [{ ...specific, config: { ...specific.config, timezone: "Mars/Olympus" } }, ["config.timezone"]],
    [{ ...specific, config: { ...specific.config, timezone: "+02:00" } }, ["config.timezone"]],
    [{ strategy: "MANUAL", config: null }, ["strategy"]],
    [{ strategy: "PERIODIC" }, ["config"]],
  ])("is refused: %j", async (body, fields) => {
    const { call, schedules } = await withLinked();
    const { status, errors } = await call("POST", schedules, { body });
    expect([status, errors.map(({ field }) => field)]).toEqual([422, expect.arrayContaining(fields)]);
  });

  it.each([
    ["refuse", 422],
    ["accept", 200],
  ] as const)("without times follows nullSchedule=%s", async (nullSchedule, expected) => {
    const { call, schedules } = await withLinked({ nullSchedule });
    const { status } = await call("POST", schedules, { body: { strategy: "PERIODIC", config: null } });
    expect(status).toBe(expected);
  });

  it.each([422, 400] as const)("for a classic audience follows linkedOnlyStatus=%i", async (linkedOnlyStatus) => {
    const { call, create } = createTestApi({ settings: { linkedOnlyStatus } });
    const { id } = await create();
    const { status } = await call("POST", `${audiencesPath}/${id}/schedules`, { body: periodic });
    expect(status).toBe(linkedOnlyStatus);
    expect((await call("GET", `${audiencesPath}/${id}/schedules`)).data.audienceSchedules).toEqual([]);
  });

  it.each([
    [0, [200, 200]],
    [1, [200, 422]],
  ])("is one too many by schedulesPerAudience=%i", async (schedulesPerAudience, expected) => {
    const { call, schedules } = await withLinked({ schedulesPerAudience });
    const first = await call("POST", schedules, { body: periodic });
    const second = await call("POST", schedules, { body: specific });
    expect([first.status, second.status]).toEqual(expected);
  });
});

describe("schedules of an audience that stays disabled", () => {
  it("have no next execution", async () => {
    const { call, schedules, add } = await withLinked({}, false);
    const { data } = await call("GET", `${schedules}/${await add()}`);
    expect(data.audienceSchedule.nextExecution).toBeUndefined();
  });

  it.each([
    [89, 200],
    [90, 404],
  ])("after %i days answer %i", async (days, expected) => {
    const { call, audience, schedules, add, wait } = await withLinked();
    const id = await add();
    wait(200 * dayMs);
    await call("PATCH", audience, { body: { enabled: false } });
    wait(days * dayMs);
    expect((await call("GET", `${schedules}/${id}`)).status).toBe(expected);
  });

  it("do not come back when it is enabled", async () => {
    const { call, audience, schedules, add, wait } = await withLinked({}, false);
    await add();
    wait(91 * dayMs);
    await call("PATCH", audience, { body: { enabled: true } });
    expect((await call("GET", schedules)).data.audienceSchedules).toEqual([]);
  });

  it("may be added anew, and then last another 90 days", async () => {
    const { call, schedules, add, wait } = await withLinked({}, false);
    wait(91 * dayMs);
    const id = await add();
    wait(89 * dayMs);
    expect((await call("GET", `${schedules}/${id}`)).status).toBe(200);
  });
});

describe("the next execution", () => {
  const next = (config: object, after: string): string | undefined => {
    const atMs = nextExecution({ config } as Parameters<typeof nextExecution>[0], Date.parse(after));
    return atMs === undefined ? undefined : new Date(atMs).toISOString();
  };

  it.each([
    ["15m", "2026-01-01T00:15:00.000Z"],
    ["4h", "2026-01-01T04:00:00.000Z"],
    ["1d", "2026-01-02T00:00:00.000Z"],
  ])("of an interval of %s is aligned to UTC", (interval, expected) => {
    expect(next({ interval }, "2026-01-01T00:07:30.000Z")).toBe(expected);
  });

  it.each([
    ["Thursday to Friday", "America/New_York", [5], [9], "2026-01-01T12:00:00Z", "2026-01-02T14:00:00.000Z"],
    ["the next hour of a day", "America/New_York", [5], [9, 17], "2026-01-02T14:00:00Z", "2026-01-02T22:00:00.000Z"],
    ["an offset of half an hour", "Asia/Kolkata", [4], [12], "2026-01-01T00:00:00Z", "2026-01-01T06:30:00.000Z"],
    ["an hour that spring skips", "Europe/Berlin", [0], [2], "2026-03-23T00:00:00Z", "2026-04-05T00:00:00.000Z"],
    ["midnight on Sunday", "UTC", [0], [0], "2026-01-01T00:00:00Z", "2026-01-04T00:00:00.000Z"],
  ])("knows %s", (_what, timezone, days, hours, after, expected) => {
    expect(next({ days, hours, timezone }, after)).toBe(expected);
  });
});

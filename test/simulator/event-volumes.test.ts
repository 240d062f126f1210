import { describe, expect, it, test } from "vitest";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { defaultState, type SimulatorState } from "../../src/simulator/state.ts";
import { createTestApi, testNowMs, type Answer } from "./support/api.ts";
import { createPeopledApi } from "./support/tracking.ts";

type Volume = Answer["data"]["result"][number];

const day = "granularity=DAY&startTime=2025-12-24T00:00:00Z&endTime=2025-12-31T00:00:00Z";

async function volumes(query: string, settings: Partial<SimulatorSettings> = {}): Promise<Volume[]> {
  const { call } = createTestApi({ state: smallShop(testNowMs), settings });
  const { status, data } = await call("GET", `/events/volume?${query}`);
  expect(status).toBe(200);
  return data.result;
}

/** A workspace that has seen so many events. */
function manyEvents(count: number): SimulatorState {
  const state = defaultState();
  const lastSeenAt = new Date(testNowMs).toISOString();
  for (const space of state.spaces)
    space.seenEvents = Array.from({ length: count }, (_, index) => {
      return { name: `Event ${index}`, type: "TRACK" as const, lastSeenAt, perDay: 100 + index };
    });
  return state;
}

describe("volumes of events", () => {
  it("are one count for all without groups", async () => {
    const [all, ...more] = await volumes(day);
    expect([more, Object.keys(all ?? {})]).toEqual([[], ["total", "series"]]);
  });

  it("are grouped by what brackets name", async () => {
    const found = await volumes(`${day}&groupBy[]=eventName&groupBy[]=source`);
    expect(found.find(({ eventName }) => eventName === "Order Completed")).toMatchObject({
      source: { id: "src_web", name: "Web shop", slug: "web" },
      total: 7 * 1620,
    });
  });

  it("have the most frequent first", async () => {
    const totals = (await volumes(`${day}&groupBy[]=eventName`)).map(({ total }) => total);
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
  });

  it("leave out what did not come at all", async () => {
    const names = (await volumes(`${day}&groupBy[]=eventName`)).map(({ eventName }) => eventName);
    expect(names).not.toContain("Checkout Started");
  });

  it.each([
    ["eventName[]=Order%20Completed", ["Order Completed"]],
    ["eventType[]=screen", ["Screen Viewed"]],
    ["sourceId[]=src_billing", ["Invoice Paid", "Invoice Overdue"]],
    ["appVersion[]=1.0", []],
  ])("are narrowed down by %s", async (filter, expected) => {
    const names = (await volumes(`${day}&groupBy[]=eventName&${filter}`)).map(({ eventName }) => eventName);
    expect(names).toEqual(expected);
  });

  it.each([
    ["DAY", 2],
    ["HOUR", 48],
    ["MINUTE", 2880],
  ])("have a count for each %s, and the same total", async (granularity, length) => {
    const span = "startTime=2025-12-29T00:00:00Z&endTime=2025-12-31T00:00:00Z";
    const [all] = await volumes(`granularity=${granularity}&${span}&eventName[]=Invoice%20Paid`);
    expect([all?.series.length, all?.total]).toEqual([length, 24]);
  });

  it("do not count the end of the time", async () => {
    const { send, call } = createPeopledApi({ volumesDelaySeconds: 0 });
    const at = "2025-12-31T12:00:00Z";
    await send("track", { userId: "ann", event: "Bought", timestamp: at });
    const counted = async (from: string, to: string): Promise<number | undefined> => {
      const { data } = await call("GET", `/events/volume?granularity=HOUR&startTime=${from}&endTime=${to}`);
      return data.result[0]?.total;
    };
    const arrived = new Date(testNowMs).toISOString();
    expect(await counted(at, arrived)).toBeUndefined();
    expect(await counted(at, new Date(testNowMs + 1000).toISOString())).toBe(1);
  });

  it("count what people sent after volumesDelaySeconds", async () => {
    const { send, call, wait } = createPeopledApi();
    await send("track", { userId: "ann", event: "Bought" });
    const span = "startTime=2025-12-31T00:00:00Z&endTime=2026-01-02T00:00:00Z";
    const counted = async (): Promise<object[]> =>
      (await call("GET", `/events/volume?granularity=DAY&${span}&groupBy[]=eventName`)).data.result.map((entry) => {
        return { eventName: entry.eventName, total: entry.total };
      });
    expect(await counted()).toEqual([]);
    wait(60_000);
    expect(await counted()).toEqual([{ eventName: "Bought", total: 1 }]);
  });

  it("end at 5,000 entries, the least frequent being left out", async () => {
    const { call } = createTestApi({ state: manyEvents(5010), settings: { rateLimits: false } });
    const found: Volume[] = [];
    const path = `/events/volume?${day}&groupBy[]=eventName&pagination.count=1000`;
    let next: string | null | undefined = "";
    while (typeof next === "string") {
      const cursor: string = next === "" ? "" : `&pagination.cursor=${encodeURIComponent(next)}`;
      const { data }: Answer = await call("GET", path + cursor);
      found.push(...data.result);
      next = data.pagination.next;
    }
    expect([found.length, found.at(-1)?.eventName]).toEqual([5000, "Event 10"]);
  });
});

describe("a request for volumes", () => {
  test.each([
    ["without a time", "granularity=DAY"],
    ["of another granularity", day.replace("DAY", "WEEK")],
    ["with a time that is none", day.replace("2025-12-24T00:00:00Z", "yesterday")],
    ["that ends before it begins", day.replace("2025-12-31", "2025-12-01")],
    ["for more minutes than anybody can read", day.replace("DAY", "MINUTE")],
    ["with a group that there is not", `${day}&groupBy[]=country`],
    ["with a list in commas", `${day}&groupBy=eventName,source`],
  ])("%s is refused", async (_what, query) => {
    const { call } = createTestApi({ state: smallShop(testNowMs) });
    expect((await call("GET", `/events/volume?${query}`)).status).toBe(422);
  });

  test("with a list in commas is taken where the setting arrayParameters says so", async () => {
    const settings = { arrayParameters: "brackets-or-commas" } as const;
    const found = await volumes(`${day}&groupBy=eventName,source`, settings);
    expect(found[0]).toMatchObject({ eventName: "Page Viewed", source: { id: "src_web" } });
  });

  test("is one of 60 a minute", async () => {
    const { call } = createTestApi({ state: smallShop(testNowMs) });
    const statuses: number[] = [];
    for (let sent = 0; sent < 61; sent += 1) statuses.push((await call("GET", `/events/volume?${day}`)).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([60, 429]);
  });

  test("of a token that may not read them gets what the setting volumesAccess says", async () => {
    const { call } = createTestApi({ settings: { volumesAccess: 403 } });
    expect((await call("GET", `/events/volume?${day}`)).status).toBe(403);
  });
});

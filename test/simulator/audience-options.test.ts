import { describe, expect, it } from "vitest";
import type { AudienceOptions } from "../../src/segment/generated/wire.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audienceInput, audiencesPath, createTestApi } from "./support/api.ts";
import { batchQuery, realTimeQuery } from "./support/query.ts";

async function optionsOf(
  query: string,
  options?: AudienceOptions,
  settings: Partial<SimulatorSettings> = {},
): Promise<AudienceOptions | undefined> {
  const { create, read } = createTestApi({ settings });
  return (await read((await create({ definition: { query }, ...(options ? { options } : {}) })).id)).options;
}

describe("historical data", () => {
  it("is left out when nobody asks for it", async () => {
    expect((await optionsOf(realTimeQuery))?.includeHistoricalData).toBe(false);
  });

  it("is included when asked for", async () => {
    expect((await optionsOf(realTimeQuery, { includeHistoricalData: true }))?.includeHistoricalData).toBe(true);
  });

  it("is forced when the query needs it, whatever was asked", async () => {
    expect((await optionsOf(batchQuery, { includeHistoricalData: false }))?.includeHistoricalData).toBe(true);
  });

  it("is forced for every audience that is computed in batches", async () => {
    expect((await createTestApi().create({ audienceType: "ACCOUNTS" })).options?.includeHistoricalData).toBe(true);
  });
});

describe("backfill days", () => {
  it("are the largest window of the query", async () => {
    const query = `${batchQuery} OR event('Seen').between(2 days, 45 days).count() > 1`;
    expect((await optionsOf(query))?.backfillEventDataDays).toBe(45);
  });

  it("are seven when the query has no window", async () => {
    expect((await optionsOf(realTimeQuery, { includeHistoricalData: true }))?.backfillEventDataDays).toBe(7);
  });

  it("are what was asked for", async () => {
    expect((await optionsOf(batchQuery, { backfillEventDataDays: 90 }))?.backfillEventDataDays).toBe(90);
  });

  it.each([
    ["always", 30, 30],
    ["real-time", undefined, 30],
    ["never", undefined, undefined],
  ] as const)("apply as backfillDays=%s says", async (backfillDays, inBatches, inRealTime) => {
    const asked = { includeHistoricalData: true, backfillEventDataDays: 30 };
    const days = async (query: string): Promise<number | undefined> =>
      (await optionsOf(query, asked, { backfillDays }))?.backfillEventDataDays;
    expect([await days(batchQuery), await days(realTimeQuery)]).toEqual([inBatches, inRealTime]);
  });

  it("are left out without historical data", async () => {
    expect(await optionsOf(realTimeQuery)).not.toHaveProperty("backfillEventDataDays");
  });

  it.each([
    ["refuse", 422],
    ["drop", 200],
  ] as const)(
    "sent without historical data are answered by backfillWithoutHistory=%s with %i",
    async (backfillWithoutHistory, expected) => {
      const { call } = createTestApi({ settings: { backfillWithoutHistory } });
      const body = audienceInput({ options: { backfillEventDataDays: 30 } });
      expect((await call("POST", audiencesPath, { body })).status).toBe(expected);
    },
  );
});

describe("external ids", () => {
  it("are the default four when none are named", async () => {
    expect((await optionsOf(realTimeQuery))?.filterByExternalIds).toEqual([
      "user_id",
      "email",
      "android.idfa",
      "ios.idfa",
    ]);
  });

  it("are those that were named", async () => {
    expect((await optionsOf(realTimeQuery, { filterByExternalIds: ["email"] }))?.filterByExternalIds).toEqual([
      "email",
    ]);
  });
});

describe("options in a PATCH", () => {
  async function patched(settings: Partial<SimulatorSettings>): Promise<AudienceOptions | undefined> {
    const { create, call } = createTestApi({ settings });
    const { id } = await create({ options: { includeHistoricalData: true, filterByExternalIds: ["email"] } });
    const body = { options: { backfillEventDataDays: 9, includeHistoricalData: true } };
    return (await call("PATCH", `${audiencesPath}/${id}`, { body })).data.audience.options;
  }

  it("are merged by default", async () => {
    expect((await patched({}))?.filterByExternalIds).toEqual(["email"]);
  });

  it("replace the others when the setting says so", async () => {
    expect((await patched({ optionsPatch: "replace" }))?.filterByExternalIds).toHaveLength(4);
  });
});

import { describe, expect, it } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audiencesPath, createTestApi, type Answer, type TestApi } from "./support/api.ts";
import { realTimeQuery } from "./support/query.ts";

const previewsPath = `${audiencesPath}/previews`;

function createPreviewApi(settings: Partial<SimulatorSettings> = {}): TestApi & {
  send: (input?: object) => Promise<Answer>;
  readPreview: (id: string) => Promise<Answer["data"]["audiencePreview"]>;
} {
  const api = createTestApi({ settings });
  return {
    ...api,
    send: (input) =>
      api.call("POST", previewsPath, {
        body: { definition: { query: realTimeQuery }, audienceType: "USERS", ...input },
      }),
    readPreview: async (id) => (await api.call("GET", `${previewsPath}/${id}`)).data.audiencePreview,
  };
}

describe("a preview", () => {
  it("has an id of the vendor's shape", async () => {
    const { data } = await createPreviewApi().send();
    const kind = "compute_preview_execution";
    expect(data.audiencePreview.id).toMatch(new RegExp(`^\\w{27}-${kind}-spa_simulated-${kind}$`));
  });

  it.each([
    [9999, "RUNNING"],
    [10_000, "COMPLETED"],
  ])("after %i ms is %s", async (milliseconds, status) => {
    const { send, readPreview, wait } = createPreviewApi();
    const { data } = await send();
    wait(milliseconds);
    const preview = await readPreview(data.audiencePreview.id);
    expect([preview.status, preview.results === undefined]).toEqual([status, status === "RUNNING"]);
  });

  it.each([
    ["USERS", {}, { id: expect.any(String) as string }],
    ["ACCOUNTS", {}, { id: expect.any(String) as string }],
    ["LINKED", {}, { id: expect.any(String) as string }],
    ["LINKED", { targetEntity: "accounts" }, expect.objectContaining({ relationshipSlug: "accounts" })],
  ])("of %s has members of its kind and a size: %j", async (audienceType, target, member) => {
    const { send, readPreview } = createPreviewApi({ previewSeconds: 0 });
    const { data } = await send({ audienceType, definition: { query: realTimeQuery, ...target } });
    const { results, size } = await readPreview(data.audiencePreview.id);
    expect([results?.[0], size?.count]).toEqual([member, expect.any(Number)]);
  });

  it("has as many members as the audience of the same query", async () => {
    const { send, readPreview, create, read, wait } = createPreviewApi();
    const { data } = await send();
    const { id } = await create({ definition: { query: realTimeQuery } });
    wait(60_000);
    expect((await readPreview(data.audiencePreview.id)).size).toEqual((await read(id)).size);
  });

  it.each([
    ["included", { includeHistoricalData: true, backfillEventDataDays: 7 }],
    ["as-needed", { includeHistoricalData: false }],
  ] as const)("shows the options that the server filled in, with previewHistory=%s", async (previewHistory, more) => {
    const { send, readPreview } = createPreviewApi({ previewHistory });
    const { data } = await send({ options: { filterByExternalIds: ["email"] } });
    const { options } = await readPreview(data.audiencePreview.id);
    expect(options).toEqual({ filterByExternalIds: ["email"], ...more });
  });

  it("of a query that cannot be read is refused when invalidPreview says so", async () => {
    const { status, errors } = await createPreviewApi().send({ definition: { query: "event(" } });
    expect([status, errors[0]?.field]).toEqual([422, "definition.query"]);
  });

  it("of a query that cannot be read fails later when invalidPreview says so", async () => {
    const { send, readPreview, wait } = createPreviewApi({ invalidPreview: "fail" });
    const { status, data } = await send({ definition: { query: "event(" } });
    wait(10_000);
    const preview = await readPreview(data.audiencePreview.id);
    expect([status, preview.status, preview.failureReason]).toEqual([200, "FAILED", expect.any(String)]);
  });

  it("is a 404 when it is unknown", async () => {
    const { call } = createPreviewApi();
    expect((await call("GET", `${previewsPath}/nope`)).status).toBe(404);
  });

  it("may be made five times a minute", async () => {
    const { send } = createPreviewApi();
    for (let count = 0; count < 5; count += 1) expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(429);
  });

  it("may be made 700 times a month in a space", async () => {
    const { send, wait } = createPreviewApi();
    for (let count = 0; count < 700; count += 1) {
      if (count % 5 === 0) wait(60_000);
      expect((await send()).status).toBe(200);
    }
    wait(60_000);
    expect((await send()).status).toBe(429);
  });
});

describe("a forced run", () => {
  it("of a linked audience is answered with its id, and computes it again", async () => {
    const { create, read, call, wait } = createTestApi();
    const { id } = await create({ audienceType: "LINKED" });
    wait(60_000);
    const { data } = await call("POST", `${audiencesPath}/${id}/runs`);
    expect([data.run.id, (await read(id)).status]).toEqual([expect.stringMatching(/^\w{27}$/), "Preparing"]);
  });

  it.each([422, 400] as const)("of another audience follows linkedOnlyStatus=%i", async (linkedOnlyStatus) => {
    const { create, call } = createTestApi({ settings: { linkedOnlyStatus } });
    const { id } = await create();
    expect((await call("POST", `${audiencesPath}/${id}/runs`)).status).toBe(linkedOnlyStatus);
  });

  it("of an unknown audience is a 404", async () => {
    expect((await createTestApi().call("POST", `${audiencesPath}/aud_0/runs`)).status).toBe(404);
  });
});

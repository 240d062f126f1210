import { describe, expect, it } from "vitest";
import { createTestApi, type Answer, type TestApi } from "./support/api.ts";

const path = "/spaces/spa_simulated/messaging-subscriptions";

function createMessagingApi(): TestApi & {
  put: (...subscriptions: object[]) => Promise<Answer["data"]>;
  query: (...subscriptions: object[]) => Promise<Answer["data"]>;
} {
  const api = createTestApi();
  return {
    ...api,
    put: async (...subscriptions) => (await api.call("PUT", path, { body: { subscriptions } })).data,
    query: async (...subscriptions) => (await api.call("POST", `${path}/batch`, { body: { subscriptions } })).data,
  };
}

const jane = { key: "jane@example.com", type: "EMAIL" };

describe("messaging subscriptions", () => {
  it("are replaced and read, with numbers without +1", async () => {
    const { put, query } = createMessagingApi();
    const phone = { key: "+12162226233", type: "SMS" };
    const done = await put({ ...jane, status: "SUBSCRIBED" }, { ...phone, status: "DID_NOT_SUBSCRIBE" });
    expect(done).toEqual({
      successes: [
        { ...jane, status: "SUBSCRIBED" },
        { key: "2162226233", type: "SMS", status: "DID_NOT_SUBSCRIBE" },
      ],
      failures: [],
    });
    const { successes } = await query(jane, phone);
    expect(successes.map(({ status }) => status)).toEqual(["SUBSCRIBED", "DID_NOT_SUBSCRIBE"]);
  });

  it("of a key that nobody knows are found without a status", async () => {
    expect(await createMessagingApi().query(jane)).toEqual({ successes: [jane], failures: [], errors: [] });
  });

  it("lose what a later PUT leaves out", async () => {
    const { put, query } = createMessagingApi();
    await put({ ...jane, status: "SUBSCRIBED", groups: [{ name: "news", status: "SUBSCRIBED" }] });
    expect((await query(jane)).successes[0]).toMatchObject({ groups: [{ name: "news", status: "SUBSCRIBED" }] });
    await put({ ...jane, status: "UNSUBSCRIBED" });
    expect((await query(jane)).successes).toEqual([
      { ...jane, status: "UNSUBSCRIBED", updatedAt: "2026-01-01T00:00:00.000Z" },
    ]);
  });

  it.each([
    [{ key: "janeexample.com", type: "EMAIL" }, "INVALID_EMAIL"],
    [{ key: "12", type: "WHATSAPP" }, "INVALID_PHONE"],
    [{ ...jane, status: "MAYBE" }, "INVALID_SUBSCRIPTION_STATUS"],
    [{ ...jane, status: "UNSUBSCRIBED", groups: [{ name: "a", status: "SUBSCRIBED" }] }, "GLOBAL_STATE_NOT_SUBSCRIBED"],
  ])("fail one by one: %j is %s while the others are done", async (wrong, code) => {
    const { put } = createMessagingApi();
    const { successes, failures } = await put(wrong, { ...jane, status: "SUBSCRIBED" });
    expect([successes.length, failures.map(({ errors }) => errors.map((error) => error.code))]).toEqual([1, [[code]]]);
  });

  it("that cannot be queried fail one by one", async () => {
    const { successes, failures } = await createMessagingApi().query({ key: "no", type: "EMAIL" }, jane);
    expect([successes, failures[0]?.errors[0]?.code]).toEqual([[jane], "INVALID_EMAIL"]);
  });

  it("are a 404 in an unknown space, and a 422 of an unknown type", async () => {
    const { call } = createMessagingApi();
    const body = { subscriptions: [jane] };
    expect((await call("PUT", path.replace("simulated", "other"), { body })).status).toBe(404);
    expect((await call("PUT", path, { body: { subscriptions: [{ ...jane, type: "FAX" }] } })).status).toBe(422);
  });
});

describe("downloads", () => {
  const body = { collectionId: "2wmpXTGB69", hour: "2025-05-07T23:15:00Z" };

  it("are URLs that lead nowhere, the same for the same hour", async () => {
    const { call } = createTestApi();
    const { data } = await call("POST", "/customer-insights/download", { body });
    expect(data.download.urls.map((url) => new URL(url).hostname.endsWith(".invalid"))).toEqual([true, true]);
    expect(data.download.urls[0]).toContain("/2wmpXTGB69/2025-05-07T23/");
    const again = await call("POST", "/customer-insights/download", {
      body: { ...body, hour: "2025-05-07T23:59:00Z" },
    });
    expect(again.data.download.urls).toEqual(data.download.urls);
  });

  it("need an hour", async () => {
    const { status, errors } = await createTestApi().call("POST", "/customer-insights/download", {
      body: { ...body, hour: "yesterday" },
    });
    expect([status, errors[0]?.field]).toEqual([422, "hour"]);
  });

  it("may be asked for 120 times a day", async () => {
    const { call, wait } = createTestApi();
    const send = async (): Promise<number> => (await call("POST", "/customer-insights/download", { body })).status;
    for (let count = 0; count < 120; count += 1) expect(await send()).toBe(200);
    wait(3_600_000);
    expect(await send()).toBe(429);
    wait(86_400_000);
    expect(await send()).toBe(200);
  });
});

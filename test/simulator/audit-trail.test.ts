import { describe, expect, it, test } from "vitest";
import { operations } from "../../src/segment/operations.ts";
import { audited } from "../../src/simulator/audit/audited.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audiencesPath, createTestApi, testNowMs, testToken, type Answer, type TestApi } from "./support/api.ts";
import { createConnectedApi } from "./support/connected.ts";

type AuditEvent = Answer["data"]["events"][number];

const dayMs = 86_400_000;
const atOnce = { computeSeconds: 0, lockSeconds: 0 } as const;

async function trail(api: TestApi, query = ""): Promise<AuditEvent[]> {
  const { status, data } = await api.call("GET", `/audit-events${query}`);
  expect(status).toBe(200);
  return data.events;
}

const typesOf = (events: readonly AuditEvent[]): string[] => events.map(({ type }) => type);

describe("the audit trail", () => {
  it("has who created, changed and deleted an audience, the newest first", async () => {
    const api = createTestApi({ settings: atOnce });
    const { id, createdBy } = await api.create({ name: "Buyers" });
    await api.call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Best buyers" } });
    await api.call("DELETE", `${audiencesPath}/${id}`);
    const events = await trail(api);
    expect(typesOf(events)).toEqual(["Audience Deleted", "Audience Modified", "Audience Created"]);
    expect(events.map(({ resourceName }) => resourceName)).toEqual(["Best buyers", "Best buyers", "Buyers"]);
    expect(new Set(events.map(({ resourceId, actor }) => `${resourceId} ${actor}`))).toEqual(
      new Set([`${id} ${createdBy}`]),
    );
  });

  it("has computed traits, filters, previews and forced runs", async () => {
    const api = createTestApi({ settings: atOnce });
    const space = "/spaces/spa_simulated";
    const definition = { type: "USERS", query: "event('Bought').count()" };
    const trait = await api.call("POST", `${space}/computed-traits`, { body: { name: "Orders", definition } });
    await api.call("DELETE", `${space}/computed-traits/${trait.data.computedTrait.id}`);
    const filter = { integrationId: "spa_simulated", name: "Noise", if: "type = 'track'", drop: true, enabled: true };
    const { data } = await api.call("POST", "/filters", { body: filter });
    await api.call("DELETE", `/filters/${data.filter.id}`);
    const preview = { audienceType: "USERS", definition: { query: "event('Bought').count() >= 1" } };
    await api.call("POST", `${audiencesPath}/previews`, { body: preview });
    const linked = await api.create({
      audienceType: "LINKED",
      definition: { query: "entity('accounts').count() >= 1" },
    });
    await api.call("POST", `${audiencesPath}/${linked.id}/runs`);
    expect(typesOf(await trail(api)).toReversed()).toEqual([
      "Computed Trait Created",
      "Computed Trait Deleted",
      "Filter Created",
      "Filter Deleted",
      "Audience Preview Created",
      "Audience Created",
      "Audience Run Forced",
    ]);
  });

  it.each([
    [false, ["Audience Created"]],
    [true, ["Activation Created", "Integration Created", "Audience Created"]],
  ])("has parts by the setting auditParts: %s", async (auditParts, expected) => {
    const api = await createConnectedApi({ auditParts });
    await api.activate();
    expect(typesOf(await trail(api))).toEqual(expected);
  });

  it("has the end of a connection that was named by its destination", async () => {
    const api = await createConnectedApi({ auditParts: true, connectionPathId: "either" });
    const connectionId = await api.connect("dst_ads");
    await api.call("DELETE", `${api.connections}/dst_ads`);
    const [last] = await trail(api);
    expect([last?.type, last?.resourceId]).toEqual(["Integration Deleted", connectionId]);
  });

  it("has nothing of what was refused", async () => {
    const api = createTestApi();
    await api.call("DELETE", `${audiencesPath}/aud_none`);
    await api.call("POST", audiencesPath, { body: { name: "" } });
    expect(await trail(api)).toEqual([]);
  });

  it("has nothing of what was only answered as if it were stored", async () => {
    const api = createTestApi({ settings: { writes: "echoed" } });
    await api.create();
    expect(await trail(api)).toEqual([]);
  });

  it("has a decision for every operation that changes something", () => {
    const writes = Object.entries(operations).filter(([, { method }]) => method !== "GET");
    expect(Object.keys(audited).toSorted()).toEqual(writes.map(([id]) => id).toSorted());
  });
});

describe("how far and how soon the audit trail goes", () => {
  it("ends after 90 days", async () => {
    const api = createTestApi();
    await api.create();
    api.wait(90 * dayMs);
    expect(await trail(api)).toHaveLength(1);
    api.wait(1);
    expect(await trail(api)).toEqual([]);
  });

  it("ends after auditRetentionDays where that is set", async () => {
    const api = createTestApi({ settings: { auditRetentionDays: 1 } });
    await api.create();
    api.wait(dayMs + 1);
    expect(await trail(api)).toEqual([]);
  });

  it("begins after auditDelaySeconds", async () => {
    const api = createTestApi({ settings: { auditDelaySeconds: 30 } });
    await api.create();
    expect(await trail(api)).toEqual([]);
    api.wait(30_000);
    expect(await trail(api)).toHaveLength(1);
  });

  it("does not have what a seed says of the time before", async () => {
    const events = await trail(
      createTestApi({ state: smallShop(testNowMs) }),
      "?resourceId=aud_000000000000000000000000091",
    );
    expect(typesOf(events)).toEqual(["Audience Deleted"]);
  });
});

describe("the audit trail is narrowed down", () => {
  async function threeDays(): Promise<TestApi> {
    const api = createTestApi({ settings: atOnce });
    for (const name of ["one", "two", "three"]) {
      await api.create({ name });
      api.wait(dayMs);
    }
    return api;
  }

  test.each([
    ["?startTime=2026-01-01T00:00:00.000Z", ["three", "two"]],
    ["?endTime=2026-01-02T00:00:00.000Z", ["one"]],
    ["?startTime=2026-01-01T12:00:00Z&endTime=2026-01-02T12:00:00Z", ["two"]],
    ["?resourceType=Audience", ["three", "two", "one"]],
    ["?resourceType=Computed%20Trait", []],
    ["?resourceId=nothing", []],
  ])("by %s", async (query, names) => {
    expect((await trail(await threeDays(), query)).map(({ resourceName }) => resourceName)).toEqual(names);
  });

  test("by a type as the setting auditResourceType spells it", async () => {
    const api = createTestApi({ settings: { auditResourceType: "capitals" } });
    const definition = { type: "USERS", query: "event('Bought').count()" };
    await api.call("POST", "/spaces/spa_simulated/computed-traits", { body: { name: "Orders", definition } });
    expect(await trail(api, "?resourceType=COMPUTED_TRAIT")).toMatchObject([{ resourceType: "COMPUTED_TRAIT" }]);
    expect(await trail(api, "?resourceType=Computed%20Trait")).toEqual([]);
  });

  test("by no time that is none", async () => {
    expect((await (await threeDays()).call("GET", "/audit-events?startTime=yesterday")).status).toBe(422);
  });

  test("by no cursor of another list", async () => {
    expect(
      (await (await threeDays()).call("GET", "/audit-events?pagination.count=1&pagination.cursor=MQ%3D%3D")).status,
    ).toBe(422);
  });

  test("in pages that what happens meanwhile does not move", async () => {
    const api = await threeDays();
    const { data } = await api.call("GET", "/audit-events?pagination.count=2");
    api.wait(1);
    await api.create({ name: "meanwhile" });
    const cursor = encodeURIComponent(String(data.pagination.next));
    const [last, ...more] = await trail(api, `?pagination.count=2&pagination.cursor=${cursor}`);
    expect([last?.resourceName, more]).toEqual(["one", []]);
  });
});

describe("the actor", () => {
  const byHand = { headers: { "x-simulator-user": "ada.meyer@example.com" } };
  const shopPath = "/spaces/spa_shop/audiences";
  const body = { name: "New", audienceType: "USERS", definition: { query: "event('Bought').count() >= 1" } };

  it("of a person is an opaque id, with an address", async () => {
    const api = createTestApi({ state: smallShop(testNowMs) });
    const { data } = await api.call("POST", shopPath, { body, ...byHand });
    const [event] = await trail(api);
    expect(event).toMatchObject({ actor: data.audience.createdBy, actorEmail: "ada.meyer@example.com" });
    expect(event?.actor).toMatch(/^[0-9A-Za-z]{22}$/);
  });

  it.each([
    ["id", /^usr_\w{22}$/],
    ["name", /^Token \w{6}$/],
  ] as const)(
    "of a token is its %s by the setting auditTokenActor, without an address",
    async (auditTokenActor, form) => {
      const api = createTestApi({ state: smallShop(testNowMs), settings: { auditTokenActor } });
      await api.call("POST", shopPath, { body });
      const [event] = await trail(api);
      expect(event?.actor).toMatch(form);
      expect(event).not.toHaveProperty("actorEmail");
    },
  );

  it("never is the token", async () => {
    const api = createTestApi();
    await api.create();
    expect(JSON.stringify(api.simulator.state)).not.toContain(testToken);
  });
});

test.each([401, 403, 404] as const)("a token that may not read the audit trail gets %s", async (auditAccess) => {
  const settings: Partial<SimulatorSettings> = { auditAccess };
  expect((await createTestApi({ settings }).call("GET", "/audit-events")).status).toBe(auditAccess);
});

import { describe, expect, it, onTestFinished, test } from "vitest";
import type { SegmentClient } from "../../src/segment/client.ts";
import { operations, type OperationId } from "../../src/segment/operations.ts";
import { listAll } from "../../src/segment/list.ts";
import { PRINTED_MASK } from "../../src/values/masked-value.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { createSimulator } from "../../src/simulator/simulator.ts";
import type { SimulatorState } from "../../src/simulator/state.ts";
import { expectConforming } from "../simulator/support/conformance.ts";
import { clientFor, TIME_SCALE, TOKEN } from "./support/client.ts";

/** A simulator behind a real server, and what was asked of it. */
async function start(
  state: SimulatorState,
  settings: Partial<SimulatorSettings> = {},
): Promise<{ client: SegmentClient; url: string; asked: string[] }> {
  const asked: string[] = [];
  const simulator = createSimulator({
    state,
    settings,
    timeScale: TIME_SCALE,
    onRequest: ({ operationId }) => asked.push(operationId),
  });
  const server = await serveSimulator(simulator, { port: 0 });
  onTestFinished(() => server.close());
  return { client: clientFor(server.url), url: server.url, asked };
}

const path = { spaceId: "spa_large" };

describe("a client of a real server", () => {
  it("reads all traits of a large space, although their total shrinks", async () => {
    const { client, asked } = await start(largeSpace());
    const traits = await listAll(client, "listTraits", { path });
    expect([traits.length, asked.length]).toEqual([new Set(traits.map(({ trait }) => trait)).size, 4]);
  });

  it("reads the same traits by time, although some come twice", async () => {
    const { client } = await start(largeSpace());
    const keysOf = (traits: readonly { trait: string }[]): string[] => traits.map(({ trait }) => trait).toSorted();
    const byTime = await listAll(client, "listTraits", { path, query: { sortBy: "lastSeenAt", sortDir: "desc" } });
    expect(keysOf(byTime)).toEqual(keysOf(await listAll(client, "listTraits", { path })));
  });

  it("reads all events in one request", async () => {
    const { client, asked } = await start(largeSpace());
    expect((await listAll(client, "listEvents", { path })).length).toBeGreaterThan(240);
    expect(asked).toEqual(["listEvents"]);
  });

  it("reads the properties of an event whose name has a slash", async () => {
    const { client } = await start(smallShop());
    const input = { path: { spaceId: "spa_shop", eventName: "Return/Exchange Requested" } };
    const properties = await listAll(client, "listPropertiesFromEvent", input);
    expect(properties.map(({ name }) => name)).toContain("reason");
  });

  it("groups volumes by two dimensions", async () => {
    const { client } = await start(smallShop(Date.now()));
    const [endMs, dayMs] = [Date.now(), 86_400_000];
    const query = {
      granularity: "DAY",
      startTime: new Date(endMs - 7 * dayMs).toISOString(),
      endTime: new Date(endMs).toISOString(),
      groupBy: ["eventName", "source"],
    } as const;
    const volumes = await listAll(client, "getEventsVolumeFromWorkspace", { query });
    expect(volumes[0]).toMatchObject({ eventName: "Page Viewed", source: { name: "Web shop" } });
  });

  it("does not give out its token when a server repeats what it got", async () => {
    const { client } = await start(smallShop());
    const data = await client.call("echo", { query: { message: `is ${TOKEN} here?` } });
    expect(JSON.stringify(data)).not.toContain(TOKEN);
    expect(data.headers["authorization"]).toContain(PRINTED_MASK);
  });
});

/** Calls as the vendor's pages have them, with every parameter that they name. */
const vendorCalls: readonly (readonly [operation: OperationId, target: string])[] = [
  ["listEvents", "/spaces/spa_shop/events?pagination.count=10&sortBy=name&sortDir=asc&search=order"],
  [
    "listPropertiesFromEvent",
    "/spaces/spa_shop/events/Order%20Completed/properties?pagination.count=10&sortBy=lastSeenAt&sortDir=desc&search=t&includeSampleValues=true&samplesCount=5",
  ],
  [
    "listTraits",
    "/spaces/spa_shop/traits?pagination.count=10&sortBy=trait&sortDir=asc&search=a&collection=users&includeSampleValues=true&samplesCount=5",
  ],
  ["listEntityPaths", "/spaces/spa_shop/entity-paths?pagination.count=10&search=account"],
  [
    "listPropertiesFromEntity",
    "/spaces/spa_shop/entities/account/properties?pagination.count=10&includeSampleValues=true&samplesCount=5",
  ],
  [
    "listSampleValuesFromEventProperty",
    "/spaces/spa_shop/events/Order%20Completed/properties/category/sample-values?propertyType=PROPERTY",
  ],
  ["listSampleValuesFromTrait", "/spaces/spa_shop/traits/plan/sample-values?collection=users"],
  ["listSampleValuesFromEntityProperty", "/spaces/spa_shop/entities/account/properties/STATUS/sample-values"],
  [
    "getEventsVolumeFromWorkspace",
    "/events/volume?granularity=DAY&startTime=2025-12-01T00:00:00Z&endTime=2025-12-29T16:40:00Z&groupBy[]=eventName&groupBy[]=eventType&groupBy[]=source&sourceId[]=src_web&eventName[]=Order%20Completed&eventType[]=TRACK&pagination.count=10",
  ],
  ["listDestinations", "/destinations?pagination.count=10"],
  ["getDestination", "/destinations/64a1f0c2e8b5d90012aa0006"],
  ["getDestinationMetadata", "/catalog/destinations/60ae8b97dcb6cc52d5d0d5ab"],
  ["listWarehouses", "/warehouses?pagination.count=10"],
  ["listTrackingPlans", "/tracking-plans?type=LIVE&pagination.count=10"],
  ["getTrackingPlan", "/tracking-plans/tp_000000000000000000000000001"],
  ["listRulesFromTrackingPlan", "/tracking-plans/tp_000000000000000000000000001/rules?pagination.count=10"],
  ["listSourcesFromTrackingPlan", "/tracking-plans/tp_000000000000000000000000001/sources?pagination.count=10"],
  ["getWorkspace", "/"],
  ["listUsers", "/users?pagination.count=10"],
  ["getUser", "/users/7hKq2ZsVtN4mXb9RwLcE5u"],
  [
    "listAuditEvents",
    "/audit-events?startTime=2025-12-01T00:00:00Z&endTime=2026-01-01T00:00:00Z&resourceType=Audience&resourceId=aud_1&pagination.count=10",
  ],
  [
    "echo",
    "/echo?message=hello&delay=1&triggerError=false&triggerMultipleErrors=false&triggerUnexpectedError=false&statusCode=200",
  ],
];

/** Readings of the API under which all of these have to be answered as its types say. */
const readings: Readonly<Record<string, Partial<SimulatorSettings>>> = {
  "as usual": {},
  "strictly by media type": { strictMediaTypes: true },
  "with nothing that may be left out": { optionalFields: "left-out", paginationEnds: "absent" },
  "with every other reading of the schema": {
    schemaPageEventName: "call",
    schemaNestedProperties: "outermost",
    deletedKeyTraitType: "CUSTOM",
    auditResourceType: "plural",
  },
};

describe.each(Object.entries(readings))("%s", (_reading, settings) => {
  test.each(vendorCalls)("%s is served as the vendor's page calls it", async (operation, target) => {
    const { url, asked } = await start(smallShop(), settings);
    const accept = `application/vnd.segment.${operations[operation].version}+json, application/json`;
    const response = await fetch(url + target, { headers: { authorization: `Bearer ${TOKEN}`, accept } });
    const body: unknown = await response.json();
    expect([asked, response.status, body]).toEqual([[operation], 200, { data: expect.any(Object) }]);
    expectConforming(operation, response.status, response.headers.get("content-type"), body);
  });
});

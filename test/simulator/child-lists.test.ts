import { describe, expect, it } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { audiencesPath, createTestApi } from "./support/api.ts";
import { createConnectedApi, type ConnectedApi } from "./support/connected.ts";

const traitsPath = "/spaces/spa_simulated/computed-traits";

interface ListUnderTest {
  key: "computedTraits" | "connections" | "activations" | "audienceSchedules";
  /** Makes one more and returns the list's path. */
  make: (api: ConnectedApi) => Promise<string>;
}

const lists: readonly ListUnderTest[] = [
  {
    key: "computedTraits",
    async make({ call }) {
      const definition = { type: "USERS", query: "event('A').count()" };
      await call("POST", traitsPath, { body: { name: "T", definition } });
      return traitsPath;
    },
  },
  {
    key: "connections",
    async make({ connect, connections }) {
      await connect("dst_mail");
      return connections;
    },
  },
  {
    key: "activations",
    async make({ activate, activations }) {
      await activate();
      return activations;
    },
  },
  {
    key: "audienceSchedules",
    async make({ call, audienceId }) {
      const path = `${audiencesPath}/${audienceId}/schedules`;
      await call("POST", path, { body: { strategy: "PERIODIC", config: { interval: "1h" } } });
      return path;
    },
  },
];

const withLinked = (settings: Partial<SimulatorSettings>): Promise<ConnectedApi> =>
  createConnectedApi(settings, { audienceType: "LINKED" });

describe.each(lists)("the list $key", ({ key, make }) => {
  it.each([
    [0, 1],
    [5, 0],
  ])("lags by listLagSeconds=%i", async (listLagSeconds, shown) => {
    const api = await withLinked({ listLagSeconds });
    api.wait(10_000);
    const path = await make(api);
    expect((await api.call("GET", path)).data[key]).toHaveLength(shown);
    api.wait(5000);
    expect((await api.call("GET", path)).data[key]).toHaveLength(1);
  });
});

// Schedules have no pages, and so nothing to count hidden ones in.
describe.each(lists.filter(({ key }) => key !== "audienceSchedules"))("the paged list $key", ({ key, make }) => {
  it("is silently short by hiddenFromList", async () => {
    const api = await withLinked({ hiddenFromList: 1 });
    const { data } = await api.call("GET", await make(api));
    expect([data[key].length, data.pagination.totalEntries]).toEqual([0, 1]);
  });
});

describe("a state of version 1", () => {
  it("can be handed to a simulator, and holds every collection from then on", async () => {
    const space = { id: "spa_simulated", slug: "a", name: "A", audiences: [], deletedKeys: [] };
    const old = { formatVersion: 1, spaces: [space] } as object as NonNullable<
      Parameters<typeof createTestApi>[0]
    >["state"];
    const { simulator, call } = createTestApi(old ? { state: old } : {});
    const filter = { integrationId: "spa_simulated", name: "F", if: "type = 'track'" };
    expect((await call("POST", "/filters", { body: filter })).status).toBe(200);
    expect(simulator.state.formatVersion).toBe(2);
  });
});

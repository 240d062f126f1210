import { describe, expect, it } from "vitest";
import { audiencesPath, createTestApi } from "./support/api.ts";
import { connectTo, createConnectedApi } from "./support/connected.ts";

const bullets = "\u{2022}".repeat(10);

describe("connecting an audience to a destination", () => {
  it("answers the connection with the identifiers that the destination fills in", async () => {
    const { call, connections } = await createConnectedApi();
    const usual = await call("POST", connections, connectTo("dst_mail"));
    expect(usual.data.connection.id).toMatch(/^ii_\w{27}$/);
    expect(usual.data.idSyncConfiguration).toEqual([
      { externalId: "email", strategy: "last" },
      { externalId: "user_id", strategy: "last" },
    ]);
    const own = await call("POST", connections, connectTo("dst_ads"));
    expect(own.data.idSyncConfiguration).toEqual([{ externalId: "email", strategy: "all" }]);
  });

  it("keeps what is sent, and takes an empty list for none", async () => {
    const { call, connections } = await createConnectedApi();
    const idSyncConfiguration = [{ externalId: "email", strategy: "first", mapTo: "Mail_c" }];
    const { data } = await call("POST", connections, connectTo("dst_ads", { idSyncConfiguration }));
    expect(data.idSyncConfiguration).toEqual(idSyncConfiguration);
    const empty = await call("POST", connections, connectTo("dst_ads", { idSyncConfiguration: [] }));
    expect(empty.data.idSyncConfiguration).toEqual([{ externalId: "email", strategy: "all" }]);
  });

  it("takes five identifiers at most", async () => {
    const { call, connections } = await createConnectedApi();
    const idSyncConfiguration = Array.from({ length: 6 }, () => ({ externalId: "email", strategy: "last" }));
    const { status, errors } = await call("POST", connections, connectTo("dst_mail", { idSyncConfiguration }));
    expect([status, errors[0]?.field]).toEqual([422, "idSyncConfiguration"]);
  });

  it.each([422, 404, 409, 400] as const)("that is not enabled follows destinationNotEnabled=%i", async (expected) => {
    const { call, connections } = await createConnectedApi({ destinationNotEnabled: expected });
    for (const id of ["dst_off", "dst_unknown"]) {
      const { status, errors } = await call("POST", connections, connectTo(id));
      expect([status, errors[0]?.field]).toEqual([expected, "destination.id"]);
    }
  });

  it.each([
    [422, 422],
    [400, 400],
    ["accept", 200],
  ] as const)("of the other type follows destinationTypeMismatch=%s", async (destinationTypeMismatch, expected) => {
    const { call, connections } = await createConnectedApi({ destinationTypeMismatch });
    const body = { destination: { id: "dst_mail", type: "warehouse" } };
    expect((await call("POST", connections, { body })).status).toBe(expected);
  });

  it.each([
    ["allow", 200],
    [409, 409],
  ] as const)("twice follows duplicateConnection=%s", async (duplicateConnection, expected) => {
    const { call, connections, connect } = await createConnectedApi({ duplicateConnection });
    await connect("dst_mail");
    expect((await call("POST", connections, connectTo("dst_mail"))).status).toBe(expected);
    expect((await call("POST", connections, connectTo("dst_ads"))).status).toBe(200);
  });

  it("is a 404 for an unknown audience, and not possible in a space that knows no destinations", async () => {
    const { call, create } = createTestApi();
    const unknown = await call("POST", `${audiencesPath}/aud_0/destination-connections`, connectTo("dst_mail"));
    const { id } = await create();
    const empty = await call("POST", `${audiencesPath}/${id}/destination-connections`, connectTo("dst_mail"));
    expect([unknown.status, empty.status]).toEqual([404, 422]);
  });
});

describe("the list of connections", () => {
  it("shows destination and configuration, secrets masked, and never the type", async () => {
    const { call, connections, connect } = await createConnectedApi();
    const id = await connect("dst_mail", { connectionSettings: { pin: "1234", list: "a" } });
    const { data } = await call("GET", connections);
    expect(data.connections).toEqual([
      {
        id,
        name: "Mail",
        sourceId: "src_spa_simulated",
        enabled: true,
        createdAt: "2026-01-01T00:00:00.000Z",
        updatedAt: "2026-01-01T00:00:00.000Z",
        settings: { apiKey: `${bullets}dada`, region: "eu" },
        destinationId: "dst_mail",
        metadata: { id: "mail", name: "Mail", slug: "mail" },
        idSyncConfiguration: [
          { externalId: "email", strategy: "last" },
          { externalId: "user_id", strategy: "last" },
        ],
        connectionSettings: { pin: bullets, list: "a" },
      },
    ]);
  });

  it("comes in pages and has the connections of one audience only", async () => {
    const { call, connections, connect, create } = await createConnectedApi();
    await connect("dst_mail");
    await connect("dst_ads");
    const { data } = await call("GET", `${connections}?pagination.count=1`);
    expect([data.connections.length, data.pagination.totalEntries, data.pagination.next]).toEqual([1, 2, "MQ=="]);
    const other = await create({ name: "Other" });
    const empty = await call("GET", `${audiencesPath}/${other.id}/destination-connections`);
    expect(empty.data.connections).toEqual([]);
  });

  it.each([
    [0, 2],
    [1, 1],
    [5, 0],
  ])("is silently short by hiddenConnections=%i", async (hiddenConnections, shown) => {
    const { call, connections, connect } = await createConnectedApi({ hiddenConnections });
    await connect("dst_mail");
    await connect("dst_ads");
    const { data } = await call("GET", connections);
    expect([data.connections.length, data.pagination.totalEntries]).toEqual([shown, 2]);
  });
});

describe("changing a connection", () => {
  it("replaces the identifiers as a whole, and so clears mapTo", async () => {
    const { call, connections, connect } = await createConnectedApi();
    const idSyncConfiguration = [
      { externalId: "email", strategy: "first", mapTo: "Mail_c" },
      { externalId: "user_id", strategy: "all" },
    ];
    const path = `${connections}/${await connect("dst_mail", { idSyncConfiguration })}`;
    const after = [{ externalId: "email", strategy: "first" }];
    const { data } = await call("PATCH", path, { body: { idSyncConfiguration: after } });
    expect(data).toMatchObject({ destination: { id: "dst_mail" }, idSyncConfiguration: after });
  });

  it("replaces the settings outright and masks them in the answer", async () => {
    const { call, connections, connect, simulator } = await createConnectedApi();
    const path = `${connections}/${await connect("dst_mail", { connectionSettings: { a: 1, b: 2 } })}`;
    const { data } = await call("PATCH", path, { body: { connectionSettings: { b: 3, pin: "0123456789" } } });
    expect(data.connectionSettings).toEqual({ b: 3, pin: `${bullets}6789` });
    expect(simulator.state.spaces[0]?.connections?.[0]?.connectionSettings).toEqual({ b: 3, pin: "0123456789" });
  });

  it.each([{}, { idSyncConfiguration: [] }, { connectionSettings: {} }, { connectionSettings: null }])(
    "with nothing is a 400: %j",
    async (body) => {
      const { call, connections, connect } = await createConnectedApi();
      const path = `${connections}/${await connect("dst_mail", { connectionSettings: { a: 1 } })}`;
      expect((await call("PATCH", path, { body })).status).toBe(400);
    },
  );

  it("ignores an empty part beside another", async () => {
    const { call, connections, connect } = await createConnectedApi();
    const path = `${connections}/${await connect("dst_ads", { connectionSettings: { a: 1 } })}`;
    const body = { idSyncConfiguration: [{ externalId: "user_id", strategy: "last" }], connectionSettings: {} };
    const { data } = await call("PATCH", path, { body });
    expect([data.idSyncConfiguration, data.connectionSettings]).toEqual([body.idSyncConfiguration, { a: 1 }]);
  });

  it.each([
    ["connection-id", 404],
    ["either", 200],
  ] as const)("by the destination's id follows connectionPathId=%s", async (connectionPathId, expected) => {
    const { call, connections, connect } = await createConnectedApi({ connectionPathId });
    const id = await connect("dst_mail");
    const body = { connectionSettings: { a: 1 } };
    expect((await call("PATCH", `${connections}/dst_mail`, { body })).status).toBe(expected);
    expect((await call("PATCH", `${connections}/${id}`, { body })).status).toBe(200);
    expect((await call("DELETE", `${connections}/dst_mail`)).status).toBe(expected);
  });
});

describe("removing a connection", () => {
  it("is a 409 while activations remain", async () => {
    const { call, connections, activations, connect, activate } = await createConnectedApi();
    const id = await connect("dst_mail");
    const { data } = await activate({}, id);
    expect((await call("DELETE", `${connections}/${id}`)).status).toBe(409);
    await call("DELETE", `${activations}/${data.activation.id}`);
    expect((await call("DELETE", `${connections}/${id}`)).data).toEqual({ status: "SUCCESS" });
    expect((await call("DELETE", `${connections}/${id}`)).status).toBe(404);
  });

  it.each([
    ["cascade", 200, 0],
    [409, 409, 1],
  ] as const)("with its audience follows deleteWithConnections=%s", async (deleteWithConnections, expected, left) => {
    const { call, audienceId, activate, simulator } = await createConnectedApi({ deleteWithConnections });
    await activate();
    expect((await call("DELETE", `${audiencesPath}/${audienceId}`)).status).toBe(expected);
    const { connections, activations } = simulator.state.spaces[0] ?? {};
    expect([connections?.length, activations?.length]).toEqual([left, left]);
  });
});

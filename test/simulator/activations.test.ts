import { describe, expect, it } from "vitest";
import { audiencesPath } from "./support/api.ts";
import { createConnectedApi, type ConnectedApi } from "./support/connected.ts";

const profile = { properties: ["email"], mapping: { email: "mail" } };
const entities = [{ relationshipSlug: "accounts", properties: ["ID"] }];
const linked = { audienceType: "LINKED" } as const;

async function withActivation(
  api: ConnectedApi,
  input: Parameters<ConnectedApi["activate"]>[0] = {},
  destinationId = "dst_mail",
): Promise<{ path: string; patch: (body: object) => ReturnType<ConnectedApi["call"]> }> {
  const { data } = await api.activate(input, await api.connect(destinationId));
  const path = `${api.activations}/${data.activation.id}`;
  return { path, patch: (body) => api.call("PATCH", path, { body }) };
}

describe("an activation", () => {
  it("is made under a connection and read under the audience", async () => {
    const api = await createConnectedApi();
    const connectionId = await api.connect("dst_mail");
    const destinationMapping = { actionId: "send", settings: { to: "$.email" } };
    const { data } = await api.activate({ personalization: { profile }, destinationMapping }, connectionId);
    expect(data.activation).toEqual({
      id: expect.stringMatching(/^act_\w{27}$/) as string,
      enabled: true,
      workspaceId: "wsp_simulated",
      spaceId: "spa_simulated",
      audienceId: api.audienceId,
      connectionId,
      activationName: "Entered",
      activationType: "Audience Entered",
      displayName: "",
      personalization: { profile, entities: [], syncEntityPropertyChanges: false },
      destinationMapping,
      performResync: false,
    });
    const read = await api.call("GET", `${api.activations}/${data.activation.id}`);
    const list = await api.call("GET", api.activations);
    expect([read.data.activation, list.data.activations]).toEqual([data.activation, [data.activation]]);
  });

  it("without anything optional reads with what is empty, but for a mapping to no action", async () => {
    const { data } = await (await createConnectedApi({}, linked)).activate();
    expect(data.activation).toMatchObject({
      displayName: "",
      personalization: { profile: { properties: [], mapping: {} }, entities: [], syncEntityPropertyChanges: false },
    });
    expect(data.activation).not.toHaveProperty("destinationMapping");
  });

  it("has entities when its audience is linked", async () => {
    const { data } = await (await createConnectedApi({}, linked)).activate({ personalization: { entities } });
    expect(data.activation.personalization.entities).toEqual(entities);
  });

  it.each([[[]], [entities]])("with entities %j is a 400 when its audience is classic", async (some) => {
    const api = await createConnectedApi();
    expect((await api.activate({ personalization: { entities: some } })).status).toBe(400);
    const { patch } = await withActivation(api);
    expect((await patch({ personalization: { entities: some } })).status).toBe(400);
  });

  it.each([true, false])("is enabled by enabledDefault=%s", async (enabledDefault) => {
    const api = await createConnectedApi({ enabledDefault }, { enabled: true });
    expect((await api.activate()).data.activation.enabled).toBe(enabledDefault);
  });

  it("needs a name, a type and performResync", async () => {
    const api = await createConnectedApi();
    const id = await api.connect("dst_mail");
    const { errors } = await api.call("POST", `${api.connections}/${id}/activations`, { body: {} });
    expect(errors.map(({ field }) => field)).toEqual(["performResync", "activationType", "activationName"]);
  });

  it("is a 404 under an unknown connection, another audience, or when it is unknown", async () => {
    const api = await createConnectedApi();
    expect((await api.activate({}, "ii_0")).status).toBe(404);
    const { path } = await withActivation(api);
    const other = await api.create({ name: "Other" });
    const elsewhere = path.replace(api.audienceId, other.id);
    expect((await api.call("GET", elsewhere)).status).toBe(404);
    expect((await api.call("DELETE", `${api.activations}/act_0`)).status).toBe(404);
  });

  it("can be removed", async () => {
    const api = await createConnectedApi();
    const { path } = await withActivation(api);
    expect((await api.call("DELETE", path)).data.status).toBe("SUCCESS");
    expect((await api.call("GET", path)).status).toBe(404);
  });

  it("is listed in pages", async () => {
    const api = await createConnectedApi();
    const id = await api.connect("dst_mail");
    await api.activate({}, id);
    await api.activate({}, id);
    const { data } = await api.call("GET", `${api.activations}?pagination.count=1&pagination.cursor=MQ%3D%3D`);
    expect([data.activations.length, data.pagination.totalEntries]).toEqual([1, 2]);
  });
});

describe("the type of an activation", () => {
  it.each([
    ["Audience Entered", {}, "dst_mail", 200],
    ["Audience Exited", {}, "dst_mail", 200],
    ["Audience Membership Changed", {}, "dst_mail", 200],
    ["All Events", {}, "dst_mail", 200],
    ["Entity Added", {}, "dst_mail", 422],
    ["Entity Added", linked, "dst_mail", 200],
    ["Entity Removed", linked, "dst_mail", 200],
    ["Entity Values Changed", linked, "dst_mail", 422],
    ["Entity Values Changed", linked, "dst_fresh", 200],
    ["Audience Left", {}, "dst_mail", 422],
  ])("%s for %j at %s answers %i", async (activationType, audience, destinationId, expected) => {
    const api = await createConnectedApi({}, audience);
    expect((await api.activate({ activationType }, await api.connect(destinationId))).status).toBe(expected);
  });

  it("may be anything when activationTypeMisfit accepts that", async () => {
    const api = await createConnectedApi({ activationTypeMisfit: "accept" });
    expect((await api.activate({ activationType: "Entity Added" })).status).toBe(200);
    expect((await api.activate({ activationType: "Anything" })).status).toBe(200);
  });
});

describe("the action of an activation", () => {
  it.each([
    ["refuse", "dst_mail", 422],
    ["refuse", "dst_ads", 422],
    ["refuse", "dst_house", 200],
    ["accept", "dst_mail", 200],
  ] as const)("that is not in the catalogue follows unknownAction=%s at %s", async (unknownAction, id, expected) => {
    const api = await createConnectedApi({ unknownAction });
    const { status } = await api.activate({ destinationMapping: { actionId: "nope" } }, await api.connect(id));
    expect(status).toBe(expected);
  });

  it("cannot be changed: another one is silently ignored", async () => {
    const api = await createConnectedApi();
    const { patch } = await withActivation(api, { destinationMapping: { actionId: "send", settings: { a: 1 } } });
    const { status, data } = await patch({ destinationMapping: { actionId: "other", settings: { b: 2 } } });
    expect([status, data.activation.destinationMapping?.actionId]).toEqual([200, "send"]);
  });

  it("can be given to an activation that has none", async () => {
    const { patch } = await withActivation(await createConnectedApi());
    expect((await patch({ destinationMapping: { actionId: "nope" } })).status).toBe(422);
    const { data } = await patch({ destinationMapping: { actionId: "send" } });
    expect(data.activation.destinationMapping).toEqual({ actionId: "send", settings: {} });
  });

  it.each([
    ["merge", { a: 1, b: 3 }],
    ["replace", { b: 3 }],
  ] as const)("has settings that follow mappingSettingsPatch=%s", async (mappingSettingsPatch, expected) => {
    const api = await createConnectedApi({ mappingSettingsPatch });
    const { patch } = await withActivation(api, { destinationMapping: { actionId: "send", settings: { a: 1, b: 2 } } });
    const { data } = await patch({ destinationMapping: { actionId: "send", settings: { b: 3 } } });
    expect(data.activation.destinationMapping?.settings).toEqual(expected);
    const omitted = await patch({ destinationMapping: { actionId: "send" } });
    expect(omitted.data.activation.destinationMapping?.settings).toEqual(expected);
  });
});

describe("changing an activation", () => {
  it("ignores an empty name, and keeps what is left out", async () => {
    const { patch } = await withActivation(await createConnectedApi(), { personalization: { profile } });
    const { data } = await patch({ activationName: "", enabled: false });
    expect(data.activation).toMatchObject({ activationName: "Entered", enabled: false, personalization: { profile } });
    expect((await patch({ activationName: "Later" })).data.activation.activationName).toBe("Later");
  });

  it("clears displayName with null", async () => {
    const { patch } = await withActivation(await createConnectedApi(), { displayName: "Table" }, "dst_house");
    expect((await patch({ enabled: true })).data.activation.displayName).toBe("Table");
    expect((await patch({ displayName: null })).data.activation.displayName).toBe("");
  });

  it.each([
    ["keep", "Label"],
    ["drop", ""],
  ] as const)("of no warehouse follows displayNameElsewhere=%s", async (displayNameElsewhere, expected) => {
    const api = await createConnectedApi({ displayNameElsewhere });
    const { path } = await withActivation(api, { displayName: "Label" });
    expect((await api.call("GET", path)).data.activation.displayName).toBe(expected);
    const table = await withActivation(api, { displayName: "Table" }, "dst_house");
    expect((await api.call("GET", table.path)).data.activation.displayName).toBe("Table");
  });

  it.each([
    ["by-part", { profile: { properties: ["b"], mapping: {} }, entities }],
    ["merge", { profile: { properties: ["b"], mapping: profile.mapping }, entities }],
    ["replace", { profile: { properties: ["b"], mapping: {} }, entities: [] }],
  ] as const)("of its personalization follows personalizationPatch=%s", async (personalizationPatch, expected) => {
    const api = await createConnectedApi({ personalizationPatch }, linked);
    const { patch } = await withActivation(api, { personalization: { profile, entities } });
    const { data } = await patch({ personalization: { profile: { properties: ["b"] } } });
    expect(data.activation.personalization).toEqual({ syncEntityPropertyChanges: false, ...expected });
  });

  it("empties entities with an empty list", async () => {
    const { patch } = await withActivation(await createConnectedApi({}, linked), { personalization: { entities } });
    const { data } = await patch({ personalization: { entities: [] } });
    expect(data.activation.personalization.entities).toEqual([]);
  });

  it.each([
    ["allow", 200],
    [409, 409],
  ] as const)("to a taken name follows duplicateActivationName=%s", async (duplicateActivationName, expected) => {
    const api = await createConnectedApi({ duplicateActivationName });
    const id = await api.connect("dst_mail");
    await api.activate({}, id);
    expect((await api.activate({}, id)).status).toBe(expected);
    const { data } = await api.activate({ activationName: "Second" }, id);
    const path = `${api.activations}/${data.activation.id}`;
    expect((await api.call("PATCH", path, { body: { activationName: "Entered" } })).status).toBe(expected);
    expect((await api.activate({}, await api.connect("dst_ads"))).status).toBe(200);
  });
});

describe("a full resync", () => {
  it.each([
    [0, true],
    [29_999, true],
    [30_000, false],
  ])("%i ms after it was asked for reads as %s", async (milliseconds, expected) => {
    const api = await createConnectedApi();
    const { path } = await withActivation(api, { performResync: true });
    api.wait(milliseconds);
    expect((await api.call("GET", path)).data.activation.performResync).toBe(expected);
  });

  it("follows resyncSeconds", async () => {
    const api = await createConnectedApi({ resyncSeconds: 0 });
    expect((await api.activate({ performResync: true })).data.activation.performResync).toBe(false);
  });

  it.each([false, true])("of a PATCH that does not say follows resyncOnPatch=%s", async (resyncOnPatch) => {
    const { patch } = await withActivation(await createConnectedApi({ resyncOnPatch }));
    expect((await patch({ enabled: true })).data.activation.performResync).toBe(resyncOnPatch);
  });

  it("is asked for by a PATCH that says so", async () => {
    const { patch } = await withActivation(await createConnectedApi());
    expect((await patch({ performResync: true })).data.activation.performResync).toBe(true);
  });

  it("does not outlive its audience", async () => {
    const api = await createConnectedApi();
    const { path } = await withActivation(api);
    await api.call("DELETE", `${audiencesPath}/${api.audienceId}`);
    expect((await api.call("GET", path)).status).toBe(404);
  });
});

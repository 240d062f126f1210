import { describe, expect, it } from "vitest";
import { audienceInput, audiencesPath, createTestApi, testToken } from "./support/api.ts";

describe("a bearer token", () => {
  it.each(["", "Bearer", "Bearer ", "Basic PLACEHOLDER", "PLACEHOLDER", "Bearer PLACEHOLDER two"])(
    "is missing from the header %j, which is a 401",
    async (authorization) => {
      expect((await createTestApi().call("GET", "/spaces", { headers: { authorization } })).status).toBe(401);
    },
  );

  it("is needed before anybody learns whether a path exists", async () => {
    expect((await createTestApi().call("GET", "/sources", { headers: { authorization: "" } })).status).toBe(401);
  });

  it("may be anything by default", async () => {
    const headers = { authorization: "bearer PLACEHOLDER-other" };
    expect((await createTestApi().call("GET", "/spaces", { headers })).status).toBe(200);
  });

  it("never appears in the state, the log or an answer", async () => {
    const entries: unknown[] = [];
    const { simulator, call, create } = createTestApi({ onRequest: (entry) => entries.push(entry) });
    const { id } = await create();
    const answer = await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other" } });
    expect(JSON.stringify([simulator.state, simulator.settings, entries, answer])).not.toContain(testToken);
  });

  it("that may only read can list and get", async () => {
    const { call } = createTestApi({ settings: { tokenAccess: "read" } });
    expect((await call("GET", audiencesPath)).status).toBe(200);
  });

  it("that may only read cannot write", async () => {
    const { call } = createTestApi({ settings: { tokenAccess: "read" } });
    expect((await call("POST", audiencesPath, { body: audienceInput() })).status).toBe(401);
  });

  it("that was revoked can do nothing", async () => {
    expect((await createTestApi({ settings: { tokenAccess: "none" } }).call("GET", "/spaces")).status).toBe(401);
  });
});

describe("the author of a change", () => {
  it("is made from the token and stays the same for it", async () => {
    const { create } = createTestApi();
    const [first, second] = [await create(), await create()];
    expect(first.createdBy).toMatch(/^usr_[0-9A-Za-z]{22}$/);
    expect(second.createdBy).toBe(first.createdBy);
  });

  it("differs between tokens", async () => {
    const { create, call } = createTestApi();
    const { id, updatedBy } = await create();
    const headers = { authorization: "Bearer PLACEHOLDER-other" };
    const { data } = await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other" }, headers });
    expect(data.audience.updatedBy).not.toBe(updatedBy);
  });

  it("is whoever X-Simulator-User names", async () => {
    const { create, call } = createTestApi();
    const { id, createdBy } = await create();
    const headers = { "x-simulator-user": "usr_jo" };
    const { data } = await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Other" }, headers });
    expect(data.audience).toMatchObject({ createdBy, updatedBy: "usr_jo" });
  });
});

import { describe, expect, it } from "vitest";
import { deriveKey } from "../../src/simulator/audiences/keys.ts";
import { audienceInput, audiencesPath, createTestApi } from "./support/api.ts";

describe("a key", () => {
  it.each([
    ["High spenders", "high_spenders"],
    ["  30-day   Buyers! ", "30_day_buyers"],
    ["Crème brûlée", "creme_brulee"],
    ["already_snake", "already_snake"],
    ["日本", "audience"],
  ])("of %j is %j", (name, key) => {
    expect(deriveKey(name)).toBe(key);
  });

  it("that was deleted is given out again by default", async () => {
    const { create, call } = createTestApi();
    await call("DELETE", `${audiencesPath}/${(await create()).id}`);
    expect((await create()).key).toBe("buyers");
  });

  it("that was deleted is never given out again when the setting says so", async () => {
    const { create, call } = createTestApi({ settings: { deletedKeyReuse: false } });
    await call("DELETE", `${audiencesPath}/${(await create()).id}`);
    expect((await create()).key).toBe("buyers_2");
  });
});

describe("a name that is taken", () => {
  it("gives a key with a number by default", async () => {
    const { create } = createTestApi();
    const keys = [await create(), await create(), await create()].map(({ key }) => key);
    expect(keys).toEqual(["buyers", "buyers_2", "buyers_3"]);
  });

  it.each([409, 422] as const)("is refused at creation with nameCollision=%i", async (nameCollision) => {
    const { create, call } = createTestApi({ settings: { nameCollision } });
    await create();
    expect((await call("POST", audiencesPath, { body: audienceInput() })).status).toBe(nameCollision);
  });

  it("is refused when only the keys are the same", async () => {
    const { create, call } = createTestApi({ settings: { nameCollision: 409 } });
    await create();
    expect((await call("POST", audiencesPath, { body: audienceInput({ name: "BUYERS" }) })).status).toBe(409);
  });

  it.each([
    ["suffix", 200],
    [409, 409],
    [422, 422],
  ] as const)("is answered at a rename by nameCollision=%s with %i", async (nameCollision, expected) => {
    const { create, call } = createTestApi({ settings: { nameCollision } });
    await create();
    const { id } = await create({ name: "Other" });
    expect((await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Buyers" } })).status).toBe(expected);
  });

  it("does not stand in the way of the audience that has it", async () => {
    const { create, call } = createTestApi({ settings: { nameCollision: 409 } });
    const { id } = await create();
    expect((await call("PATCH", `${audiencesPath}/${id}`, { body: { name: "Buyers" } })).status).toBe(200);
  });
});

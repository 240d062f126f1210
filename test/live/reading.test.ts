import { describe, expect, test } from "vitest";
import { readParts } from "../../src/live/read-parts.ts";
import { readSpace } from "../../src/live/read-space.ts";
import { startAnswering, type Answer } from "./answering-space.ts";

const audiences = "/spaces/spa_1/audiences";
const page = (totalEntries: number) => ({ current: "", totalEntries });
const schedule = { id: "sch_1", strategy: "PERIODIC", config: { interval: "4h" } };
const whole: Record<string, Answer> = {
  [`GET ${audiences}`]: {
    audiences: [
      { id: "aud_1", name: "A", key: "a", audienceType: "LINKED", schedules: [schedule] },
      { id: "aud_2", name: "B", key: "b" },
    ],
    pagination: page(2),
  },
  "GET /spaces/spa_1/computed-traits": { computedTraits: [{ id: "tra_1", name: "T", key: "t" }], pagination: page(1) },
  "GET /filters": { filters: [{ id: "flt_1", name: "F" }], pagination: page(1) },
};

describe("reading a space", () => {
  test("takes one walk of each kind, and the parts that come along", async () => {
    const { access, requests } = await startAnswering(whole);
    const { live, complete } = await readSpace(access);
    expect(live.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual([
      "Audience aud_1",
      "Audience aud_2",
      "ComputedTrait tra_1",
      "Schedule sch_1",
      "SpaceFilter flt_1",
    ]);
    expect(complete).toEqual({ Audience: true, ComputedTrait: true, SpaceFilter: true });
    expect(requests).toHaveLength(3);
  });

  test("knows the parts of an object only where its answer has them", async () => {
    const { access } = await startAnswering(whole);
    const { live } = await readSpace(access);
    const knowing = new Map(live.map(({ id, knows }) => [id, knows]));
    expect([knowing.get("aud_1"), knowing.get("aud_2")]).toEqual([["Schedule"], []]);
  });

  test.each([
    ["lacks the feature", 404, true],
    ["may not be read", 403, false],
  ])("says of a kind that %s that nothing is known of it", async (_title, status, featureMissing) => {
    const { access } = await startAnswering({ ...whole, "GET /spaces/spa_1/computed-traits": status });
    const { live, complete } = await readSpace(access);
    expect(live.some(({ kind }) => kind === "ComputedTrait")).toBe(false);
    expect(complete["ComputedTrait"]).toMatchObject({ featureMissing });
    expect(complete["Audience"]).toBe(true);
  });

  test("fails when the audiences cannot be read, because every space has those", async () => {
    const { access } = await startAnswering({ ...whole, [`GET ${audiences}`]: 403 });
    await expect(readSpace(access)).rejects.toThrow("403");
  });
});

describe("reading parts", () => {
  const parts: Record<string, Answer> = {
    [`GET ${audiences}/aud_1/destination-connections`]: {
      connections: [{ id: "con_1", destinationId: "d", name: "Mailroom" }],
      pagination: page(1),
    },
    [`GET ${audiences}/aud_1/activations`]: {
      activations: [{ id: "act_1", connectionId: "con_1", activationName: "Entered" }],
      pagination: page(1),
    },
  };

  test("adds them, and tells the audience and each connection that it knows its own", async () => {
    const { access, requests } = await startAnswering({ ...whole, ...parts });
    const reading = await readSpace(access);
    const before = requests.length;
    const { live, complete } = await readParts(access, reading, [
      { audience: "aud_1", kinds: ["Destination", "Activation"] },
    ]);
    expect(requests.length - before).toBe(2);
    const knowing = Object.fromEntries(live.map(({ id, knows = [] }) => [id, knows]));
    expect(knowing).toMatchObject({ aud_1: ["Schedule", "Destination"], con_1: ["Activation"], aud_2: [] });
    expect(live.find(({ id }) => id === "act_1")?.within).toEqual(["aud_1", "con_1"]);
    expect(complete).toBe(reading.complete);
  });

  test("of nobody sends nothing", async () => {
    const { access, requests } = await startAnswering(whole);
    const reading = { live: [], complete: {} };
    expect(await readParts(access, reading, [])).toEqual(reading);
    expect(requests).toEqual([]);
  });
});

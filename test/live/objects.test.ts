import { callKind } from "../../src/live/call-kind.ts";
import { describe, expect, test } from "vitest";
import { findObjectsByName, listObjects, objectIn, readFirstEntries, readObject } from "../../src/live/objects.ts";
import { kindOf, resourceKinds } from "../../src/resources/kinds.ts";
import { SegmentNetworkError } from "../../src/segment/errors.ts";
import { startAnswering } from "./answering-space.ts";

const audiences = "/spaces/spa_1/audiences";
const all = { current: "", totalEntries: 2 };
const two = [
  { id: "aud_1", name: "A", key: "a" },
  { id: "aud_2", name: "B", key: "b" },
];

describe("lists", () => {
  test("come in the largest pages, with what the kind asks for besides", async () => {
    const { access, requests } = await startAnswering({ [`GET ${audiences}`]: { audiences: two, pagination: all } });
    const objects = await listObjects(access, kindOf("Audience"));
    expect(objects.map(({ kind, id, name }) => `${kind} ${id} ${name}`)).toEqual([
      "Audience aud_1 A",
      "Audience aud_2 B",
    ]);
    expect(requests).toEqual([`GET ${audiences}?include=schedules&pagination.count=200`]);
  });

  test("of schedules come whole", async () => {
    const schedules = [{ id: "sch_1", strategy: "PERIODIC", config: { interval: "4h" } }];
    const { access, requests } = await startAnswering({
      [`GET ${audiences}/aud_1/schedules`]: { audienceSchedules: schedules },
    });
    const objects = await listObjects(access, kindOf("Schedule"), ["aud_1"]);
    expect(objects).toMatchObject([{ id: "sch_1", within: ["aud_1"], spec: { strategy: "PERIODIC" } }]);
    expect(requests).toEqual([`GET ${audiences}/aud_1/schedules`]);
  });

  test("without a list are no answer", async () => {
    const { access } = await startAnswering({
      [`GET ${audiences}`]: { pagination: all },
      [`GET ${audiences}/aud_1/schedules`]: { schedule: "none" },
    });
    await expect(listObjects(access, kindOf("Audience"))).rejects.toThrow(SegmentNetworkError);
    await expect(listObjects(access, kindOf("Schedule"), ["aud_1"])).rejects.toThrow("the answer has no list");
  });

  test("can be asked for their first entries, with one request", async () => {
    const { access, requests } = await startAnswering({
      [`GET ${audiences}`]: { audiences: two.slice(0, 1), pagination: { current: "", totalEntries: 90, next: "x" } },
    });
    expect(await readFirstEntries(access, kindOf("Audience"), [], 1)).toEqual({ entries: [two[0]], total: 90 });
    expect(requests).toEqual([`GET ${audiences}?pagination.count=1`]);
  });

  test("that were searched by name are searched again, because the server only sieves", async () => {
    const { access, requests } = await startAnswering({ [`GET ${audiences}`]: { audiences: two, pagination: all } });
    expect((await findObjectsByName(access, kindOf("Audience"), "B")).map(({ id }) => id)).toEqual(["aud_2"]);
    expect(requests[0]).toContain("search.type=NAME&search.query=B");
  });
});

describe("one object", () => {
  test("is read by its id, with what it lies in", async () => {
    const activation = { id: "act_1", connectionId: "con_1", activationName: "Entered" };
    const { access } = await startAnswering({ [`GET ${audiences}/aud_1/activations/act_1`]: { activation } });
    const object = await readObject(access, "Activation", { within: ["aud_1", "con_1"], id: "act_1" });
    expect(object).toMatchObject({ id: "act_1", within: ["aud_1", "con_1"] });
  });

  test("is looked for in its list where the API cannot give it alone", async () => {
    const connections = [{ id: "con_1", destinationId: "d", name: "Mailroom" }];
    const { access } = await startAnswering({
      [`GET ${audiences}/aud_1/destination-connections`]: { connections, pagination: { current: "", totalEntries: 1 } },
    });
    const place = { within: ["aud_1"] };
    expect(await readObject(access, "Destination", { ...place, id: "con_1" })).toMatchObject({ name: "Mailroom" });
    expect(await readObject(access, "Destination", { ...place, id: "con_2" })).toBeUndefined();
  });

  test("that is not there is none", async () => {
    const { access } = await startAnswering({});
    expect(await readObject(access, "Audience", { within: [], id: "aud_9" })).toBeUndefined();
  });

  test("that may not be read is a failure", async () => {
    const { access } = await startAnswering({ [`GET ${audiences}/aud_9`]: 403 });
    await expect(readObject(access, "Audience", { within: [], id: "aud_9" })).rejects.toThrow("403");
  });

  test("has to be in the answer under the key of its kind", () => {
    expect(objectIn({ audience: { id: "x" } }, kindOf("Audience"))).toEqual({ id: "x" });
    expect(() => objectIn({ trait: { id: "x" } }, kindOf("Audience"))).toThrow("the answer has no audience");
  });
});

describe("the table of kinds", () => {
  test("names an operation for every verb but one", () => {
    const without = resourceKinds.filter(({ operations }) => operations.get === undefined);
    expect(without.map(({ kind }) => kind)).toEqual(["Destination"]);
  });

  test("is no table for a verb that it lacks", async () => {
    const { access, requests } = await startAnswering({});
    const get = callKind(access, kindOf("Destination"), "get", { within: ["aud_1"], id: "con_1" });
    await expect(get).rejects.toThrow("the kind Destination has no operation to get");
    expect(requests).toEqual([]);
  });

  test("joins what says the place of an object to its body", async () => {
    const { access, requests } = await startAnswering({ "POST /filters": { filter: { id: "flt_1" } } });
    const data = await callKind(access, kindOf("SpaceFilter"), "create", { within: [], body: { name: "F" } });
    expect(data).toEqual({ filter: { id: "flt_1" } });
    expect(requests).toEqual(["POST /filters"]);
  });
});

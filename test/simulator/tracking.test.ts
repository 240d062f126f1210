import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ensureSpace } from "../../src/simulator/ensure-space.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import { defaultState } from "../../src/simulator/state.ts";
import type { DroppedCall } from "../../src/simulator/tracking/dropped-call.ts";
import { testNowMs } from "./support/api.ts";
import { createPeopledApi } from "./support/tracking.ts";

const now = new Date(testNowMs).toISOString();

describe("a call of the tracking API", () => {
  test("is answered as Segment answers it", async () => {
    const { send } = createPeopledApi();
    expect(await send("identify", { userId: "ann" })).toEqual({ status: 200, body: { success: true } });
  });

  test("makes a person with traits, and adds to those of a person who is there", async () => {
    const { send, space } = createPeopledApi();
    await send("identify", { userId: "ann", traits: { plan: "free", email: "ann@example.com" } });
    await send("identify", { userId: "ann", traits: { plan: "pro" } });
    expect(space().people).toEqual([
      {
        id: "ann",
        idTypes: ["user_id", "email"],
        traits: { plan: "pro", email: "ann@example.com" },
        events: [],
        since: "2026-01-01T00:00:00.000Z",
        seenAt: "2026-01-01T00:00:00.000Z",
      },
    ]);
  });

  test("keeps what the traits of a person were before", async () => {
    const { send, space, wait } = createPeopledApi();
    await send("identify", { userId: "ann", traits: { plan: "free", city: "Rome" } });
    wait(1000);
    await send("identify", { userId: "ann", traits: { plan: "pro", city: "Rome", age: 40 } });
    expect(space().people?.[0]?.formerTraits).toEqual([
      { until: "2026-01-01T00:00:01.000Z", traits: { plan: "free", age: null } },
    ]);
  });

  test.each([
    ["track", { event: "Bought" }, "Bought"],
    ["page", { name: "Home" }, "Page Viewed"],
    ["screen", { name: "Home" }, "Screen Viewed"],
  ])("%s adds an event, which happened now unless it says when", async (name, call, event) => {
    const { send, space } = createPeopledApi();
    await send(name, { userId: "ann", ...call });
    await send(name, { userId: "ann", timestamp: "2025-12-01T00:00:00Z", ...call });
    expect(space().people?.[0]?.events).toMatchObject([
      { event, timestamp: now, receivedAt: now },
      { event, timestamp: "2025-12-01T00:00:00.000Z", receivedAt: now },
    ]);
  });

  test.each([
    ["page", "page_name"],
    ["screen", "screen_name"],
  ])("%s calls its name %s, as queries do", async (name, property) => {
    const { send, space } = createPeopledApi();
    await send(name, { userId: "ann", name: "Home", properties: { path: "/" } });
    expect(space().people?.[0]?.events[0]?.properties).toEqual({ path: "/", [property]: "Home" });
  });

  test("needs no token, and counts for no rate limit", async () => {
    const { send } = createPeopledApi();
    const answers = await Promise.all(Array.from({ length: 300 }, () => send("track", { userId: "ann", event: "E" })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test.each<[title: string, name: string, call: object | string, message: string]>([
    ["that is no JSON", "track", "{", "The body has to be a JSON object."],
    ["without an id", "track", { event: "E" }, "A call needs a userId or an anonymousId."],
    ["of an event without a name", "track", { userId: "ann" }, "event has to be a text that is not empty."],
    ["of no account", "group", { userId: "ann" }, "groupId has to be a text that is not empty."],
    ["with traits that are no object", "identify", { userId: "ann", traits: [] }, "traits has to be an object."],
    [
      "of no known instant",
      "track",
      { userId: "ann", event: "E", timestamp: "now" },
      "timestamp has to be an ISO 8601 instant with a zone.",
    ],
    [
      "of a year that no state file holds",
      "track",
      { userId: "ann", event: "E", timestamp: "9999-12-31T23:59:59-23:00" },
      "timestamp has to be an ISO 8601 instant with a zone.",
    ],
    [
      "that is nested too deep",
      "track",
      `{"userId":"ann","event":"E","properties":${'{"a":'.repeat(5000)}1${"}".repeat(5001)}`,
      "The body has to be a JSON object.",
    ],
    [
      "of an unknown name in a batch",
      "batch",
      { batch: [{ type: "tracks", userId: "a", event: "E" }] },
      'No call is named "tracks"; did you mean track?',
    ],
    ["with a batch that is no list", "batch", {}, "batch has to be a list of calls."],
  ])("%s is refused with what is wrong, where a setting says so", async (_title, name, call, message) => {
    const { send, space } = createPeopledApi({ wrongCalls: "refuse" });
    expect(await send(name, call as object)).toMatchObject({ status: 400, body: { errors: [{ message }] } });
    expect(space().people).toBeUndefined();
  });

  test.each<[title: string, call: object | string]>([
    ["is no JSON", "{"],
    ["is no object", []],
  ])("that %s is refused whatever the setting is, as Segment does", async (_title, call) => {
    expect((await createPeopledApi().send("track", call as object)).status).toBe(400);
  });

  test("that Segment would not accept is answered with success, left out, and told to whoever runs the simulator", async () => {
    const dropped: DroppedCall[] = [];
    const { send, space } = createPeopledApi({}, defaultState(), { onDropped: (call) => dropped.push(call) });
    expect(await send("track", { event: "E" })).toEqual({ status: 200, body: { success: true } });
    expect([dropped, space().people]).toEqual([
      [{ name: "track", reason: "A call needs a userId or an anonymousId." }],
      undefined,
    ]);
  });

  test("that is wrong within a batch is left out alone, with nothing of it done", async () => {
    const dropped: DroppedCall[] = [];
    const { send, space } = createPeopledApi({}, defaultState(), { onDropped: (call) => dropped.push(call) });
    const batch = [
      { type: "identify", userId: "ann" },
      // The person would be made before the traits of the account are looked at.
      { type: "group", userId: "bob", groupId: "acme", traits: [] },
      { type: "identify", userId: "cid" },
    ];
    expect((await send("batch", { batch })).status).toBe(200);
    expect(space().people?.map(({ id }) => id)).toEqual(["ann", "cid"]);
    expect(dropped).toEqual([{ name: "batch[1]", reason: "traits has to be an object." }]);
  });

  test("that cannot be kept in a state file changes nothing", async () => {
    const full = { onChange: () => Promise.reject(new Error("disk full")) };
    const { send, space } = createPeopledApi({}, defaultState(), full);
    expect((await send("identify", { userId: "ann" })).status).toBe(500);
    expect(space().people).toBeUndefined();
  });

  test("that is refused within a batch keeps the whole batch from being done", async () => {
    const { send, space } = createPeopledApi({ wrongCalls: "refuse" });
    const batch = [
      { type: "identify", userId: "ann" },
      { type: "track", userId: "ann" },
    ];
    expect((await send("batch", { batch })).status).toBe(400);
    expect(space().people).toBeUndefined();
  });
});

test("the call that the page of the simulator shows lets somebody enter an audience of the seed", async () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, "../../src/simulator/README.md"), "utf8");
  const [, name = "", body = ""] = /v1\/(\w+) -H .* -d '(\{[\s\S]*?\n\})'/.exec(readme) ?? [];
  const { call, send } = createPeopledApi({}, smallShop(testNowMs));
  const size = async (): Promise<number | undefined> =>
    (await call("GET", "/spaces/spa_shop/audiences")).data.audiences[0]?.size?.count;
  const before = (await size()) ?? 0;
  expect((await send(name, JSON.parse(body) as object)).status).toBe(200);
  expect(await size()).toBe(before + 1);
});

describe("the source of an event", () => {
  const sources = [{ id: "src_web", slug: "web", name: "Web" }];
  const excluding = (id: string): object => ({
    name: `Not ${id}`,
    definition: { query: `event('Bought').sources({exclude: '${id}'}).count() >= 1` },
  });

  function sourcedApi() {
    const state = defaultState();
    Object.assign(state.spaces[0] as object, { sources });
    return createPeopledApi({}, state);
  }

  test.each([
    ["of a source by its slug", "web", "src_web"],
    ["of a source by its id", "src_web", "src_web"],
    ["of a space", "simulated", "src_tracking"],
    ["that is left out", undefined, "src_tracking"],
  ])("is what the write key says: one %s", async (_title, writeKey, source) => {
    const { create, send, sizes } = sourcedApi();
    await create(excluding("src_web"));
    await create(excluding("src_tracking"));
    await send("track", { userId: "ann", event: "Bought", writeKey });
    const web = source === "src_web";
    expect(await sizes()).toEqual({ "Not src_web": web ? 0 : 1, "Not src_tracking": web ? 1 : 0 });
  });

  test("is the one that volumes count it for", async () => {
    const { call, send } = createPeopledApi({ volumesDelaySeconds: 0 }, sourcedApi().simulator.state);
    await send("track", { userId: "ann", event: "Bought", writeKey: "web" });
    const times = "startTime=2025-12-31T00:00:00Z&endTime=2026-01-02T00:00:00Z";
    const { data } = await call("GET", `/events/volume?granularity=DAY&${times}&groupBy[]=source`);
    expect(data.result).toMatchObject([{ source: { id: "src_web" }, total: 1 }]);
  });
});

describe("with several spaces, the write key says whose people they are", () => {
  const state = () => {
    const made = defaultState();
    ensureSpace(made, "shop");
    return made;
  };

  test.each([
    ["in the body", { writeKey: "shop" }, {}],
    ["as an id", { writeKey: "spa_shop" }, {}],
    ["in Basic authentication", {}, { authorization: `Basic ${Buffer.from("shop:").toString("base64")}` }],
  ])("%s", async (_title, more, headers) => {
    const { send, simulator } = createPeopledApi({}, state());
    await send("identify", { userId: "ann", ...more }, headers);
    expect(simulator.state.spaces.map(({ people = [] }) => people.length)).toEqual([0, 1]);
  });

  test.each([
    ["that one space has says so, too", ["shop"], 200],
    ["that two spaces have does not", ["shop", "simulated"], 400],
  ])("and a source %s", async (_title, slugs, expected) => {
    const made = state();
    for (const space of made.spaces)
      if (slugs.includes(space.slug)) space.sources = [{ id: "src_web", slug: "web", name: "Web" }];
    const { send, simulator } = createPeopledApi({ wrongCalls: "refuse" }, made);
    const { status } = await send("identify", { userId: "ann", writeKey: "web" });
    const held = simulator.state.spaces.map(({ people = [] }) => people.length);
    expect([status, held]).toEqual([expected, expected === 200 ? [0, 1] : [0, 0]]);
  });
});

describe("a call counts for no space that its write key does not name", () => {
  const spaces = (...slugs: string[]) => {
    const made = defaultState();
    for (const slug of slugs) ensureSpace(made, slug);
    return made;
  };
  const basic = (writeKey: string): object => ({
    authorization: `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}`,
  });
  const unknown =
    "The write key is that of no space and of no source; write keys: simulated, or the id or slug of a source that one of them alone has.";

  test.each<[title: string, slugs: string[], call: object, headers: object, reason: string]>([
    ["with one that nobody has, where there is one space", [], { writeKey: "other" }, {}, unknown],
    ["with an empty one", [], { writeKey: "" }, {}, unknown],
    ["with an empty user of Basic authentication", [], {}, basic(""), unknown],
    [
      "with none, where there are several spaces",
      ["shop"],
      {},
      {},
      "The call has no write key, so it is not known whose people these are; write keys: simulated, shop, or the id or slug of a source that one of them alone has.",
    ],
    [
      "with two that differ",
      ["shop"],
      { writeKey: "shop" },
      basic("simulated"),
      "The call has more than one write key.",
    ],
  ])("%s", async (_title, slugs, call, headers, reason) => {
    const dropped: DroppedCall[] = [];
    const { send, simulator } = createPeopledApi({}, spaces(...slugs), { onDropped: (each) => dropped.push(each) });
    const { status } = await send("identify", { userId: "ann", ...call }, headers as Record<string, string>);
    expect([status, dropped.map((each) => each.reason)]).toEqual([200, [reason]]);
    expect(simulator.state.spaces.flatMap(({ people = [] }) => people)).toEqual([]);
  });

  test("within a batch, where a call has its own write key, that of the batch, or two that differ and count for nobody", async () => {
    const { send, simulator } = createPeopledApi({}, spaces("shop"));
    const batch = [
      { type: "identify", userId: "ann", writeKey: "shop" },
      { type: "identify", userId: "bob" },
    ];
    await send("batch", { writeKey: "simulated", batch });
    await send("batch", { batch });
    expect(simulator.state.spaces.map(({ people = [] }) => people.map(({ id }) => id))).toEqual([["bob"], ["ann"]]);
  });

  test("and is refused where a setting says so, with the write keys that there are", async () => {
    const { send } = createPeopledApi({ wrongCalls: "refuse" }, spaces("shop"));
    const { status, body } = await send("identify", { userId: "ann", writeKey: "other" });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining("write keys: simulated, shop, or")]);
  });
});

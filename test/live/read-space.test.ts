import { describe, expect, test } from "vitest";
import { readSpace } from "../../src/live/read-space.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { clientFor, rejectionOf } from "../segment/support/client.ts";
import { data, startServer } from "../segment/support/server.ts";

const vip = { id: "aud_1", key: "vip", name: "VIP", definition: { query: "q" }, schedules: [] };

/** Reads a space of these audiences and nothing else. */
async function read(...audiences: JsonValue[]): Promise<readonly LiveResource[]> {
  const server = await startServer(data({ audiences, computedTraits: [], filters: [], pagination: { current: "" } }));
  const access = { client: clientFor(server.url), spaceId: "spa_1" };
  return (await readSpace(access)).live;
}

const without = (key: string): JsonObject => ({ ...vip, [key]: null });

describe("an object that nobody could tell from another", () => {
  test.each([
    ["id", 'listAudiences failed: the audience "VIP" has no id'],
    ["key", 'listAudiences failed: the audience "VIP" has no key'],
    ["name", 'listAudiences failed: the audience "aud_1" has no name'],
  ])("for want of its %s ends the reading", async (key, message) => {
    expect((await rejectionOf(read(without(key)))).message).toBe(message);
  });

  test.each([
    ["audiences", [vip, null], "listAudiences failed: entry 2 of audiences has no fields at all"],
    ["schedules", [{ ...vip, schedules: [null] }], "listAudiences failed: entry 1 of schedules has no fields at all"],
  ])("because it is null ends the reading: %s", async (_where, audiences: JsonValue[], message) => {
    expect((await rejectionOf(read(...audiences))).message).toBe(message);
  });
});

test("schedules that the answer leaves out are not known, and none is called missing", async () => {
  const [live] = await read(without("schedules"));
  expect(live?.knows).toEqual([]);
});

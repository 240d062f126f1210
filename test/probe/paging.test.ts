import { expect, test } from "vitest";
import { createAsk } from "../../src/probe/ask.ts";
import { sweep } from "../../src/probe/sweep.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorState } from "../../src/simulator/state.ts";
import { only, openShop, type ProbedShop } from "./support/probed.ts";

/** A shop with more audiences than a page of their list holds. */
function crowdedShop(nowMs: number): SimulatorState {
  const state = smallShop(nowMs);
  for (const space of state.spaces) {
    const [first] = space.audiences;
    if (first === undefined) throw new Error("the shop has no audience");
    const more = Array.from({ length: 250 }, (_, n) => ({
      ...first,
      id: `aud_more${n}`,
      name: `M${n}`,
      key: `m_${n}`,
    }));
    space.audiences = [...space.audiences, ...more];
  }
  return state;
}

async function sweepShop(shop: ProbedShop) {
  const ask = createAsk({ ...shop.connect(), clock: shop.clock });
  return await sweep({ ask, spaceId: shop.space.id, sleep: (seconds) => shop.clock.sleep(seconds) });
}

test("a sweep finds what a probe left on the second page of a list", async () => {
  const shop = openShop({}, crowdedShop);
  const name = "audiencectl-probe abc123 1";
  const body = {
    name,
    description: "[audiencectl-probe:abc123]",
    enabled: false,
    audienceType: "USERS",
    definition: { query: "event('audiencectl probe abc123 never sent').count() >= 1" },
  };
  await shop.connect().client.send("createAudience", { path: { spaceId: shop.space.id }, body });
  expect(await sweepShop(shop)).toMatchObject({ removed: [{ name }], unread: [] });
});

test("a list that fails is told with the reason", async () => {
  const shop = openShop();
  const { client, count } = shop.connect(async (request) =>
    request.url.includes("/computed-traits")
      ? Response.json({ errors: [{ type: "forbidden", message: "Not yours." }] }, { status: 403 })
      : await shop.simulator.fetch(request),
  );
  const ask = createAsk({ client, count, clock: shop.clock });
  const { unread } = await sweep({ ask, spaceId: shop.space.id, sleep: (seconds) => shop.clock.sleep(seconds) });
  expect(unread).toEqual([{ kind: "trait", because: "HTTP 403: Not yours." }]);
});

test("a list of several pages is measured as one of a single page", async () => {
  const { profile } = await openShop({}, crowdedShop).probe({ leftOut: only("AB") });
  expect(profile.settings["listLagSeconds"]).toMatchObject({ value: 0, confidence: "measured" });
  expect(profile.settings["hiddenFromList"]).toMatchObject({ value: 0, confidence: "observed" });
});

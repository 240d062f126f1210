import { expect, test } from "vitest";
import { expectUntouched } from "./support/expect-untouched.ts";
import { belongings, only, openShop, type ProbedShop } from "./support/probed.ts";

/** Probes a shop that answers some requests with a status and does nothing. @param letters The groups that are asked for. */
async function probeWith(shop: ProbedShop, fails: (request: Request) => boolean, status: number, letters = "ABCDEFGH") {
  const failed: string[] = [];
  const { client, count } = shop.connect(async (request) => {
    if (!fails(request)) return await shop.simulator.fetch(request);
    failed.push(request.url);
    return Response.json({ errors: [{ type: "trouble", message: "Not now." }] }, { status });
  });
  return { ...(await shop.probe({ client, count, leftOut: only(letters) })), failed };
}

test("an API that fails again and again ends the run", async () => {
  const { profile, failed } = await probeWith(openShop(), ({ method }) => method === "POST", 500);
  expect(profile.end).toEqual({ how: "stopped", because: "createAudience failed (HTTP 500)" });
  expect(failed).toHaveLength(5);
});

test("a read that fails again and again ends the run", async () => {
  const { profile } = await probeWith(openShop(), ({ url }) => url.includes("/echo"), 503);
  expect(profile.end).toEqual({ how: "stopped", because: "echo failed (HTTP 503)" });
  expect(profile.settings["strictMediaTypes"]?.value).toBe(false);
});

test("what a probe does not expect ends its group, and the others go on", async () => {
  const { profile } = await probeWith(openShop(), ({ url }) => url.includes("/computed-traits"), 404, "ABDG");
  expect(profile.end).toEqual({ how: "complete" });
  expect(profile.groups["D"]).toMatchObject({ outcome: "stopped", because: "createComputedTrait failed (HTTP 404)" });
  expect(profile.groups["G"]).toMatchObject({ outcome: "done" });
  expect(profile.open["traitTypePatch"]).toBe("createComputedTrait failed (HTTP 404)");
});

test("an answer that no value of a setting stands for is told as outside of it, with its status", async () => {
  const shop = openShop();
  const { profile } = await probeWith(shop, ({ url }) => url.includes("triggerError"), 418, "A");
  expect(profile.settings["echoErrorStatus"]).toEqual({
    value: null,
    confidence: "outside",
    note: "status 418",
    exchanges: [8],
  });
});

test("of a failure of the network, a profile holds its code and neither an address nor a port", async () => {
  const shop = openShop();
  const { client, count } = shop.connect(async (request) => {
    if (!request.url.includes("/echo")) return await shop.simulator.fetch(request);
    const cause = Object.assign(new Error("connect ECONNREFUSED 10.1.2.3:4530"), { code: "ECONNREFUSED" });
    throw new TypeError("fetch failed", { cause });
  });
  const { profile } = await shop.probe({ client, count });
  const because = "echo failed (ECONNREFUSED)";
  expect(profile.end).toEqual({ how: "stopped", because });
  expect(profile.open["echoErrorStatus"]).toBe(because);
  expect(JSON.stringify(profile)).not.toMatch(/10\.1\.2\.3|4530|fetch failed/);
});

test("of a failure without a code, a profile says only which request got no answer", async () => {
  const shop = openShop();
  const { client, count } = shop.connect(async (request) => {
    if (!request.url.includes("/echo")) return await shop.simulator.fetch(request);
    throw new TypeError("alice's proxy at gateway.acme.example is gone");
  });
  const { profile } = await shop.probe({ client, count });
  expect(profile.end.because).toBe("echo failed");
  expect(JSON.stringify(profile)).not.toMatch(/alice|acme/);
});

test("a space with eight filters gets no more", async () => {
  const shop = openShop();
  const filters = Array.from({ length: 8 }, (_, n) => ({
    id: `flt_${n}`,
    name: `Filter ${n}`,
    if: "event = 'x'",
    enabled: false,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
  }));
  shop.space.filters = filters;
  const before = belongings(shop.space);
  const { profile } = await shop.probe({ leftOut: only("ABG") });
  expect(profile.open["filterPatch"]).toBe("the space has 8 filters or more, and may have ten");
  expect(shop.writes.filter((write) => write.includes("/filters"))).toEqual([]);
  expectUntouched(shop, before);
});

test.each([401, 403])("a token that may not delete ends the run at the first deletion: %i", async (status) => {
  const shop = openShop();
  const { profile, failed, sweep } = await probeWith(shop, ({ method }) => method === "DELETE", status, "ABCDFG");
  expect(profile.end).toEqual({
    how: "stopped",
    because: `the token may not delete what it made: removeAudienceFromSpace failed (HTTP ${status})`,
  });
  expect(shop.writes).toHaveLength(1);
  expect(sweep.left).toHaveLength(1);
  // Once by the run and once by its sweep, which does not wait for what will not come.
  expect(failed).toHaveLength(2);
});

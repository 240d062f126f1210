import { describe, expect, it } from "vitest";
import { createLanes, laneLimits } from "../../src/segment/lanes.ts";
import { operationRow, operations, type OperationId } from "../../src/segment/operations.ts";

const ids = Object.keys(operations) as OperationId[];
const SECONDS = { minute: 60, day: 86_400, month: 2_592_000 } as const;

describe("the limit of a lane", () => {
  it.each(ids.filter((id) => operationRow(id).limits.length === 1))("of %s is the published one", (id) => {
    const [published] = operationRow(id).limits;
    const expected = published && { requests: published.requests, seconds: SECONDS[published.per] };
    expect(laneLimits()[operationRow(id).lane]).toEqual(expected);
  });

  it("of previews is the one per minute, not the quota per month", () => {
    expect(laneLimits()["createAudiencePreview"]).toEqual({ requests: 5, seconds: 60 });
  });

  it("that is not published is assumed", () => {
    expect(laneLimits()["default"]).toEqual({ requests: 60, seconds: 60, assumed: true });
  });

  it("is an override per minute when there is one", () => {
    expect(laneLimits({ createDownload: 3 })["createDownload"]).toEqual({ requests: 3, seconds: 60 });
  });

  it("is left alone by overrides of others", () => {
    expect(laneLimits({ createDownload: 3 })["createAudience"]).toEqual({ requests: 50, seconds: 60 });
  });

  it("exists for every operation", () => {
    const limits = laneLimits();
    expect(ids.filter((id) => limits[operationRow(id).lane] === undefined)).toEqual([]);
  });
});

describe("the lanes", () => {
  it("have one gate and one circuit each", () => {
    const laneOf = createLanes(laneLimits(), 1);
    expect(laneOf("createAudience")).toBe(laneOf("createAudience"));
  });

  it("do not share a gate", () => {
    const laneOf = createLanes(laneLimits(), 1);
    expect(laneOf("createAudience").gate).not.toBe(laneOf("getAudience").gate);
  });

  it("exist without a limit", async () => {
    await expect(createLanes({}, 1)("anything").gate.enter()).resolves.toBeTypeOf("function");
  });

  it("have windows as much shorter as time runs faster", async () => {
    const { gate } = createLanes({ lane: { requests: 1, seconds: 60 } }, 300)("lane");
    (await gate.enter())();
    const started = performance.now();
    await gate.enter();
    expect(performance.now() - started).toBeGreaterThan(195);
  });

  it.each([
    ["updateAudienceForSpace", 3],
    ["removeAudienceFromSpace", 3],
    ["createAudience", 10],
    ["getAudience", 10],
  ])("let so many requests of the lane %s be under way: %s", async (lane, most) => {
    const { gate } = createLanes(laneLimits(), 1)(lane);
    let entered = 0;
    for (let request = 0; request < 20; request += 1) void gate.enter().then(() => (entered += 1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(entered).toBe(most);
  });
});

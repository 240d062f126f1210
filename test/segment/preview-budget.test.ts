import { describe, expect, it } from "vitest";
import { SegmentApiError } from "../../src/segment/errors.ts";
import { msUntilNextPreview, readPreviewBudget } from "../../src/segment/preview-budget.ts";

const DAY_MS = 86_400_000;

function headers(consumed: string, remaining: string, resetInMs: number): Headers {
  return new Headers({
    "x-ratelimit-consumed": consumed,
    "x-ratelimit-remaining": remaining,
    "x-ratelimit-reset": new Date(Date.now() + resetInMs).toUTCString(),
  });
}

describe("what headers say of the previews that are left", () => {
  it.each([
    ["the size of the limit of a minute", headers("2", "3", 40_000), { window: "minute", limit: 5, remaining: 3 }],
    ["the size of the limit of a month", headers("698", "2", DAY_MS), { window: "month", limit: 700, remaining: 2 }],
    ["another size, and an end far away", headers("10", "990", 9 * DAY_MS), { window: "month", limit: 1000 }],
    ["another size, and an end nearby", headers("1", "9", 40_000), { window: "unknown", limit: 10, remaining: 9 }],
  ])("is known from %s", (_, given, expected) => {
    expect(readPreviewBudget(given)).toMatchObject(expected);
  });

  it.each([[new Headers()], [headers("", "3", 1000)], [headers("1", "many", 1000)]])("is nothing in %j", (given) => {
    expect(readPreviewBudget(given)).toBeUndefined();
  });

  it("has no end where the header is no date", () => {
    const given = headers("1", "4", 0);
    given.set("x-ratelimit-reset", "soon");
    expect(readPreviewBudget(given)).toEqual({ window: "minute", limit: 5, remaining: 4 });
  });
});

describe("a refusal means that the month's budget is used up", () => {
  const refused = (data?: unknown, status = 429) =>
    new SegmentApiError("createAudiencePreview", status, [
      { type: "RequestError", ...(data !== undefined && { data }) },
    ]);

  it.each<[string, SegmentApiError, Headers | undefined, number | undefined]>([
    ["by days in the body", refused({ msBeforeNext: 12 * DAY_MS }), undefined, 12 * DAY_MS],
    ["by days in Retry-After", refused(), new Headers({ "retry-after": "86400" }), DAY_MS],
    ["but not by less than a minute", refused({ msBeforeNext: 57_647 }), undefined, undefined],
    ["but not without any time", refused(), new Headers(), undefined],
    ["but not by another status", refused({ msBeforeNext: DAY_MS }, 422), undefined, undefined],
  ])("%s", (_, error, given, expected) => {
    expect(msUntilNextPreview(error, given, 1)).toBe(expected);
  });

  it("in the time of the API where that passes faster", () => {
    expect(msUntilNextPreview(refused({ msBeforeNext: 1200 }), undefined, 60)).toBe(1200);
  });
});

import { describe, expect, test } from "vitest";
import { requestsLine } from "../../src/report/text/requests-line.ts";
import { Activity } from "../../src/segment/activity.ts";

/** What is said of the waits of a client that has calls of two lanes under way. */
function watch() {
  const activity = new Activity();
  activity.begin("getAudience");
  activity.begin("listDestinations");
  activity.begin("listDestinations");
  return { activity, said: () => requestsLine({ ...activity.look(), onlyReads: true }) };
}

describe("what is said of several waits", () => {
  test("is the one that ends last, whichever operation has more requests", () => {
    const { activity, said } = watch();
    activity.wait("getAudience", { reason: "rate-limit", waitMs: 38_000 });
    activity.wait("listDestinations", { reason: "rate-limit", waitMs: 12_000 });
    expect(said()).toBe("Reading: 0 of 3 requests, waiting for getAudience, next in 38 s");
  });

  test("does not become shorter because another request of the lane failed meanwhile", () => {
    const { activity, said } = watch();
    activity.wait("getAudience", { reason: "rate-limit", waitMs: 38_000 });
    activity.wait("getAudience", { reason: "failed", waitMs: 12_000 });
    expect(said()).toContain("next in 38 s");
  });

  test("becomes another one with its reason when a longer wait begins", () => {
    const { activity, said } = watch();
    activity.wait("getAudience", { reason: "rate-limit", waitMs: 12_000 });
    activity.wait("getAudience", { reason: "refused", waitMs: 38_000 });
    expect(said()).toContain("Segment asks to wait with getAudience, next in 38 s");
  });

  test("ends with the trouble that it was for", () => {
    const { activity, said } = watch();
    activity.wait("getAudience", { reason: "failed", waitMs: 38_000 });
    activity.wait("getAudience", { reason: "failed", waitMs: 0 });
    expect(said()).not.toContain("again in");
  });
});

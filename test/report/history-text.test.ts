import { expect, test } from "vitest";
import { reasonsOf } from "../../src/report/change-reasons.ts";
import { desired, live, plan } from "../plan/builders.ts";

const reasonsFor = (spec: object, present: Parameters<typeof plan>[1] = []): string[] =>
  plan([desired("a", { ...spec })], present).changes.flatMap(reasonsOf);

test.each([
  [
    { options: { includeHistoricalData: true } },
    "data from before its creation counts (options.includeHistoricalData: true); of events, as a rule, as many days as the largest window in its query, or 7 days without one (options.backfillEventDataDays is not set)",
  ],
  [
    { options: { includeHistoricalData: true, backfillEventDataDays: 30 } },
    "data from before its creation counts (options.includeHistoricalData: true); of events, as a rule, 30 days (options.backfillEventDataDays)",
  ],
  [
    { options: { includeHistoricalData: false } },
    "data from before its creation does not count, unless Segment finds that the query needs it (options.includeHistoricalData: false)",
  ],
  [{}, "Segment decides whether data from before its creation counts (options.includeHistoricalData is not set)"],
])("a creation with %j says whether it counts earlier data", (spec, text) => {
  expect(reasonsFor(spec)).toEqual([text]);
});

test("nothing of earlier data is said of a linked audience, of which it is not known, or of an update", () => {
  expect(reasonsFor({ audienceType: "LINKED" })).toEqual([]);
  expect(reasonsFor({ enabled: true, description: "New." }, [live("a")]).join(" ")).not.toContain("creation");
});

import { describe, expect, test } from "vitest";
import { audienceOf, run, testOf, traitOf } from "./run.ts";

/** The objects of which a test about an event of so many days ago takes it that they were made before it. */
async function takenFor(manifest: string, days: number): Promise<string[]> {
  const spec = `  people: {ann: {events: [{event: A, at: -${days} days}]}}\n`;
  const expectation = manifest.includes("kind: Audience")
    ? "  expect: {audience/x: {members: [ann]}}\n"
    : "  expect: {trait/x: {ann: 1}}\n";
  return (await run({ "a.yaml": manifest, "tests/one.yaml": testOf(`${spec}${expectation}`) })).takenAsOlder;
}

const counted = "event('A').count() >= 1";
const withOptions = (options: string, query = counted): string =>
  audienceOf("x", query, { spec: `  options: {${options}}\n` });

describe("A test says that it takes an object as older than an event", () => {
  test.each([
    ["an audience without historical data", audienceOf("x", counted), 1],
    [
      "an audience whose days of backfill the event is older than",
      withOptions("includeHistoricalData: true, backfillEventDataDays: 3"),
      4,
    ],
    [
      "an audience that backfills 7 days, because its query has no window",
      withOptions("includeHistoricalData: true"),
      8,
    ],
    [
      "an audience that backfills less than its window",
      withOptions("includeHistoricalData: true, backfillEventDataDays: 3", "event('A').within(9 days).count() >= 1"),
      4,
    ],
    [
      "an audience that backfills its window only",
      audienceOf("x", "event('A').count() >= 1 OR event('B').within(9 days).count() >= 1"),
      10,
    ],
    ["a computed trait without historical data", traitOf("x", "event('A').count()"), 1],
  ])("for %s", async (_what, manifest, days) => {
    expect(await takenFor(manifest, days)).toEqual([manifest.includes("kind: Audience") ? "audience/x" : "trait/x"]);
  });

  test("for an object that another one refers to", async () => {
    const manifests = `${audienceOf("b", counted)}---\n${audienceOf("x", "trait('b') = 'true'")}`;
    expect(await takenFor(manifests, 1)).toEqual(["audience/b"]);
  });
});

describe("A test says nothing of when an object was made", () => {
  test.each([
    [
      "for an event that its days of backfill reach",
      withOptions("includeHistoricalData: true, backfillEventDataDays: 3"),
      2,
    ],
    ["for an event in its only window", audienceOf("x", "event('A').within(9 days).count() >= 1"), 8],
    ["for an event that its query does not name", audienceOf("x", "event('B').count() >= 1"), 1],
  ])("%s", async (_what, manifest, days) => {
    expect(await takenFor(manifest, days)).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { actions, desired, live, plan } from "./builders.ts";

const withWindow = { definition: { query: "event('A').within(7 days).count() >= 1" } };
const without = { definition: { query: "event('A').count() >= 1" } };

/** The plan for an audience whose query gets a window, with what the server says of how it computes it. */
function planFor(cadence: string | undefined) {
  const before = live("a", { spec: without });
  const facts = { ...before.facts, ...(cadence !== undefined && { cadence }) };
  return plan([desired("a", withWindow)], [{ ...before, facts }]);
}

describe("a query that gets a window", () => {
  test("replaces an audience that the server computes in real time", () => {
    expect(actions(planFor("REALTIME"))).toEqual(["replace audience/a"]);
  });

  test("replaces an audience of which the server says nothing and whose query looks like real time", () => {
    expect(actions(planFor(undefined))).toEqual(["replace audience/a"]);
  });

  test("is an edit in place of an audience that the server computes in batches already", () => {
    expect(actions(planFor("BATCH"))).toEqual(["update audience/a"]);
  });

  test("is told with the word probably, as only the server decides on its cadence", () => {
    const [change] = planFor("REALTIME").changes;
    expect(change?.replaces?.map(({ reason }) => reason)).toEqual([
      "the query probably turns a real-time audience into a batch one: it looks at events in a window of time",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { flipsCadence } from "../../src/resources/cadence-flip.ts";
import type { EditVerdict } from "../../src/resources/field-rule.ts";

const plain = "event('A').count() >= 1";
const more = "event('A').count() >= 2";
const window = "event('A').within(7 days).count() >= 1";
const longer = "event('A').within(9 days).count() >= 1";
const stranger = "trait('a').older_than(7 days)";
const otherStranger = "trait('a').older_than(9 days)";

const toBatch: EditVerdict = {
  reason: "the query probably turns a real-time audience into a batch one: it looks at events in a window of time",
};
const toRealTime: EditVerdict = {
  reason:
    "the query probably turns a batch audience into a real-time one; before, it looks at events in a window of time",
};
const notKnown: EditVerdict = { note: "plan-cadence-unknown" };

describe("whether an edit turns what is computed from real-time to batch or back", () => {
  const cases: [live: string | undefined, before: string, after: string, verdict: EditVerdict][] = [
    [undefined, plain, more, {}],
    [undefined, plain, window, toBatch],
    [undefined, window, plain, toRealTime],
    // What the server says stands over what the live query looks like.
    ["REALTIME", plain, window, toBatch],
    ["BATCH", plain, window, {}],
    ["REALTIME", window, plain, {}],
    ["BATCH", plain, more, {}],
    ["REALTIME", window, longer, {}],
    ["BATCH", stranger, plain, { reason: "the query probably turns a batch audience into a real-time one" }],
    ["REALTIME", stranger, plain, {}],
    // What nobody knows is no reason to create anything anew.
    ["REALTIME", plain, stranger, notKnown],
    [undefined, stranger, window, notKnown],
    ["REALTIME", stranger, window, toBatch],
    ["REALTIME", stranger, otherStranger, {}],
    ["BATCH", window, `${window} AND ${stranger}`, {}],
    ["HOURLY", plain, window, notKnown],
    ["BATCH", "trait('a' =", plain, notKnown],
    ["BATCH", plain, "trait('a' =", {}],
  ];
  it.each(cases)("of a live %s with %s to %s", (cadence, before, after, verdict) => {
    const edit = { before, after, declared: {}, ...(cadence !== undefined && { cadence }) };
    expect(flipsCadence(edit, "USERS", "audience")).toEqual(verdict);
  });
});

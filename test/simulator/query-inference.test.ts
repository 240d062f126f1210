import { describe, expect, it } from "vitest";
import { inferCadence, largestWindowDays, traitReferences } from "../../src/simulator/queries/inference.ts";
import { foldSpace } from "../../src/simulator/queries/text.ts";

describe("the cadence of a query", () => {
  it.each([
    ["BATCH", "event('A').within(7 days).count() >= 1"],
    ["BATCH", "event('A').between(7 days, 10 days).count() >= 1"],
    ["BATCH", "event('A').where(event('B').count() > 1).count() >= 1"],
    ["BATCH", "event('A').where(property('x') = trait('y')).count() >= 1"],
    ["BATCH", "event('A').where(property('x').equals(trait('y'))).count() >= 1"],
    ["BATCH", "event('A').where(property('x') = property(parent: 'y')).count() >= 1"],
    ["BATCH", "ANY event('A').count() >= 1"],
    ["BATCH", "ALL NOT event('A').count() >= 1"],
    ["BATCH", "trait('a').before_date('2023-12-07T18:50:00')"],
    ["REALTIME", "trait('a').before_date('2023-12-07T18:50:00Z')"],
    ["REALTIME", "trait('a').after_date(2023-12-07T18:50:00+02:00)"],
    ["REALTIME", "event('A').count() >= 1"],
    ["REALTIME", "event('A').where(property('x') = 'y').count() >= 1"],
    ["REALTIME", "event('A').where(trait('x') = 'y').count() >= 1"],
    ["REALTIME", "event('A').sum(property('x')) > 100"],
    ["REALTIME", "trait('a').within_last(7 days)"],
    ["REALTIME", "event('A').expires_after(1 hour).count() >= 1"],
    ["REALTIME", "event('x.within(7 days) ANY of ALL').count() >= 1"],
    ["REALTIME", String.raw`trait('it\'s ANY') = 'within(1 day)'`],
  ] as const)("is %s for %s", (cadence, query) => {
    expect(inferCadence(query, "USERS")).toBe(cadence);
  });

  it("is REALTIME for a session window of accounts", () => {
    expect(inferCadence("event('A').expires_after(1 hour).count()", "ACCOUNTS")).toBe("REALTIME");
  });

  it.each(["ACCOUNTS", "LINKED"] as const)("is BATCH for every audience of type %s", (audienceType) => {
    expect(inferCadence("trait('a') = 'b'", audienceType)).toBe("BATCH");
  });
});

describe("the largest window of a query", () => {
  it.each([
    [undefined, "event('A').count() >= 1"],
    [undefined, "trait('a').within_last(7 days)"],
    [30, "event('A').within(30 days).count() >= 1"],
    [1, "event('A').within(3 hours).count() >= 1"],
    [2, "event('A').within(25 hours).count() >= 1"],
    [10, "event('A').between(7 days, 10 days).count() >= 1 AND event('B').within(1 day).count() > 1"],
    [5, "event('A').where(event('B').within(parent: 5 days).count() > 1).count() > 1"],
  ])("is %s days for %s", (days, query) => {
    expect(largestWindowDays(query)).toBe(days);
  });
});

describe("the largest window of a query that is counted back from now", () => {
  it.each([
    [undefined, "event('A').where(event('B').within(parent: 5 days).count() > 1).count() > 1"],
    [3, "event('A').where(event('B').between(parent: 5 days, 6 days).count() > 1).within(3 days).count() > 1"],
  ])("is %s days for %s", (days, query) => {
    expect(largestWindowDays(query, { withParent: false })).toBe(days);
  });
});

describe("the references of a query", () => {
  it.each([
    ["in any place, each once", "trait('a') = 'true' AND NOT trait('b') = 'true' OR trait( 'a' ).exists()", ["a", "b"]],
    ["in double quotes", 'trait("a") = "true"', ["a"]],
    ["inside conditions", "event('A').where(trait('a') = 'true').count() > 1", ["a"]],
    ["but not in strings", `event("trait('a')").count() > 1`, []],
  ])("are found %s", (_where, query, keys) => {
    expect(traitReferences(query)).toEqual(keys);
  });
});

describe("folding white space", () => {
  it("leaves strings alone", () => {
    expect(foldSpace(" a\n\t('x  y')  =  \"p  q\" ")).toBe("a ('x  y') = \"p  q\"");
  });
});

import { describe, expect, test } from "vitest";
import { baselineOf, readBaseline } from "../../src/resources/baseline.ts";
import { kindOf, topLevelKinds } from "../../src/resources/kinds.ts";
import type { JsonObject } from "../../src/values/json.ts";

const audience = kindOf("Audience");
const base: JsonObject = {
  name: "A",
  description: "One\nTwo",
  definition: { query: "event('A').count() >= 1 AND trait('b') = 'true'" },
  options: { filterByExternalIds: ["email", "user_id"] },
};
const of = (change: JsonObject): string => baselineOf(audience, { ...base, ...change });

describe("the baseline of a declaration", () => {
  test.each<[string, JsonObject]>([
    ["white space in the query", { definition: { query: "event('A')\n  .count() >= 1\nAND trait('b') = 'true'\n" } }],
    ["the order of its conditions", { definition: { query: "trait('b') = 'true' AND event('A').count() >= 1" } }],
    ["line breaks and blanks at the end of the text", { description: "One\r\nTwo  \n\n" }],
    ["the order of a set", { options: { filterByExternalIds: ["user_id", "email"] } }],
    ["what the kind does not know", { other: 1 }],
  ])("does not depend on %s", (_, change) => {
    expect(of(change)).toBe(of({}));
  });

  test.each<[string, JsonObject, string[]]>([
    ["a name", { name: "B" }, ["/name"]],
    [
      "a number in the query",
      { definition: { query: "event('A').count() >= 2 AND trait('b') = 'true'" } },
      ["/definition/query"],
    ],
    ["a member of a set", { options: { filterByExternalIds: ["email"] } }, ["/options/filterByExternalIds"]],
    ["a field that is declared besides", { enabled: true }, ["/enabled"]],
  ])("shows %s in that field alone", (_, change, expected) => {
    const [before, after] = [readBaseline(audience, of({})), readBaseline(audience, of(change))];
    const moved = audience.fields.map(({ pointer }) => pointer).filter((each) => before.get(each) !== after.get(each));
    expect(moved).toEqual(expected);
  });

  test("has three characters for each declared field, and a dot for every other", () => {
    expect(of({})).toMatch(/^([0-9A-Za-z]{3}|\.)+$/);
    expect(readBaseline(audience, of({})).size).toBe(4);
  });

  test("of another table of fields says nothing, so that nothing is called edited", () => {
    expect(readBaseline(audience, `${of({})}.`).size).toBe(0);
    expect(readBaseline(audience, "").size).toBe(0);
  });

  test.each(topLevelKinds.map(({ kind }) => kind))("of nothing declared is a dot for each field of %s", (kind) => {
    expect(baselineOf(kindOf(kind), {})).toBe(".".repeat(kindOf(kind).fields.length));
  });
});

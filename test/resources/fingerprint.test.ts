import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/resources/fingerprint.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { JsonObject } from "../../src/values/json.ts";

const base: JsonObject = {
  name: "A",
  description: "One\nTwo",
  definition: { query: "event('A').count() >= 1 AND trait('b') = 'true'" },
  options: { filterByExternalIds: ["email", "user_id"] },
};
const of = (change: JsonObject): string => fingerprint(kindOf("Audience"), { ...base, ...change });

describe("the fingerprint of a declaration", () => {
  test.each<[string, JsonObject]>([
    ["white space in the query", { definition: { query: "event('A')\n  .count() >= 1\nAND trait('b') = 'true'\n" } }],
    ["the order of its conditions", { definition: { query: "trait('b') = 'true' AND event('A').count() >= 1" } }],
    ["line breaks and blanks at the end of the text", { description: "One\r\nTwo  \n\n" }],
    ["the order of a set", { options: { filterByExternalIds: ["user_id", "email"] } }],
    ["what the kind does not know", { other: 1 }],
  ])("does not depend on %s", (_, change) => {
    expect(of(change)).toBe(of({}));
  });

  test.each<[string, JsonObject]>([
    ["a name", { name: "B" }],
    ["a number in the query", { definition: { query: "event('A').count() >= 2 AND trait('b') = 'true'" } }],
    ["a member of a set", { options: { filterByExternalIds: ["email"] } }],
    ["a field that is declared besides", { enabled: true }],
  ])("depends on %s", (_, change) => {
    expect(of(change)).not.toBe(of({}));
  });

  test("is what markers of released versions hold, or its format has to be raised", () => {
    expect(of({})).toMatchInlineSnapshot(`"1f59b237"`);
  });
});

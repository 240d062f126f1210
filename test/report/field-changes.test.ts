import type { JsonObject } from "../../src/values/json.ts";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import { fieldChanges } from "../../src/plan/change/field-changes.ts";

function fields(before: JsonObject | null, after: JsonObject | null): string[] {
  const change = { before, after, action: "update" } as Change;
  return fieldChanges(change).map(
    ({ field, pointer, ...values }) =>
      `${field} ${pointer} ${JSON.stringify(values.before)} → ${JSON.stringify(values.after)}`,
  );
}

describe("the fields of a change", () => {
  test.each<[title: string, before: JsonObject | null, after: JsonObject | null, expected: string[]]>([
    ["are told member by member", { a: { b: 1, c: 2 } }, { a: { b: 3, c: 2 } }, ["a.b /a/b 1 → 3"]],
    [
      "may have keys that hold anything",
      { s: { "a/b": 1, "c~d": 1, "x.y": 1, "7": 1 } },
      { s: { "a/b": 2, "c~d": 2, "x.y": 2, "7": 2 } },
      ['s."7" /s/7 1 → 2', 's."a/b" /s/a~1b 1 → 2', 's."c~d" /s/c~0d 1 → 2', 's."x.y" /s/x.y 1 → 2'],
    ],
    [
      "stay together where one is new",
      { a: { b: 1 }, z: 1 },
      { a: { b: 2, n: 1 }, z: 2 },
      ["a.b /a/b 1 → 2", "a.n /a/n undefined → 1", "z /z 1 → 2"],
    ],
    ["include an object that comes empty", { a: 1 }, { a: 1, b: {} }, ["b /b undefined → {}"]],
    ["do not include an object that is filled", { b: {} }, { b: { c: 1 } }, ["b.c /b/c undefined → 1"]],
    ["are whole where an object becomes something else", { a: { b: 1 } }, { a: "x" }, ['a /a {"b":1} → "x"']],
    ["are whole lists", { a: [1, 2] }, { a: [2] }, ["a /a [1,2] → [2]"]],
    ["do not differ by the order of keys", { a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] }, []],
    [
      "may be called as members of all objects are",
      {},
      { a: { constructor: 1 } },
      ["a.constructor /a/constructor undefined → 1"],
    ],
    [
      "are all there are for what is new",
      null,
      { a: { b: 1 }, c: [] },
      ["a.b /a/b undefined → 1", "c /c undefined → []"],
    ],
  ])("%s", (_title, before, after, expected) => {
    expect(fields(before, after)).toEqual(expected);
  });
});

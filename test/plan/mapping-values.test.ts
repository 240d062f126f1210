import { describe, expect, test } from "vitest";
import { checkValue } from "../../src/plan/destinations/check-value.ts";
import type { ActionField } from "../../src/resources/named-destination.ts";
import type { JsonValue } from "../../src/values/json.ts";

const field = (rest: Partial<ActionField>): ActionField => ({ key: "k", required: false, multiple: false, ...rest });

describe("a value fits the type of its field", () => {
  test.each<[type: string, fitting: JsonValue[], others: JsonValue[]]>([
    ["BOOLEAN", [true, "false"], ["yes", 1, {}]],
    ["INTEGER", [1, "-12", 3.0], [1.5, "many", true]],
    ["NUMBER", [1.5, "2.5e3", ".5"], ["1,5", false, {}]],
    ["DATETIME", ["2026-01-31T12:00:00Z", 1_769_860_800], ["tomorrow", {}]],
    ["STRING", ["a", 1, true], [{ a: 1 }, ["a"]]],
    ["TEXT", ["a"], [{}]],
    ["PASSWORD", ["a"], [{}]],
    ["OBJECT", [{ a: 1 }, [{ a: 1 }]], ["a", 1, true]],
    ["HIDDEN", ["a", {}, 1], []],
    ["SOMETHING_NEW", ["a", {}, [1]], []],
  ])("%s", (type, fitting, others) => {
    expect(fitting.filter((value) => checkValue(field({ type }), value))).toEqual([]);
    expect(others.filter((value) => !checkValue(field({ type }), value))).toEqual([]);
  });

  test.each<[title: string, value: JsonValue]>([
    ["a place in what is sent", "$.properties.age"],
    ["a text with such a place", "{{properties.age}}"],
    ["a directive", { "@path": "$.properties.age" }],
    ["a key of another audience", "${audience.a.key}"],
  ])("or is filled in later: %s", (_title, value) => {
    const types = ["BOOLEAN", "INTEGER", "NUMBER", "DATETIME", "STRING", "OBJECT"];
    expect(types.filter((type) => checkValue(field({ type, choices: ["a"] }), value))).toEqual([]);
  });
});

describe("a list", () => {
  test("is for fields that take several values, each of the type", () => {
    const several = { type: "INTEGER", multiple: true };
    expect(checkValue(field({ type: "INTEGER" }), [1])?.message).toContain("takes one value");
    expect(checkValue(field(several), [1, 2])).toBeUndefined();
    expect(checkValue(field(several), [1, "b"])?.message).toBe('takes a whole number, and the mapping has "b"');
  });

  test("is no fault where nothing says how many values a field takes", () => {
    const { multiple: _, ...untold } = field({ type: "STRING" });
    expect(checkValue(untold, ["a"])).toBeUndefined();
  });
});

test("a value is one of the choices, and a near one is suggested", () => {
  const language = field({ type: "STRING", choices: ["german", "english"] });
  expect(checkValue(language, "german")).toBeUndefined();
  expect(checkValue(language, "germn")?.hint).toBe("did you mean german?");
});

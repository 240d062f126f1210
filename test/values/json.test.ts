import { describe, expect, test } from "vitest";
import { isJsonObject, member } from "../../src/values/json.ts";

describe("JSON values", () => {
  test.each([[null], [[]], ["{}"], [1], [undefined]])("%j is no object", (value) => {
    expect(isJsonObject(value)).toBe(false);
  });

  test("an object is one, with members or without", () => {
    expect([{}, { a: 1 }].map(isJsonObject)).toEqual([true, true]);
  });

  test("only an object's own keys are its members", () => {
    expect(member({ a: null }, "a")).toBeNull();
    expect(member({ a: null }, "toString")).toBeUndefined();
  });

  test("a list has no members", () => {
    expect(member([1], "0")).toBeUndefined();
  });
});

import { expect, test } from "vitest";
import { compareText } from "../../src/values/compare-text.ts";

test("texts are in the order of their code units, whatever the locale", () => {
  expect(["é", "b", "a", "B", "ab", ""].toSorted(compareText)).toEqual(["", "B", "a", "ab", "b", "é"]);
});

test("a text is equal to itself", () => {
  expect(compareText("a", "a")).toBe(0);
});

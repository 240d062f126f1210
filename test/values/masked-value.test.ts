import { expect, test } from "vitest";
import { coverMasks, isMasked } from "../../src/values/masked-value.ts";

test("a text with bullets stands for a secret", () => {
  expect(["••••••••••wxyz", "plain", 1, undefined].map(isMasked)).toEqual([true, false, false, false]);
});

test("a covered value shows nothing of its secrets, and all of the rest", () => {
  expect(coverMasks({ apiKey: "••••wxyz", list: ["•••", "a"], region: "eu", none: null })).toEqual({
    apiKey: "•".repeat(8),
    list: ["•".repeat(8), "a"],
    region: "eu",
    none: null,
  });
});

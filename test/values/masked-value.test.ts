import { expect, test } from "vitest";
import { coverMasks, isMaskOfAnother, isMasked } from "../../src/values/masked-value.ts";

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

test.each<[mask: string | undefined, secret: string, isAnother: boolean]>([
  ["••••wxyz", "secret-wxyz", false],
  ["••••wxyz", "secret-wxyZ", true],
  ["••••wxyz", "secret-wxyz\n", false],
  ["••••", "secret", false],
  ["••••wxyz", "xyz", true],
  ["abcd••••", "secret", false],
  ["secret", "other", false],
  [undefined, "secret", false],
])("whether the mask %j is certainly not that of %j", (mask, secret, isAnother) => {
  expect(isMaskOfAnother(mask, secret)).toBe(isAnother);
});

import { expect, test } from "vitest";
import { compareReach } from "../../src/report/condition-parts.ts";

test.for([
  ["a = 1", "a = 1 and b = 2", "fewer"],
  ["a = 1 AND b = 2", "b = 2", "more"],
  ["b = 2 and a = 1", "a = 1 and  c = 3 and b = 2", "fewer"],
  ["contains(a, 'x and y')", "contains(a, 'x and y') and b = 2", "fewer"],
  ["a != 1", "a != 1 and b = 2", "fewer"],
  ["a = 1", "b = 2", undefined],
  ["a = 1", "a = 1", undefined],
  ["a = 1", "a = 1 or b = 2", undefined],
  ["a = 1 or b = 2", "a = 1 or b = 2 and c = 3", undefined],
  ["not a = 1", "not a = 1 and b = 2", undefined],
  ["a = 1", "a = 1 and b=2||c=3", undefined],
  ["!a", "!a and b = 2", undefined],
  ["a = 'x", "a = 'x and b = 2", undefined],
  ["(a = 1", "(a = 1 and b = 2", undefined],
] as const)("%s beside %s", ([old, next, reach]) => {
  expect(compareReach(old, next)).toBe(reach);
});

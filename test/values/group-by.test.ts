import { expect, test } from "vitest";
import { addToGroup, groupBy } from "../../src/values/group-by.ts";

test("items are grouped by key, in the order in which they come", () => {
  expect([...groupBy(["bb", "a", "cc", "d"], ({ length }) => length)]).toEqual([
    [2, ["bb", "cc"]],
    [1, ["a", "d"]],
  ]);
});

test("an item goes to the end of its group", () => {
  const groups = new Map([["a", [1]]]);
  addToGroup(groups, "a", 2);
  addToGroup(groups, "b", 3);
  expect([...groups]).toEqual([
    ["a", [1, 2]],
    ["b", [3]],
  ]);
});

import { describe, expect, test } from "vitest";
import { agesBetween, instantsBetween, numbersBetween } from "../../../src/evaluator/witness/between.ts";
import { hour, minute } from "../people.ts";

describe("A number between two borders", () => {
  test.each([
    ["between whole numbers", [5, 6], [], [5.5]],
    ["with no more digits than it needs", [1.25, 1.26], [], [1.255]],
    ["whole where it can be", [10, 20], [], [15]],
    ["not there where one is known already", [5, 10], [6], []],
    ["for each gap", [3, 1, 2], [], [1.5, 2.5]],
    ["not there between neighbours", [1, 1 + Number.EPSILON], [], []],
  ])("is %s", (_, borders, known, numbers) => {
    expect(numbersBetween(borders, known)).toEqual(numbers);
  });
});

test("An instant between two borders lies before the last midnight, and one in the middle where there is none.", () => {
  const at = (text: string): number => Date.parse(`2026-03-${text}:00Z`);
  expect(instantsBetween([at("01T12:00"), at("02T12:00")], [])).toEqual([at("02T00:00"), at("01T18:00")]);
  expect(instantsBetween([at("01T12:00"), at("01T14:00")], [])).toEqual([at("01T13:00")]);
});

test.each([
  ["hours", [48 * hour, 72 * hour], [60 * hour]],
  ["minutes", [hour, 2 * hour], [90 * minute]],
])("An age between two windows is in whole %s where it can be.", (_, lengths, ages) => {
  expect(agesBetween(lengths, [])).toEqual(ages);
});

import { expect, test } from "vitest";
import { compareAge } from "../../src/resources/compare-age.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import { live } from "../plan/builders.ts";

const expected = { keyHash: hashKey("a") };
const ids = (all: ReturnType<typeof live>[]): string[] => all.toSorted(compareAge).map(({ id }) => id);

test("of two objects of one instant, the one that got the expected key was made first", () => {
  const [first, second] = [
    live("a", { id: "aud_2", key: "a", marker: expected }),
    live("a", { id: "aud_1", key: "a_2", marker: expected }),
  ];
  expect(ids([second, first])).toEqual(["aud_2", "aud_1"]);
  expect(ids([first, second])).toEqual(["aud_2", "aud_1"]);
});

test("an older object comes first, whatever its key", () => {
  const facts = { createdAt: "2025-11-01T00:00:00.000Z", updatedAt: "2025-11-01T00:00:00.000Z", updatedBy: "" };
  const older = live("a", { id: "aud_2", key: "a_2", marker: expected, facts });
  expect(ids([live("a", { id: "aud_1", key: "a", marker: expected }), older])).toEqual(["aud_2", "aud_1"]);
});

test("that holds also when the marker of the other one has its own key by now", () => {
  const first = live("a", { id: "aud_2", key: "a" });
  const second = live("a", { id: "aud_1", key: "a_2" });
  expect(ids([second, first])).toEqual(["aud_2", "aud_1"]);
});

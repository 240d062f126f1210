import { expect, test } from "vitest";
import { agoText } from "../../src/values/ago.ts";

test.each([
  [0, "less than a minute ago"],
  [59.9, "less than a minute ago"],
  [60, "1 minute ago"],
  [3599, "59 minutes ago"],
  [3600, "1 hour ago"],
  [11_000, "3 hours ago"],
  [172_799, "47 hours ago"],
  [172_800, "2 days ago"],
  [7_776_000, "90 days ago"],
])("%d seconds are %s", (seconds, text) => {
  expect(agoText(seconds)).toBe(text);
});

import { expect, test } from "vitest";
import { withoutMillis } from "../../src/values/without-millis.ts";

test.each([
  ["2026-03-02T16:41:07.123Z", "2026-03-02T16:41:07Z"],
  ["2026-03-02T16:41:07Z", "2026-03-02T16:41:07Z"],
  ["yesterday", "yesterday"],
])("%s is written as %s", (instant, text) => {
  expect(withoutMillis(instant)).toBe(text);
});

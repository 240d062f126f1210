import { expect, test } from "vitest";
import { shorten } from "../../src/values/shorten.ts";

test("a text within the limit stays as it is", () => expect(shorten("abc", 3)).toBe("abc"));

test("a longer one says how long it is", () =>
  expect(shorten("x".repeat(5_000_000), 3)).toBe("xxx... (5,000,000 characters)"));

test("no character is cut in two", () => expect(shorten("ab\u{1f600}c", 3)).toBe("ab... (5 characters)"));

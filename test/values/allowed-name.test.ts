import { describe, expect, test } from "vitest";
import { freeName, toIdentifier, toNearLabel } from "../../src/values/allowed-name.ts";

const person = { joint: "-", start: "p", otherwise: "p1" } as const;
const variable = { joint: "_", start: "_", otherwise: "NAME" } as const;

describe("an allowed name is made of one that is not", () => {
  test.each([
    ["1", "p1"],
    ["-1", "p1"],
    ["2nd buyer", "p2nd-buyer"],
    ["ann b", "ann-b"],
    ["ann@example.com", "ann-example-com"],
    ["Zoë Müller", "Zoe-Muller"],
    ["ann.", "ann"],
    ["日本", "p1"],
    ["", "p1"],
    ["__proto__ 1", "__proto__-1"],
    ["a".repeat(70), "a".repeat(63)],
  ])("with hyphens, of %j: %s", (text, name) => {
    expect(toIdentifier(text, person)).toBe(name);
  });

  test.each([
    ["my-token", "my_token"],
    ["API KEY", "API_KEY"],
    ["1TOKEN", "_1TOKEN"],
    ["event()", "event"],
    ["¿?", "NAME"],
  ])("with underscores, of %j: %s", (text, name) => {
    expect(toIdentifier(text, variable)).toBe(name);
  });

  test.each([
    ["winBack", "win-back"],
    ["日本", "e1"],
  ])("as a label, of %j: %s", (text, name) => {
    expect(toNearLabel(text, "e1")).toBe(name);
  });
});

test.each([
  ["ann", [], "ann"],
  ["ann", ["ann", "ann-2"], "ann-3"],
  ["a".repeat(63), ["a".repeat(63)], `${"a".repeat(61)}-2`],
])("%s is free, or gets a number: %j are taken", (name, taken, free) => {
  expect(freeName(name, new Set(taken))).toBe(free);
});

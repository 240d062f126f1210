import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globPattern } from "../../src/values/glob.ts";
import { growthOf, LINEAR_AT_MOST } from "../support/growth.ts";
import { runs } from "../support/length.ts";

describe("a pattern", () => {
  test.each([
    ["audience/*", "audience/vip", true],
    ["audience/*", "trait/vip", false],
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["a", "ab", false],
    ["*b", "abab", true],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["**", "a", true],
    ["?", "", false],
    ["a?c", "a\nc", true],
    ["?", "😀", true],
    ["a.c", "abc", false],
    ["[ab]", "a", false],
  ])("%j on %j is %s", (glob, text, fits) => {
    expect(globPattern(glob).test(text)).toBe(fits);
  });

  test("takes the case of letters into account unless it is told not to", () => {
    const both = [globPattern("VIP*"), globPattern("VIP*", { ignoreCase: true })];
    expect(both.map((glob) => glob.test("Vip buyers"))).toEqual([false, true]);
  });

  test("stands for the same as a regular expression that says so", () => {
    const expression = (glob: string): RegExp => new RegExp(`^${glob.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`);
    const letters = (...units: string[]) => fc.string({ unit: fc.constantFrom(...units), maxLength: 8 });
    fc.assert(
      fc.property(letters("a", "b", "*", "?"), letters("a", "b"), (glob, text) => {
        expect(globPattern(glob).test(text)).toBe(expression(glob).test(text));
      }),
      { numRuns: runs(300) },
    );
  });

  test.each([
    ["stars", "*a".repeat(40)],
    ["question marks", `*${"?".repeat(40)}`],
  ])("with many %s takes time as the text is long, however nearly it fits", async (_, start) => {
    const glob = globPattern(`${start}b`);
    expect(await growthOf(50_000, (size) => glob.test("a".repeat(size)))).toBeLessThan(LINEAR_AT_MOST);
  });
});

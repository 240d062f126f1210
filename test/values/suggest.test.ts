import { describe, expect, test } from "vitest";
import { suggest, suggestId, suggestName } from "../../src/values/suggest.ts";
import { growthOf, LINEAR_AT_MOST } from "../support/growth.ts";

describe("did you mean", () => {
  test.each([
    ["descripton", "description"],
    ["Enabled", "enabled"],
  ])("%s is near %s", (word, meant) => {
    expect(suggest(word, ["description", "enabled", "definition"])).toBe(meant);
  });

  test.each([
    ["emial", "email"],
    ["nwo", "now"],
    ["tmies", "times"],
    ["Tmies", "times"],
    ["tset", "test"],
    ["dirft", "drift"],
  ])("two neighbours that changed places are one slip: %s and %s", (word, meant) => {
    expect(suggest(word, ["at", "times", "every", "email", "now", "list", "test", "drift"])).toBe(meant);
  });

  test.each([
    ["ab", "ba"],
    ["abba", "baab"],
  ])("two letters or two swaps are no slip: %s and %s", (word, other) => {
    expect(suggest(word, [other])).toBeUndefined();
  });

  test.each([
    ["optin", "query"],
    ["uk", "us"],
    ["a", "c"],
  ])("more than a third of other letters is not near: %s and %s", (word, other) => {
    expect(suggest(word, [other])).toBeUndefined();
  });

  test.each([
    ["tents-users-39", "tents-users-239"],
    ["vip-2023", "vip-2024"],
  ])("%s and %s differ in digits only, and are two things", (word, other) => {
    expect(suggest(word, [other])).toBeUndefined();
  });

  test.each([
    ["tent-users-39", "tents-users-39"],
    ["VIP-2024", "vip-2024"],
  ])("%s is %s misspelt, for the digits are the same", (word, meant) => {
    expect(suggest(word, [meant])).toBe(meant);
  });

  test("nothing is near where nothing is known", () => {
    expect(suggest("name", [])).toBeUndefined();
  });
});

describe("did you mean, for ids", () => {
  test("a digit is mistyped as any letter is", () => {
    expect(suggestId("684758860892086596310ac", ["684758860892086596311ac", "5f1e"])).toBe("684758860892086596311ac");
  });

  test("none is meant where two are as near", () => {
    expect(suggestId("6847588608", ["6847588609", "6847588607"])).toBeUndefined();
  });
});

describe("did you mean, for names that people shorten", () => {
  const names = ["staging", "production", "demo"];
  test.each([
    ["prod", "production"],
    ["prd", "production"],
    ["stg", "staging"],
    ["stage", "staging"],
    ["Prod", "production"],
  ])("%s is short for %s", (word, meant) => {
    expect(suggestName(word, names)).toBe(meant);
  });

  test("a word that is short for two is short for none", () => {
    expect(suggestName("prod", ["production-eu", "production-us"])).toBeUndefined();
  });

  test("one letter is short for nothing", () => {
    expect(suggestName("p", names)).toBeUndefined();
  });
});

describe("did you mean among thousands of names", () => {
  const names = (start: string, size: number): string[] =>
    Array.from({ length: size }, (_, at) => `${start}${at + 10_000}`);

  test("still finds the one that is near", () => {
    expect(suggest("high-spnders", [...names("audience-", 5000), "high-spenders"])).toBe("high-spenders");
  });

  test("takes time as the names are many that are asked about", async () => {
    const ask = (size: number): void => {
      const known = names("audience-", size);
      for (const word of names("auidence-", size)) suggest(word, known);
    };
    expect(await growthOf(500, ask)).toBeLessThan(LINEAR_AT_MOST);
  });

  test("has no answer for a text that is too long to be a name", () => {
    expect(suggest("x".repeat(201), ["x".repeat(200)])).toBeUndefined();
  });
});

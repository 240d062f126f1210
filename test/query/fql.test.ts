import { describe, expect, it } from "vitest";
import { applyFixes, checkFql } from "../../src/query/index.ts";
import { examples } from "./examples.ts";

function show(text: string): string {
  return checkFql(text)
    .map(({ code, start }) => `${code}@${start + 1}`)
    .join(" ");
}

describe("checkFql", () => {
  it.each(examples("fql-filter"))("accepts $text", ({ text }) => {
    expect(checkFql(text)).toEqual([]);
  });

  it.each([
    "match(context.page.url, '*internal*')",
    "properties.product\\ 1.price > -5.5",
    "type in ['track', \"page\"] OR !properties.enabled",
    "number(properties.2fa) >= .5",
    "properties.a = null and properties.b = true",
  ])("accepts %s", (text) => {
    expect(checkFql(text)).toEqual([]);
  });

  const invalid: [string, string][] = [
    ["", "query-empty@1"],
    ["type =", "query-fql-syntax@7"],
    ["type = 'track' event = 'A'", "query-fql-syntax@16"],
    ["type = 'track", "query-string@8 query-fql-syntax@14"],
    ["(type = 'track'", "query-unclosed@1"],
    ["type = 'track')", "query-unclosed@15"],
    ["match(event)", "query-arguments@1"],
    ["match(event, 'a*'", "query-unclosed@6"],
    ["mach(event, 'a*')", "query-fql-function@1"],
    ["starts(event, 'a')", "query-fql-function@1"],
    ["type == 'track'", "query-fql-spelling@6"],
    ["type = 'a' && event = 'b'", "query-fql-spelling@12"],
    ["not type = 'a'", "query-fql-spelling@1"],
    ["and type = 'a'", "query-fql-syntax@1"],
    ["type in ['a', ]", "query-fql-syntax@15"],
    ["type = $x", "query-character@8"],
    ["event('A').count() >= 1", "query-is-not-fql@1"],
    ["trait('a') = 'true'", "query-is-not-fql@1"],
  ];
  it.each(invalid)("finds in %s: %s", (text, findings) => {
    expect(show(text)).toBe(findings);
  });

  it("has fixes for spellings of other languages", () => {
    const text = "not type == 'a' && event <> 'b' || mach(event, 'c')";
    const fixed = applyFixes(text, checkFql(text));
    expect(fixed).toBe("! type = 'a' and event != 'b' or match(event, 'c')");
    expect(checkFql(fixed)).toEqual([]);
  });

  it("refuses deep nesting with one finding", () => {
    expect(show("(".repeat(100_000))).toMatch(/^query-too-deep@\d+$/);
  });
});

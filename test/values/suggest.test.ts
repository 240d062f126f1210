import { describe, expect, test } from "vitest";
import { suggest } from "../../src/values/suggest.ts";

describe("did you mean", () => {
  test.each([
    ["descripton", "description"],
    ["Enabled", "enabled"],
  ])("%s is near %s", (word, meant) => {
    expect(suggest(word, ["description", "enabled", "definition"])).toBe(meant);
  });

  test("more than a third of other letters is not near", () => {
    expect(suggest("optin", ["query"])).toBeUndefined();
  });

  test("nothing is near where nothing is known", () => {
    expect(suggest("name", [])).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyCharacter } from "../support/any-character.ts";
import { isLabel, maxLabelLength, toLabel, trimHyphens } from "../../src/values/label.ts";

const label = fc
  .string({ unit: fc.constantFrom("a", "b", "z", "0", "9", "-"), minLength: 1, maxLength: maxLabelLength })
  .filter((text) => isLabel(text) && !text.includes("--"));

describe("labels", () => {
  test("any text becomes a label, or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 200 }), (text) => {
        const label = toLabel(text);
        expect(label === "" || isLabel(label)).toBe(true);
      }),
    );
  });

  test("a label without hyphens in a row stays as it is", () => {
    fc.assert(
      fc.property(label, (label) => {
        expect(toLabel(label)).toBe(label);
      }),
    );
  });

  test.each([
    ["High Spenders", "high-spenders"],
    ["Café München", "cafe-munchen"],
    ["  VIP (30 days) ", "vip-30-days"],
    ["iPhone", "iphone"],
    ["高額", ""],
  ])("%j becomes %j", (text, label) => {
    expect(toLabel(text)).toBe(label);
  });

  test("a cut leaves no hyphen at the end", () => {
    expect(toLabel(`${"a".repeat(maxLabelLength - 1)} b`)).toBe("a".repeat(maxLabelLength - 1));
  });

  test("hyphens are taken off both ends", () => {
    expect(trimHyphens("--a-b-")).toBe("a-b");
  });

  test.each(["", "-a", "a-", "A", "a_b", "a".repeat(64)])("%j is none", (text) => {
    expect(isLabel(text)).toBe(false);
  });
});
